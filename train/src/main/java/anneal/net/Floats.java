package anneal.net;

import anneal.optim.Chunk;
import anneal.optim.FloatChunk;
import anneal.optim.Product;
import anneal.optim.Tensor;
import anneal.optim.Vector;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** A vector in float32 over a matrix without gaps between its rows. */
final class Floats implements Vector {
    private static final int CHUNK = 1024;

    private final Products products;
    private final Matrix matrix;
    private float[] staged = new float[0];
    private float[] mixed = staged;

    Floats(Products products, Matrix matrix) {
        this.products = products;
        this.matrix = matrix;
    }

    Matrix matrix() {
        return matrix;
    }

    @Override
    public int size() {
        return matrix.rows() * matrix.columns();
    }

    @Override
    public void blend(double keep, double take, Vector x) {
        Matrix other = ((Floats) x).matrix;
        if (keep == 1) {
            products.add((float) take, other, matrix);
        } else {
            mix((float) keep, (float) take, other.numbers());
        }
    }

    /** In arrays, chunk by chunk: several times faster than number by number in the buffers. */
    private void mix(float keep, float take, FloatBuffer other) {
        float[] y = staged(Math.min(CHUNK, size()));
        if (mixed.length < y.length) {
            mixed = new float[y.length];
        }
        float[] x = mixed;
        for (int at = 0; at < size(); at += CHUNK) {
            int count = Math.min(CHUNK, size() - at);
            other.get(at, x, 0, count);
            matrix.numbers().get(at, y, 0, count);
            if (keep == 0) {
                Arrays.fill(y, 0, count, 0);
            }
            for (int i = 0; i < count; i++) {
                y[i] = keep * y[i] + take * x[i];
            }
            matrix.numbers().put(at, y, 0, count);
        }
    }

    @Override
    public void read(int at, double[] into, int count) {
        float[] chunk = staged(count);
        matrix.numbers().get(at, chunk, 0, count);
        for (int i = 0; i < count; i++) {
            into[i] = chunk[i];
        }
    }

    @Override
    public void write(int at, double[] from, int count) {
        float[] chunk = staged(count);
        for (int i = 0; i < count; i++) {
            chunk[i] = (float) from[i];
        }
        matrix.numbers().put(at, chunk, 0, count);
    }

    /** Copies in bulk and converts in an array: several times faster than number by number out of the buffer. */
    private float[] staged(int count) {
        if (staged.length < count) {
            staged = new float[count];
        }
        return staged;
    }

    /** A copy of the numbers. */
    float[] copy() {
        float[] copy = new float[size()];
        matrix.numbers().get(0, copy);
        return copy;
    }

    /** Replaces all numbers. */
    void set(float[] numbers) {
        matrix.numbers().put(0, numbers, 0, size());
    }

    @Override
    public void read(int at, float[] into, int count) {
        matrix.numbers().get(at, into, 0, count);
    }

    @Override
    public void write(int at, float[] from, int count) {
        matrix.numbers().put(at, from, 0, count);
    }

    @Override
    public Product product(Tensor a, Tensor b, Tensor c) {
        return FloatProduct.of(products.exact(), turned(b), turned(a), turned(c));
    }

    @Override
    public Product gram(Tensor x, Tensor c) {
        Matrix lines = turned(x);
        return c.rows() == x.rows()
                ? FloatProduct.of(products.exact(), lines.transposed(), lines, turned(c))
                : FloatProduct.of(products.exact(), lines, lines.transposed(), turned(c));
    }

    /** A matrix's numbers, column after column, as a transposed matrix row after row. */
    private static Matrix turned(Tensor tensor) {
        return ((Floats) tensor.numbers()).matrix.lines(tensor.columns(), tensor.rows());
    }

    @Override
    public Chunk chunk(int size) {
        return new FloatChunk(size);
    }

    @Override
    public double epsilon() {
        return Math.ulp(1f);
    }

    @Override
    public Floats zeros() {
        return new Floats(products, Matrix.zeros(matrix.storage(), matrix.rows(), matrix.columns()));
    }

    @Override
    public Floats zeros(int size) {
        return new Floats(products, Matrix.zeros(matrix.storage(), 1, size));
    }
}
