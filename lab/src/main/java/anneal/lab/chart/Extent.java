package anneal.lab.chart;

/**
 * The values at the two ends of a drawn axis.
 *
 * @param low the value at the lower end
 * @param high the value at the upper end, above {@code low}
 */
record Extent(double low, double high) {
    /** A range narrower than this part of its ends counts as a single value. */
    static final double NARROWEST = 1e-9;

    private static final double PADDING = 0.04;

    /** The ends of the x axis: those of the data, unless fixed. */
    static Extent x(Axis axis, double least, double most) {
        return fixed(axis, fitted(axis.scale(), least, most));
    }

    /** The ends of the y axis: a little beyond the data, from zero where they come near it, unless fixed. */
    static Extent y(Axis axis, double least, double most) {
        Extent data = fitted(axis.scale(), least, most);
        return fixed(axis, axis.scale() == Scale.LOG ? data.paddedRatio() : data.padded());
    }

    private static Extent fitted(Scale scale, double least, double most) {
        if (!single(least, most)) {
            return new Extent(least, most);
        }
        if (scale == Scale.LOG) {
            return new Extent(Math.max(least / 3, 1 / Scale.LIMIT), Math.min(most * 3, Scale.LIMIT));
        }
        if (Math.abs(least) <= 1 / Scale.LIMIT) {
            return new Extent(0, 1);
        }
        return least > 0 ? new Extent(0, least * 1.5) : new Extent(least * 1.5, 0);
    }

    private static boolean single(double low, double high) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        return high - low <= NARROWEST * size || size <= 1 / Scale.LIMIT;
    }

    private static Extent fixed(Axis axis, Extent fitted) {
        boolean lowFixed = !Double.isNaN(axis.low());
        boolean highFixed = !Double.isNaN(axis.high());
        double low = lowFixed ? axis.low() : fitted.low;
        double high = highFixed ? axis.high() : fitted.high;
        if (high > low && !single(low, high)) {
            return new Extent(low, high);
        }
        double away = axis.scale() == Scale.LOG ? 0.9 : Math.max(Math.abs(lowFixed ? low : high), 1);
        return lowFixed
                ? new Extent(low, axis.scale() == Scale.LOG ? low * 10 : low + away)
                : new Extent(axis.scale() == Scale.LOG ? high / 10 : high - away, high);
    }

    private Extent padded() {
        double pad = (high - low) * PADDING;
        boolean nearZero = low >= 0 && low <= high / 4;
        boolean nearZeroFromBelow = high <= 0 && high >= low / 4;
        return new Extent(nearZero ? 0 : low - pad, nearZeroFromBelow ? 0 : high + pad);
    }

    private Extent paddedRatio() {
        double pad = (StrictMath.log10(high) - StrictMath.log10(low)) * PADDING;
        return new Extent(
                Math.max(StrictMath.pow(10, StrictMath.log10(low) - pad), 1e-307),
                Math.min(StrictMath.pow(10, StrictMath.log10(high) + pad), 1e307));
    }
}
