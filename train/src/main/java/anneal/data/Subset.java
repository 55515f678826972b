package anneal.data;

import java.nio.FloatBuffer;

/** Some rows of another data set, in an order of their own. */
final class Subset implements DataSet {

    private final DataSet whole;
    private final int[] rows;

    Subset(DataSet whole, int... rows) {
        this.whole = whole;
        this.rows = Rows.checked(rows, whole.size());
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int features() {
        return whole.features();
    }

    @Override
    public int classes() {
        return whole.classes();
    }

    @Override
    public int label(int row) {
        return whole.label(rows[row]);
    }

    @Override
    public float target(int row) {
        return whole.target(rows[row]);
    }

    @Override
    public void gather(int row, int from, int to, FloatBuffer into, int at) {
        whole.gather(rows[row], from, to, into, at);
    }
}
