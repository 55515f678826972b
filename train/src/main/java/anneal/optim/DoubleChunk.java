package anneal.optim;

/** A chunk in float64, for vectors of any precision. */
final class DoubleChunk implements Chunk {
    private final double[] numbers;

    DoubleChunk(int size) {
        this.numbers = new double[size];
    }

    private static double[] of(Chunk chunk) {
        return ((DoubleChunk) chunk).numbers;
    }

    @Override
    public void read(Vector vector, int at, int count) {
        vector.read(at, numbers, count);
    }

    @Override
    public void write(Vector vector, int at, int count) {
        vector.write(at, numbers, count);
    }

    @Override
    public void set(Chunk x) {
        System.arraycopy(of(x), 0, numbers, 0, numbers.length);
    }

    @Override
    public void sign() {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] /= Math.max(Math.abs(numbers[i]), Double.MIN_VALUE);
        }
    }

    @Override
    public void scale(double keep) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= keep;
        }
    }

    @Override
    public void mix(double keep, double take, Chunk x) {
        double[] other = of(x);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = keep * numbers[i] + take * other[i];
        }
    }

    @Override
    public void mixSquares(double keep, double take, Chunk x) {
        double[] other = of(x);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = keep * numbers[i] + take * other[i] * other[i];
        }
    }

    @Override
    public void raise(Chunk x) {
        double[] other = of(x);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.max(numbers[i], other[i]);
        }
    }

    @Override
    public void descend(double step, Chunk x, Chunk squares, double root, double eps) {
        double[] other = of(x);
        double[] u = of(squares);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] -= step * other[i] / (Math.sqrt(u[i]) / root + eps);
        }
    }
}
