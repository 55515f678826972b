package anneal.laws;

import anneal.data.DataSet;
import java.nio.FloatBuffer;

/**
 * Twenty rows of small numbers.
 *
 * @param features numbers in a row
 * @param classes classes that take turns; 0 for the row's own number as its target
 */
public record Sample(int features, int classes) implements DataSet {

    /** Rows of so many classes. */
    public static Sample classes(int features, int classes) {
        return new Sample(features, classes);
    }

    /** Rows with a number to predict. */
    public static Sample numbers(int features) {
        return new Sample(features, 0);
    }

    @Override
    public int size() {
        return 20;
    }

    @Override
    public int label(int row) {
        return row % classes;
    }

    @Override
    public float target(int row) {
        return row / 20f;
    }

    @Override
    public void gather(int row, int from, int to, FloatBuffer into, int at) {
        for (int i = from; i < to; i++) {
            into.put(at + i - from, (row * 7 + i * 3) % 11 / 11f - 0.5f);
        }
    }
}
