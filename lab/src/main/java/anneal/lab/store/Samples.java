package anneal.lab.store;

import java.util.Arrays;

/** Points of a curve in the order of their steps. Immutable. */
public final class Samples {
    /** No points. */
    static final Samples NONE = new Builder().build();

    private final long[] steps;
    private final int[] epochs;
    private final double[] values;
    private final long[] millis;

    private Samples(Builder points) {
        steps = Arrays.copyOf(points.steps, points.size);
        epochs = Arrays.copyOf(points.epochs, points.size);
        values = Arrays.copyOf(points.values, points.size);
        millis = Arrays.copyOf(points.millis, points.size);
    }

    /** How many there are. */
    public int size() {
        return steps.length;
    }

    /** The update at which a point stands. */
    public long step(int i) {
        return steps[i];
    }

    /** The epoch it belongs to, from 0. */
    public int epoch(int i) {
        return epochs[i];
    }

    /** Its value, which may be NaN or infinite. */
    public double value(int i) {
        return values[i];
    }

    /** When it was measured, in milliseconds since 1970. */
    public long millis(int i) {
        return millis[i];
    }

    /**
     * Fewer points, with the spikes: of every stretch of steps the least, the greatest and the first that is NaN; and the first
     * and the last of all. Points few enough stay as they are.
     *
     * @param points how many there should be; a few more may be left
     */
    public Samples thinned(int points) {
        if (points < 2) {
            throw new IllegalArgumentException("points must be >= 2, but was " + points);
        }
        if (size() <= points) {
            return this;
        }
        Builder kept = new Builder();
        double stretch = (steps[size() - 1] - steps[0] + 1) / (points / 2.0);
        for (int from = 0; from < size(); ) {
            int to = from + 1;
            while (to < size() && stretch(to, stretch) == stretch(from, stretch)) {
                to++;
            }
            keep(kept, from, to);
            from = to;
        }
        return new Samples(kept);
    }

    private long stretch(int i, double length) {
        return (long) ((steps[i] - steps[0]) / length);
    }

    private void keep(Builder kept, int from, int to) {
        int low = -1;
        int high = -1;
        int missing = -1;
        for (int i = from; i < to; i++) {
            if (Double.isNaN(values[i])) {
                missing = missing < 0 ? i : missing;
            } else {
                low = low < 0 || values[i] < values[low] ? i : low;
                high = high < 0 || values[i] > values[high] ? i : high;
            }
        }
        for (int i = from; i < to; i++) {
            if (i == low || i == high || i == missing || i == 0 || i == size() - 1) {
                kept.add(this, i);
            }
        }
    }

    /** Collects points. */
    static final class Builder {
        private static final int FIRST_ROOM = 256;

        private long[] steps = new long[FIRST_ROOM];
        private int[] epochs = new int[FIRST_ROOM];
        private double[] values = new double[FIRST_ROOM];
        private long[] millis = new long[FIRST_ROOM];
        private int size;

        void add(long step, int epoch, double value, long time) {
            if (size == steps.length) {
                steps = Arrays.copyOf(steps, 2 * size);
                epochs = Arrays.copyOf(epochs, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
                millis = Arrays.copyOf(millis, 2 * size);
            }
            steps[size] = step;
            epochs[size] = epoch;
            values[size] = value;
            millis[size++] = time;
        }

        void add(Samples points, int i) {
            add(points.steps[i], points.epochs[i], points.values[i], points.millis[i]);
        }

        /** The last step so far; -1 for none. */
        long lastStep() {
            return size == 0 ? -1 : steps[size - 1];
        }

        Samples build() {
            return new Samples(this);
        }
    }
}
