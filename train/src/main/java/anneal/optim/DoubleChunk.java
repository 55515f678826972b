package anneal.optim;

import java.util.Arrays;

/** A chunk in float64, for vectors of that precision. */
final class DoubleChunk implements Chunk {
    private final double[] numbers;
    private int count;

    DoubleChunk(int size) {
        this.numbers = new double[size];
        this.count = size;
    }

    private static DoubleChunk of(Chunk chunk) {
        return (DoubleChunk) chunk;
    }

    @Override
    public void read(Vector vector, int at, int count) {
        vector.read(at, numbers, count);
        this.count = count;
    }

    @Override
    public void write(Vector vector, int at, int count) {
        vector.write(at, numbers, count);
    }

    @Override
    public void set(Chunk x) {
        DoubleChunk other = of(x);
        count = other.count;
        System.arraycopy(other.numbers, 0, numbers, 0, count);
    }

    @Override
    public void fill(double value) {
        Arrays.fill(numbers, 0, count, value);
    }

    @Override
    public void abs() {
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.abs(numbers[i]);
        }
    }

    @Override
    public void sign() {
        for (int i = 0; i < count; i++) {
            numbers[i] /= Math.max(Math.abs(numbers[i]), Double.MIN_VALUE);
        }
    }

    @Override
    public void root() {
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.sqrt(numbers[i]);
        }
    }

    @Override
    public void raise(double least) {
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.max(numbers[i], least);
        }
    }

    @Override
    public void lower(double most) {
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.min(numbers[i], most);
        }
    }

    @Override
    public void scale(double keep, double plus) {
        for (int i = 0; i < count; i++) {
            numbers[i] = keep * numbers[i] + plus;
        }
    }

    @Override
    public void mix(double keep, double take, Chunk x) {
        double[] a = of(x).numbers;
        for (int i = 0; i < of(x).count; i++) {
            numbers[i] = keep * numbers[i] + take * a[i];
        }
    }

    @Override
    public void mixProduct(double keep, double take, Chunk x, Chunk y) {
        double[] a = of(x).numbers;
        double[] b = of(y).numbers;
        for (int i = 0; i < of(x).count; i++) {
            numbers[i] = keep * numbers[i] + take * a[i] * b[i];
        }
    }

    @Override
    public void multiply(Chunk x) {
        double[] a = of(x).numbers;
        for (int i = 0; i < of(x).count; i++) {
            numbers[i] *= a[i];
        }
    }

    @Override
    public void divide(Chunk x) {
        double[] a = of(x).numbers;
        for (int i = 0; i < of(x).count; i++) {
            numbers[i] /= a[i];
        }
    }

    @Override
    public void raise(Chunk x) {
        double[] a = of(x).numbers;
        for (int i = 0; i < of(x).count; i++) {
            numbers[i] = Math.max(numbers[i], a[i]);
        }
    }

    @Override
    public void descend(double step, Chunk x, Chunk squares, double root, double eps) {
        double[] a = of(x).numbers;
        double[] u = of(squares).numbers;
        double scale = 1 / root;
        for (int i = 0; i < of(x).count; i++) {
            numbers[i] -= step * a[i] / (Math.sqrt(u[i]) * scale + eps);
        }
    }

    /** In four sums, because an addition takes some cycles, but four can be under way. */
    @Override
    public double sum() {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            a += numbers[i];
            b += numbers[i + 1];
            c += numbers[i + 2];
            d += numbers[i + 3];
        }
        for (; i < count; i++) {
            a += numbers[i];
        }
        return (a + b) + (c + d);
    }
}
