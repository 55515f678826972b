package anneal.net;

import anneal.optim.Chunk;
import anneal.optim.Vector;

/** A chunk in float32, for {@link Floats}. */
final class FloatChunk implements Chunk {
    private final float[] numbers;

    FloatChunk(int size) {
        this.numbers = new float[size];
    }

    private static float[] of(Chunk chunk) {
        return ((FloatChunk) chunk).numbers;
    }

    @Override
    public void read(Vector vector, int at, int count) {
        ((Floats) vector).matrix().numbers().get(at, numbers, 0, count);
    }

    @Override
    public void write(Vector vector, int at, int count) {
        ((Floats) vector).matrix().numbers().put(at, numbers, 0, count);
    }

    @Override
    public void set(Chunk x) {
        System.arraycopy(of(x), 0, numbers, 0, numbers.length);
    }

    @Override
    public void sign() {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] /= Math.max(Math.abs(numbers[i]), Float.MIN_VALUE);
        }
    }

    @Override
    public void scale(double keep) {
        float factor = (float) keep;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= factor;
        }
    }

    @Override
    public void mix(double keep, double take, Chunk x) {
        float[] other = of(x);
        float old = (float) keep;
        float fresh = (float) take;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = old * numbers[i] + fresh * other[i];
        }
    }

    @Override
    public void mixSquares(double keep, double take, Chunk x) {
        float[] other = of(x);
        float old = (float) keep;
        float fresh = (float) take;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = old * numbers[i] + fresh * other[i] * other[i];
        }
    }

    @Override
    public void raise(Chunk x) {
        float[] other = of(x);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.max(numbers[i], other[i]);
        }
    }

    @Override
    public void descend(double step, Chunk x, Chunk squares, double root, double eps) {
        float[] other = of(x);
        float[] u = of(squares);
        float length = (float) step;
        float scale = (float) root;
        float least = (float) eps;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] -= length * other[i] / ((float) Math.sqrt(u[i]) / scale + least);
        }
    }
}
