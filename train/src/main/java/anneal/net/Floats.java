package anneal.net;

import anneal.optim.Vector;

/** A vector in float32 over a matrix without gaps between its rows. */
final class Floats implements Vector {
    private final Products products;
    private final Matrix matrix;
    private float[] staged = new float[0];

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
        if (keep != 1) {
            scale((float) keep);
        }
        products.add((float) take, ((Floats) x).matrix, matrix);
    }

    private void scale(float factor) {
        for (int i = 0; i < size(); i++) {
            matrix.numbers().put(i, factor * matrix.numbers().get(i));
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
    public double epsilon() {
        return Math.ulp(1f);
    }

    @Override
    public Vector zeros() {
        return new Floats(products, Matrix.zeros(matrix.rows(), matrix.columns()));
    }
}
