package anneal.board.design;

import java.util.Arrays;

/**
 * Points in the order of x, thinned so that a picture of them looks the same: of those between two marks on the axis, the
 * first, the least, the greatest and the last.
 *
 * <p>Not a number counts as a gap: the first of several in a row is kept.
 */
final class Thinned {
    private final double width;
    private final double from;

    private double[] xs = new double[256];
    private double[] ys = new double[256];
    private int size;

    private long column = Long.MIN_VALUE;
    private int first;

    /** Points between {@code from} and {@code to} in so many columns. */
    Thinned(double from, double to, int columns) {
        this.from = from;
        this.width = Math.max((to - from) / columns, Double.MIN_NORMAL);
    }

    /** One more point; its x is not less than that of the point before. */
    void add(double x, double y) {
        long in = (long) Math.floor((x - from) / width);
        if (in != column) {
            column = in;
            first = size;
        }
        if (Double.isNaN(y) && size > 0 && Double.isNaN(ys[size - 1])) {
            return;
        }
        append(x, y);
        if (size - first > 4) {
            drop(superfluous());
        }
    }

    /** Of five points of a column the one inside that is neither its least nor its greatest. */
    private int superfluous() {
        int least = first;
        int most = first;
        for (int i = first; i < size; i++) {
            least = ys[i] < ys[least] || Double.isNaN(ys[least]) ? i : least;
            most = ys[i] > ys[most] || Double.isNaN(ys[most]) ? i : most;
        }
        for (int i = first + 1; i < size - 1; i++) {
            if (i != least && i != most) {
                return i;
            }
        }
        throw new IllegalStateException("of three points inside a column two at most are its extremes");
    }

    private void append(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size++] = y;
    }

    private void drop(int index) {
        System.arraycopy(xs, index + 1, xs, index, size - index - 1);
        System.arraycopy(ys, index + 1, ys, index, size - index - 1);
        size--;
    }

    /** The x of what was kept. */
    double[] x() {
        return Arrays.copyOf(xs, size);
    }

    /** The y of what was kept. */
    double[] y() {
        return Arrays.copyOf(ys, size);
    }
}
