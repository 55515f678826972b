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

    /**
     * Draws to a point. One that rounds to the place of the last is left out, unless it makes a dot; a level or upright
     * line that goes on in its direction stays one line.
     */
    void lineTo(double x, double y) {
        int last = size - 1;
        if (!starts[last] && tenths(x) == xs[last] && tenths(y) == ys[last]) {
            return;
        }
        if (!starts[last] && (onward(xs, ys, tenths(x), tenths(y)) || onward(ys, xs, tenths(y), tenths(x)))) {
            size--;
        }
        add(x, y, false);
    }

    /** Whether the last two points and the next stand on one level in this order. */
    private boolean onward(double[] along, double[] level, double next, double nextLevel) {
        int last = size - 1;
        return level[last] == nextLevel
                && level[last - 1] == nextLevel
                && (along[last] - along[last - 1]) * (next - along[last]) > 0;
    }

    /** The sum of all strokes. */
    double length() {
        double length = 0;
        for (int i = 1; i < size; i++) {
            length += starts[i] ? 0 : Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
        }
        return length;
    }

    /** How far the path reaches from left to right. */
    double breadth() {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            left = Math.min(left, xs[i]);
            right = Math.max(right, xs[i]);
        }
        return right - left;
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
