package anneal.lab.chart;

/** The extents of a chart's two axes, found from its curves, bands and guides. */
record Bounds(Extent x, Extent y) {
    static Bounds of(Chart chart) {
        Span x = new Span(chart.x());
        Span y = new Span(chart.y());
        for (Mark mark : chart.marks()) {
            if (mark instanceof Series series) {
                include(series.points(), x, y);
            } else if (mark instanceof Band band) {
                include(band.mean(), x, y);
                include(band.low(), x, y);
                include(band.high(), x, y);
            } else if (mark instanceof Guide guide) {
                y.include(guide.y());
            }
        }
        return new Bounds(Extent.x(chart.x(), x.least, x.most), Extent.y(chart.y(), y.least, y.most));
    }

    private static void include(Points points, Span x, Span y) {
        for (int i = 0; i < points.size(); i++) {
            if (x.scale.holds(points.x(i)) && y.scale.holds(points.y(i))) {
                x.include(points.x(i));
                y.include(points.y(i));
            }
        }
    }

    /** The least and the greatest value seen along one axis. */
    private static final class Span {
        final Scale scale;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;

        Span(Axis axis) {
            scale = axis.scale();
        }

        void include(double value) {
            if (scale.holds(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
    }
}
