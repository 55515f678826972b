package anneal.data;

import java.nio.FloatBuffer;

/**
 * Examples held in memory or mapped from a file, each a row of numbers with an answer.
 *
 * <p>Rows are numbered from 0 and never change, so a data set may be shared between runs and threads. It keeps the
 * numbers in the form they came in (images as bytes) and turns them into normalised floats only when a row is gathered.
 */
public interface DataSet {

    /** The number of rows. */
    int size();

    /** The length of one row: 3072 for a 3x32x32 image. */
    int features();

    /** The number of classes, or 0 when the answers are numbers to be predicted (regression). */
    int classes();

    /**
     * The class of a row, from 0 to {@code classes() - 1}.
     *
     * @throws UnsupportedOperationException for regression
     */
    int label(int row);

    /**
     * The number to predict for a row.
     *
     * @throws UnsupportedOperationException for classification
     */
    float target(int row);

    /**
     * Writes the features {@code [from, to)} of one row, normalised, to {@code into[at .. at + to - from)} without moving
     * the buffer's position. Called from several threads at once, for different places in the buffer.
     */
    void gather(int row, int from, int to, FloatBuffer into, int at);

    /** Writes one row, normalised, to {@code into[at .. at + features())}. */
    default void gather(int row, FloatBuffer into, int at) {
        gather(row, 0, features(), into, at);
    }

    /** The given rows only, in the given order; the numbers are shared, not copied. */
    default DataSet select(int... rows) {
        return new Subset(this, rows);
    }

    /** The first {@code count} rows only. */
    default DataSet take(int count) {
        return select(Rows.first(count, size()));
    }

    /**
     * Two parts without a common row, drawn at random; the same seed draws the same parts.
     *
     * @param testShare the test part's share of the rows, in (0, 1); each part has at least one row
     */
    default Split split(double testShare, long seed) {
        Rows.Parts parts = Rows.divide(size(), testShare, seed);
        return new Split(select(parts.train()), select(parts.test()));
    }
}
