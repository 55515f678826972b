package anneal.board.watch;

import anneal.lab.store.Samples;
import anneal.lab.store.StoredRun;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * Puts the points of thinned curves on one grid for all of them, so that a picture of many has few different x: every column has
 * room for two, its least and its greatest value, in the order in which they came.
 */
final class Grid {
    private final double from;
    private final double width;

    /** A grid of so many columns between two x. */
    Grid(double from, double to, int columns) {
        this.from = from;
        this.width = Math.max((to - from) / columns, Double.MIN_NORMAL);
    }

    /** The points of one column so far. */
    private static final class Column {
        private double least = Double.NaN;
        private double most = Double.NaN;
        private boolean mostFirst;

        void add(double value) {
            if (Double.isNaN(least) || value < least) {
                least = value;
                mostFirst = !Double.isNaN(most);
            }
            if (Double.isNaN(most) || value > most) {
                most = value;
                mostFirst = false;
            }
        }
    }

    /** The points of a curve on the grid; a column without a number in it is a gap. */
    Points points(Samples samples, StoredRun run, Along along) {
        TreeMap<Long, Column> columns = new TreeMap<>();
        for (int i = 0; i < samples.size(); i++) {
            double x = along.x(run, samples.step(i), samples.millis(i));
            columns.computeIfAbsent((long) Math.floor((x - from) / width), key -> new Column())
                    .add(samples.value(i));
        }
        double[] xs = new double[2 * columns.size()];
        double[] ys = new double[2 * columns.size()];
        int size = 0;
        for (var entry : columns.entrySet()) {
            Column column = entry.getValue();
            xs[size] = 2.0 * entry.getKey();
            ys[size++] = column.mostFirst ? column.most : column.least;
            if (column.least != column.most) {
                xs[size] = 2.0 * entry.getKey() + 1;
                ys[size++] = column.mostFirst ? column.least : column.most;
            }
        }
        return new Points(from, width / 2, Arrays.copyOf(xs, size), Arrays.copyOf(ys, size));
    }

    /** Points as they are. */
    static Points exact(Samples samples, StoredRun run, Along along) {
        double[] xs = new double[samples.size()];
        double[] ys = new double[samples.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = along.x(run, samples.step(i), samples.millis(i));
            ys[i] = samples.value(i);
        }
        return new Points(0, 1, xs, ys);
    }

    /**
     * Points, side by side: where one has the place {@code k} its x is {@code from + k width}. Places on the grid are small whole
     * numbers, which are quickly written and read.
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
    record Points(double from, double width, double[] x, double[] y) {}
}
