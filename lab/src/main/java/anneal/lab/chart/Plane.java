package anneal.lab.chart;

/**
 * The plot area: a box, and where the values of both axes stand in it.
 *
 * @param box the area that curves may touch
 * @param x places of the x axis, left to right
 * @param y places of the y axis, bottom to top
 */
record Plane(Box box, Projection x, Projection y) {
    static Plane of(Chart chart, Box box) {
        chart.requireDrawable();
        Bounds bounds = Bounds.of(chart);
        return new Plane(
                box,
                new Projection(chart.x().scale(), bounds.x(), box.left(), box.right()),
                new Projection(chart.y().scale(), bounds.y(), box.bottom(), box.top()));
    }
}
