package anneal.optim;

/** A vector in float64 over an array. */
public final class Doubles implements Vector {
    private final double[] numbers;

    /** A vector whose numbers are those of the array, now and later. */
    public Doubles(double... numbers) {
        this.numbers = numbers;
    }

    double[] numbers() {
        return numbers;
    }

    @Override
    public int size() {
        return numbers.length;
    }

    @Override
    public void blend(double keep, double take, Vector x) {
        double[] other = ((Doubles) x).numbers;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (keep == 0 ? 0 : keep * numbers[i]) + take * other[i];
        }
    }

    @Override
    public void read(int at, double[] into, int count) {
        System.arraycopy(numbers, at, into, 0, count);
    }

    @Override
    public void write(int at, double[] from, int count) {
        System.arraycopy(from, 0, numbers, at, count);
    }

    @Override
    public void read(int at, float[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = (float) numbers[at + i];
        }
    }

    @Override
    public void write(int at, float[] from, int count) {
        for (int i = 0; i < count; i++) {
            numbers[at + i] = from[i];
        }
    }

    @Override
    public Chunk chunk(int size) {
        return new DoubleChunk(size);
    }

    @Override
    public Product product(Tensor a, Tensor b, Tensor c) {
        return DoubleProduct.of(a, b, c);
    }

    @Override
    public Product gram(Tensor x, Tensor c) {
        return DoubleProduct.gram(x, c);
    }

    @Override
    public double epsilon() {
        return Math.ulp(1.0);
    }

    @Override
    public Vector zeros() {
        return zeros(numbers.length);
    }

    @Override
    public Vector zeros(int size) {
        return new Doubles(new double[size]);
    }
}
