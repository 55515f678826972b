package anneal.lab.chart;

import anneal.lab.chart.Scene.Dash;
import anneal.lab.chart.Scene.Item;
import anneal.lab.chart.Scene.Lettering;
import anneal.lab.chart.Scene.Stroke;
import anneal.lab.chart.Scene.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The names of the curves with a sample of each: beside the plot where there is room, above it otherwise. */
final class Legend {
    private static final int SIZE = 13;
    private static final int SAMPLE = 22;
    private static final int GAP = 6;
    private static final int ROW = 20;
    private static final int LEAST_WIDTH_BESIDE = 560;

    /** A curve this much longer than it is broad goes up and down so often that only a thin line shows its shape. */
    private static final double RESTLESS = 3;

    private static final double LEAST_RESTLESS_LENGTH = 1000;

    private final List<Series> curves;

    Legend(List<Series> curves) {
        this.curves = curves;
    }

    /** The pen of a curve: its colour, its style, and dashes once the colours have come round. */
    static Stroke stroke(Path path, Series curve, int index) {
        if (curve.style() == Style.POINTS || path.length() == 0) {
            return new Stroke(path, Ink.curve(index), 4.5, Dash.SOLID);
        }
        boolean dashed = curve.style() == Style.DASHED || Ink.again(index);
        double length = path.length();
        boolean restless = length > LEAST_RESTLESS_LENGTH && length > RESTLESS * path.breadth();
        return new Stroke(path, Ink.curve(index), restless ? 1.25 : 2, dashed ? Dash.DASHED : Dash.SOLID);
    }

    boolean fitsBeside(int width, double height) {
        return width >= LEAST_WIDTH_BESIDE && widthBeside() <= 0.3 * width && curves.size() * ROW <= height;
    }

    double widthBeside() {
        double widest = 0;
        for (Series curve : curves) {
            widest = Math.max(widest, TextWidth.of(curve.name(), SIZE));
        }
        return SAMPLE + GAP + widest;
    }

    /** Draws rows of names from the top of a box and answers where they end. */
    double above(List<Item> items, Box box) {
        double x = box.left();
        double y = box.top();
        for (int i = 0; i < curves.size(); i++) {
            String name = TextWidth.cut(curves.get(i).name(), SIZE, box.width() - SAMPLE - GAP);
            double width = SAMPLE + GAP + TextWidth.of(name, SIZE);
            if (x > box.left() && x + width > box.right()) {
                x = box.left();
                y += ROW;
            }
            sample(items, x, y + 9, i);
            items.add(new Text(x + SAMPLE + GAP, y + 13, name, Lettering.of(Ink.TEXT, SIZE)));
            x += width + 16;
        }
        return y + ROW + 6;
    }

    /** Draws the names to the right of a plot, each as near to the end of its curve as the others let it. */
    void beside(List<Item> items, Box plot, List<Path> paths) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> end(paths.get(i), plot)));
        double[] places =
                spread(order.stream().mapToDouble(i -> end(paths.get(i), plot)).toArray(), plot);
        for (int place = 0; place < places.length; place++) {
            int i = order.get(place);
            double y = places[place];
            Path path = paths.get(i);
            int last = path.size() - 1;
            if (last >= 0 && path.x(last) >= plot.right() - 1) {
                Path link = Path.line(plot.right() + 5, path.y(last), plot.right() + SAMPLE, y);
                items.add(new Stroke(link, Ink.curve(i), 1, Dash.SOLID));
            } else {
                sample(items, plot.right() + 5, y, i);
            }
            Lettering lettering = Lettering.of(Ink.TEXT, SIZE);
            items.add(
                    new Text(plot.right() + SAMPLE + GAP, y + 4.5, curves.get(i).name(), lettering));
        }
    }

    private void sample(List<Item> items, double x, double y, int index) {
        boolean dots = curves.get(index).style() == Style.POINTS;
        double middle = x + (SAMPLE - 5) / 2.0;
        Path path = dots ? Path.line(middle, y, middle, y) : Path.line(x, y, x + SAMPLE - 5, y);
        items.add(stroke(path, curves.get(index), index));
    }

    private static double end(Path path, Box plot) {
        return path.size() == 0 ? plot.bottom() : path.y(path.size() - 1);
    }

    /** Moves ascending places at least a row apart, as little as it takes, within the plot. */
    static double[] spread(double[] wanted, Box plot) {
        double[] places = wanted.clone();
        for (int round = 0; round < 100; round++) {
            for (int i = 1; i < places.length; i++) {
                double lack = ROW - (places[i] - places[i - 1]);
                if (lack > 0) {
                    places[i - 1] -= lack / 2;
                    places[i] += lack / 2;
                }
            }
        }
        double free = plot.top() + 4;
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.max(places[i], free);
            free = places[i] + ROW;
        }
        free = plot.bottom();
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = Math.min(places[i], free);
            free = places[i] - ROW;
        }
        return places;
    }
}
