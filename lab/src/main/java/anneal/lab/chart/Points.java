package anneal.lab.chart;

import static anneal.lab.chart.Checks.require;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A sequence of points; a coordinate that has no place on its axis makes a gap. */
public final class Points {
    private final double[] x;
    private final double[] y;

    private Points(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /** The points {@code (x[i], y[i])}. */
    public static Points of(double[] x, double[] y) {
        require(
                x.length == y.length,
                "x and y must be of one length, but x has %s values and y has %s",
                x.length,
                y.length);
        return new Points(x.clone(), y.clone());
    }

    /** The points {@code (first, y[0]), (first + 1, y[1]), ...}: a value per update from 0, or per epoch from 1. */
    public static Points from(long first, double[] y) {
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = first + i;
        }
        return new Points(x, y.clone());
    }

    /**
     * One point for each {@code block} points in a row, at their mean place, with their mean value: a noisy loss per
     * update made readable. A gap in a block makes the block a gap; a last short block counts as one.
     */
    public Points averaged(int block) {
        require(block >= 1, "block must be >= 1, but was %s", block);
        double[] meanX = new double[x.length / block + (x.length % block == 0 ? 0 : 1)];
        double[] meanY = new double[meanX.length];
        for (int i = 0; i < meanX.length; i++) {
            int start = i * block;
            int end = Math.min(x.length - start, block) + start;
            for (int j = start; j < end; j++) {
                meanX[i] += x[j] / (end - start);
                meanY[i] += y[j] / (end - start);
            }
        }
        return new Points(meanX, meanY);
    }

    /** How many points there are, gaps included. */
    public int size() {
        return x.length;
    }

    /** The place of point {@code i} along the x axis. */
    public double x(int i) {
        return x[i];
    }

    /** The place of point {@code i} along the y axis. */
    public double y(int i) {
        return y[i];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Points points && Arrays.equals(x, points.x) && Arrays.equals(y, points.y);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
    }

    @Override
    public String toString() {
        return size() + " points";
    }
}
