package anneal.net;

import java.nio.FloatBuffer;

/**
 * Products in plain Java, for machines without a BLAS: right, but some ten times slower.
 *
 * <p>Operands are copied to arrays without gaps, so that the innermost loop runs along rows of {@code b} and {@code c} and
 * is vectorised; a block of {@code b} stays in the cache while all rows of {@code a} pass over it.
 */
final class PlainJava implements Products {
    private static final int BLOCK = 64;

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c, float keep, float take) {
        int inner = a.columns();
        int width = c.columns();
        float[] left = copy(a);
        float[] right = copy(b);
        float[] sums = new float[c.rows() * width];
        for (int from = 0; from < inner; from += BLOCK) {
            int to = Math.min(from + BLOCK, inner);
            for (int row = 0; row < c.rows(); row++) {
                for (int k = from; k < to; k++) {
                    addRow(left[row * inner + k], right, k * width, sums, row * width, width);
                }
            }
        }
        for (int row = 0; row < c.rows(); row++) {
            for (int column = 0; column < width; column++) {
                float old = keep == 0 ? 0 : keep * c.at(row, column);
                c.set(row, column, old + take * sums[row * width + column]);
            }
        }
    }

    private static void addRow(float factor, float[] from, int at, float[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] += factor * from[at + i];
        }
    }

    private static float[] copy(Matrix matrix) {
        float[] copy = new float[matrix.rows() * matrix.columns()];
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                copy[row * matrix.columns() + column] =
                        matrix.flipped() ? matrix.at(column, row) : matrix.at(row, column);
            }
        }
        return copy;
    }

    @Override
    public void add(float take, Matrix x, Matrix y) {
        FloatBuffer from = x.numbers();
        FloatBuffer to = y.numbers();
        for (int i = 0; i < x.rows() * x.columns(); i++) {
            to.put(i, to.get(i) + take * from.get(i));
        }
    }
}
