package anneal.lab.chart;

import java.util.Arrays;

/** Joined points of a drawing, in tenths of a unit; a move starts a new stroke. */
final class Path {
    private double[] xs = new double[16];
    private double[] ys = new double[16];
    private boolean[] starts = new boolean[16];
    private int size;

    /** A straight line. */
    static Path line(double x0, double y0, double x1, double y1) {
        Path path = new Path();
        path.moveTo(x0, y0);
        path.lineTo(x1, y1);
        return path;
    }

    void moveTo(double x, double y) {
        add(x, y, true);
    }

    /** Draws to a point; one that rounds to the place of the last is left out, unless it makes a dot. */
    void lineTo(double x, double y) {
        if (starts[size - 1] || tenths(x) != xs[size - 1] || tenths(y) != ys[size - 1]) {
            add(x, y, false);
        }
    }

    int size() {
        return size;
    }

    double x(int i) {
        return xs[i];
    }

    double y(int i) {
        return ys[i];
    }

    boolean starts(int i) {
        return starts[i];
    }

    private void add(double x, double y, boolean start) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
        }
        xs[size] = tenths(x);
        ys[size] = tenths(y);
        starts[size++] = start;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
