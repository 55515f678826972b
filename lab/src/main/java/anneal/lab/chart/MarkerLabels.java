package anneal.lab.chart;

import anneal.lab.chart.Scene.Anchor;
import anneal.lab.chart.Scene.Dash;
import anneal.lab.chart.Scene.Item;
import anneal.lab.chart.Scene.Lettering;
import anneal.lab.chart.Scene.Stroke;
import anneal.lab.chart.Scene.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The labels of the markers, on rows above the plot, beside each other where they fit and above where they do not. */
final class MarkerLabels {
    private static final int SIZE = 12;
    private static final int HEIGHT = 16;
    private static final int MOST_ROWS = 3;
    private static final double AIR = 8;

    private final List<Marker> markers;

    MarkerLabels(List<Marker> markers) {
        this.markers =
                markers.stream().sorted(Comparator.comparingDouble(Marker::x)).toList();
    }

    /** How many rows the labels take above a plot of this breadth. */
    int rows(Box breadth, Extent extent, Scale scale) {
        Projection x = new Projection(scale, extent, breadth.left(), breadth.right());
        return places(x).stream().mapToInt(place -> place.row + 1).max().orElse(0);
    }

    void draw(List<Item> items, Plane plane) {
        Box box = plane.box();
        for (Marker marker : markers) {
            double x = plane.x().at(marker.x());
            items.add(new Stroke(Path.line(x, box.top() - 3, x, box.bottom()), Ink.FRAME, 1.2, Dash.DASHED));
        }
        for (Place place : places(plane.x())) {
            double baseline = box.top() - 7 - place.row * HEIGHT;
            Lettering lettering = Lettering.of(Ink.TEXT, SIZE).at(Anchor.MIDDLE);
            items.add(new Text(place.center, baseline, place.label, lettering));
        }
    }

    private List<Place> places(Projection x) {
        List<Place> places = new ArrayList<>();
        double[] free = new double[MOST_ROWS];
        Arrays.fill(free, Double.NEGATIVE_INFINITY);
        for (Marker marker : markers) {
            String label = TextWidth.cut(marker.label(), SIZE, x.to() - x.from());
            double half = TextWidth.of(label, SIZE) / 2;
            double center = Math.max(x.from() + half, Math.min(x.to() - half, x.at(marker.x())));
            for (int row = 0; row < MOST_ROWS; row++) {
                if (center - half >= free[row]) {
                    places.add(new Place(center, row, label));
                    free[row] = center + half + AIR;
                    break;
                }
            }
        }
        return places;
    }

    private record Place(double center, int row, String label) {}
}
