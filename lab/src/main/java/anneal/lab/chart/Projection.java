package anneal.lab.chart;

/**
 * Where the values of an axis stand in the picture.
 *
 * @param scale the scale of the axis
 * @param extent the values at its ends
 * @param from the coordinate of the lower end
 * @param to the coordinate of the upper end
 */
record Projection(Scale scale, Extent extent, double from, double to) {
    /** Values this many lengths of the axis outside it are all equally far away. */
    private static final double FAR = 1e6;

    /** The coordinate of a value that the scale holds. */
    double at(double value) {
        double low = measure(extent.low());
        double share = (measure(value) - low) / (measure(extent.high()) - low);
        return from + Math.max(-FAR, Math.min(FAR, share)) * (to - from);
    }

    boolean shows(double value) {
        return scale.holds(value) && value >= extent.low() && value <= extent.high();
    }

    private double measure(double value) {
        return scale == Scale.LOG ? StrictMath.log(value) : value;
    }
}
