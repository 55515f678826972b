package anneal.lab.chart;

/** Draws the spread of a band as closed outlines within the plot area, one for each stretch without a gap. */
final class Shade {
    private final Plane plane;
    private final Path path = new Path();

    private int size;
    private final double[] xs;
    private final double[] tops;
    private final double[] bottoms;

    private Shade(Plane plane, int most) {
        this.plane = plane;
        xs = new double[most];
        tops = new double[most];
        bottoms = new double[most];
    }

    static Path of(Band band, Plane plane) {
        Shade shade = new Shade(plane, band.low().size());
        for (int i = 0; i < band.low().size(); i++) {
            shade.add(band.low().x(i), band.low().y(i), band.high().y(i));
        }
        shade.close();
        return shade.path;
    }

    private void add(double at, double low, double high) {
        if (!plane.x().shows(at) || !plane.y().scale().holds(high) || !Double.isFinite(low)) {
            close();
            return;
        }
        double x = plane.x().at(at);
        double top = within(plane.y().at(high));
        double bottom = plane.y().scale().holds(low)
                ? within(plane.y().at(low))
                : plane.box().bottom();
        if (size > 0 && Math.floor(xs[size - 1]) == Math.floor(x)) {
            tops[size - 1] = Math.min(tops[size - 1], top);
            bottoms[size - 1] = Math.max(bottoms[size - 1], bottom);
            return;
        }
        xs[size] = x;
        tops[size] = top;
        bottoms[size++] = bottom;
    }

    private void close() {
        for (int i = 0; i < size; i++) {
            if (i == 0) {
                path.moveTo(xs[0], tops[0]);
            } else {
                path.lineTo(xs[i], tops[i]);
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            path.lineTo(xs[i], bottoms[i]);
        }
        size = 0;
    }

    private double within(double y) {
        return Math.max(plane.box().top(), Math.min(plane.box().bottom(), y));
    }
}
