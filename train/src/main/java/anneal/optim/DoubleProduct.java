package anneal.optim;

/** A product in float64 and plain Java. */
final class DoubleProduct implements Product {

    /** A matrix, or the matrix with its rows and columns exchanged. */
    private record View(Tensor matrix, boolean turned) {
        double at(int row, int column) {
            return numbers(matrix)[turned ? row * matrix.rows() + column : column * matrix.rows() + row];
        }
    }

    private final View a;
    private final View b;
    private final int inner;
    private final Tensor c;

    private DoubleProduct(View a, View b, int inner, Tensor c) {
        this.a = a;
        this.b = b;
        this.inner = inner;
        this.c = c;
    }

    static DoubleProduct of(Tensor a, Tensor b, Tensor c) {
        return new DoubleProduct(new View(a, false), new View(b, false), a.columns(), c);
    }

    static DoubleProduct gram(Tensor x, Tensor c) {
        boolean wide = c.rows() == x.rows();
        return new DoubleProduct(new View(x, !wide), new View(x, wide), wide ? x.columns() : x.rows(), c);
    }

    private static double[] numbers(Tensor matrix) {
        return ((Doubles) matrix.numbers()).numbers();
    }

    @Override
    public void add(int shard, double keep, double take) {
        double[] sums = numbers(c);
        int first = c.columns() * shard / Crew.SHARDS;
        int last = c.columns() * (shard + 1) / Crew.SHARDS;
        for (int column = first; column < last; column++) {
            for (int row = 0; row < c.rows(); row++) {
                int at = column * c.rows() + row;
                sums[at] = (keep == 0 ? 0 : keep * sums[at]) + take * dot(row, column);
            }
        }
    }

    private double dot(int row, int column) {
        double sum = 0;
        for (int i = 0; i < inner; i++) {
            sum += a.at(row, i) * b.at(i, column);
        }
        return sum;
    }
}
