package anneal.optim;

import java.util.Arrays;

/** A chunk in float32, for vectors of that precision. */
public final class FloatChunk implements Chunk {
    private final float[] numbers;
    private int count;

    /** A chunk with room for {@code size} numbers. */
    public FloatChunk(int size) {
        this.numbers = new float[size];
        this.count = size;
    }

    private static FloatChunk of(Chunk chunk) {
        return (FloatChunk) chunk;
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
        FloatChunk other = of(x);
        count = other.count;
        System.arraycopy(other.numbers, 0, numbers, 0, count);
    }

    @Override
    public void fill(double value) {
        Arrays.fill(numbers, 0, count, (float) value);
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
            numbers[i] /= Math.max(Math.abs(numbers[i]), Float.MIN_VALUE);
        }
    }

    @Override
    public void root() {
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) Math.sqrt(numbers[i]);
        }
    }

    @Override
    public void raise(double least) {
        float low = (float) least;
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.max(numbers[i], low);
        }
    }

    @Override
    public void lower(double most) {
        float high = (float) most;
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.min(numbers[i], high);
        }
    }

    @Override
    public void scale(double keep, double plus) {
        float factor = (float) keep;
        float shift = (float) plus;
        for (int i = 0; i < count; i++) {
            numbers[i] = factor * numbers[i] + shift;
        }
    }

    @Override
    public void mix(double keep, double take, Chunk x) {
        float[] a = of(x).numbers;
        float old = (float) keep;
        float fresh = (float) take;
        for (int i = 0; i < of(x).count; i++) {
            numbers[i] = old * numbers[i] + fresh * a[i];
        }
    }

    @Override
    public void mixProduct(double keep, double take, Chunk x, Chunk y) {
        float[] a = of(x).numbers;
        float[] b = of(y).numbers;
        float old = (float) keep;
        float fresh = (float) take;
        for (int i = 0; i < of(x).count; i++) {
            numbers[i] = old * numbers[i] + fresh * a[i] * b[i];
        }
    }

    @Override
    public void multiply(Chunk x) {
        float[] a = of(x).numbers;
        for (int i = 0; i < of(x).count; i++) {
            numbers[i] *= a[i];
        }
    }

    @Override
    public void divide(Chunk x) {
        float[] a = of(x).numbers;
        for (int i = 0; i < of(x).count; i++) {
            numbers[i] /= a[i];
        }
    }

    @Override
    public void raise(Chunk x) {
        float[] a = of(x).numbers;
        for (int i = 0; i < of(x).count; i++) {
            numbers[i] = Math.max(numbers[i], a[i]);
        }
    }

    @Override
    public void descend(double step, Chunk x, Chunk squares, double root, double eps) {
        float[] a = of(x).numbers;
        float[] u = of(squares).numbers;
        float length = (float) step;
        float scale = (float) (1 / root);
        float least = (float) eps;
        for (int i = 0; i < of(x).count; i++) {
            numbers[i] -= length * a[i] / ((float) Math.sqrt(u[i]) * scale + least);
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
