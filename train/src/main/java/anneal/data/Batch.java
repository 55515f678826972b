package anneal.data;

import java.nio.FloatBuffer;
import java.util.Objects;

/** A mini-batch: some rows of a data set, in the order in which they were drawn. */
public final class Batch {
    private final DataSet data;
    private final int[] order;
    private final int from;
    private final int size;

    /** The rows {@code order[from .. from + size)}; the array is shared between the batches of an epoch, not copied. */
    Batch(DataSet data, int[] order, int from, int size) {
        this.data = data;
        this.order = order;
        this.from = from;
        this.size = size;
    }

    /** The number of rows; the last batch of an epoch may be short. */
    public int size() {
        return size;
    }

    /** The data set that the rows belong to. */
    public DataSet data() {
        return data;
    }

    /** The data set's row at place {@code i} of this batch. */
    public int row(int i) {
        return order[from + Objects.checkIndex(i, size)];
    }

    /** The class of the row at place {@code i}. */
    public int label(int i) {
        return data.label(row(i));
    }

    /** The number to predict for the row at place {@code i}. */
    public float target(int i) {
        return data.target(row(i));
    }

    /** Writes the features {@code [from, to)} of the row at place {@code i}, normalised, to {@code into[at .. at + to - from)}. */
    public void gather(int i, int from, int to, FloatBuffer into, int at) {
        data.gather(row(i), from, to, into, at);
    }

    /** Writes the row at place {@code i}, normalised, to {@code into[at .. at + features())}. */
    public void gather(int i, FloatBuffer into, int at) {
        data.gather(row(i), into, at);
    }
}
