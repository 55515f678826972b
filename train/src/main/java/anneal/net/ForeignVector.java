package anneal.net;

import anneal.optim.Chunk;
import anneal.optim.FloatChunk;
import anneal.optim.Product;
import anneal.optim.Tensor;
import anneal.optim.Vector;
import java.nio.FloatBuffer;

/** Another framework's float32 numbers as a vector: themselves and no copy, now and later. It can be averaged, not multiplied. */
public final class ForeignVector implements Vector {
    private final FloatBuffer numbers;

    /** All numbers of a buffer. */
    public ForeignVector(FloatBuffer numbers) {
        this.numbers = numbers;
    }

    @Override
    public int size() {
        return numbers.capacity();
    }

    @Override
    public void blend(double keep, double take, Vector x) {
        FloatBuffer other = ((ForeignVector) x).numbers;
        for (int i = 0; i < size(); i++) {
            float kept = keep == 0 ? 0 : (float) keep * numbers.get(i);
            numbers.put(i, kept + (float) take * other.get(i));
        }
    }

    @Override
    public void read(int at, double[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = numbers.get(at + i);
        }
    }

    @Override
    public void write(int at, double[] from, int count) {
        for (int i = 0; i < count; i++) {
            numbers.put(at + i, (float) from[i]);
        }
    }

    @Override
    public void read(int at, float[] into, int count) {
        numbers.get(at, into, 0, count);
    }

    @Override
    public void write(int at, float[] from, int count) {
        numbers.put(at, from, 0, count);
    }

    @Override
    public Chunk chunk(int size) {
        return new FloatChunk(size);
    }

    @Override
    public Product product(Tensor a, Tensor b, Tensor c) {
        throw new UnsupportedOperationException("another framework's numbers are multiplied there");
    }

    @Override
    public Product gram(Tensor x, Tensor c) {
        return product(x, x, c);
    }

    @Override
    public double epsilon() {
        return Math.ulp(1f);
    }

    @Override
    public Vector zeros() {
        return zeros(size());
    }

    @Override
    public Vector zeros(int size) {
        return new ForeignVector(FloatBuffer.allocate(size));
    }
}
