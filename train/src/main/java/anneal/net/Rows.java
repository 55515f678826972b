package anneal.net;

import anneal.data.DataSet;
import java.nio.FloatBuffer;

/** Rows of numbers without answers. */
final class Rows implements DataSet {
    private final float[][] rows;

    Rows(float[][] rows) {
        this.rows = rows;
        for (int i = 1; i < rows.length; i++) {
            if (rows[i].length != rows[0].length) {
                throw new IllegalArgumentException("row " + i + " must have " + rows[0].length
                        + " numbers, as many as the first, but has " + rows[i].length);
            }
        }
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int features() {
        return rows[0].length;
    }

    @Override
    public int classes() {
        return 0;
    }

    @Override
    public int label(int row) {
        throw new UnsupportedOperationException("these rows have no answers");
    }

    @Override
    public float target(int row) {
        throw new UnsupportedOperationException("these rows have no answers");
    }

    @Override
    public void gather(int row, int from, int to, FloatBuffer into, int at) {
        into.put(at, rows[row], from, to - from);
    }
}
