package anneal.lab.chart;

import anneal.lab.chart.Scene.Anchor;
import anneal.lab.chart.Scene.Dash;
import anneal.lab.chart.Scene.Fill;
import anneal.lab.chart.Scene.Item;
import anneal.lab.chart.Scene.Lettering;
import anneal.lab.chart.Scene.Stroke;
import anneal.lab.chart.Scene.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays a chart out: title, legend, axes and curves, each in room of its own, so that no label covers a curve.
 *
 * <p>From top to bottom: title, subtitle, legend (unless it stands beside the plot), the y axis' label, the labels of
 * the markers, the plot, the x axis' ticks and label. The legend stands beside the plot, in the order in which the
 * curves end, where the picture is wide enough for the names.
 */
final class Layout {
    private static final int MARGIN = 16;
    private static final int TITLE = 18;
    private static final int SMALL = 13;
    private static final int TICK = 12;
    private static final int MARKER_ROW = 16;

    private final Chart chart;
    private final Size size;
    private final List<Series> curves;
    private final Legend legend;
    private final List<Item> items = new ArrayList<>();

    private double top = MARGIN;

    private Layout(Chart chart, Size size) {
        this.chart = chart;
        this.size = size;
        curves = chart.curves();
        legend = new Legend(curves);
    }

    static Scene of(Chart chart, Size size) {
        chart.requireDrawable();
        Layout layout = new Layout(chart, size);
        layout.draw();
        return new Scene(size, chart.title(), layout.description(), layout.items);
    }

    private void draw() {
        Path paper = Path.line(0, 0, size.width(), 0);
        paper.lineTo(size.width(), size.height());
        paper.lineTo(0, size.height());
        items.add(new Fill(paper, Ink.PAPER, 1));
        lines(chart.title(), Lettering.of(Ink.TEXT, TITLE).inBold(), 24);
        lines(chart.subtitle(), Lettering.of(Ink.MUTED, SMALL), 18);
        top += 6;
        boolean beside = legend.fitsBeside(size.width(), size.height() - top - 110);
        if (!beside) {
            top = legend.above(items, new Box(MARGIN, top, size.width() - MARGIN, top));
        }
        lines(axisLabel(chart.y()), Lettering.of(Ink.MUTED, TICK), 18);
        double bottom = size.height() - MARGIN - 38;
        List<Marker> markers = markers();
        MarkerLabels labels = new MarkerLabels(markers);
        double right = size.width() - MARGIN - (beside ? legend.widthBeside() : 6);
        Bounds bounds = Bounds.of(chart);
        double room = bottom - top - 8;
        List<Tick> yTicks = Ticks.of(chart.y().scale(), bounds.y(), (int) Math.max(2, room / 34));
        double left = MARGIN + 8 + widest(yTicks);
        top += 10
                + MARKER_ROW
                        * labels.rows(
                                new Box(left, top, right, top),
                                bounds.x(),
                                chart.x().scale());
        Plane plane = Plane.of(chart, new Box(left, top, right, bottom));
        grid(plane, yTicks, xTicks(plane));
        labels.draw(items, plane);
        curves(plane, beside);
    }

    private void lines(String text, Lettering lettering, int height) {
        double width = (size.width() - 2.0 * MARGIN) / (lettering.bold() ? TextWidth.BOLD : 1);
        for (String line : TextWidth.wrap(text, lettering.size(), width)) {
            items.add(new Text(MARGIN, top + lettering.size(), line, lettering));
            top += height;
        }
    }

    private static String axisLabel(Axis axis) {
        return axis.scale() == Scale.LOG ? axis.label() + " (log scale)" : axis.label();
    }

    private List<Marker> markers() {
        List<Marker> markers = new ArrayList<>();
        Projection x = new Projection(chart.x().scale(), Bounds.of(chart).x(), 0, 1);
        for (Mark mark : chart.marks()) {
            if (mark instanceof Marker marker && x.shows(marker.x())) {
                markers.add(marker);
            }
        }
        return markers;
    }

    private static double widest(List<Tick> ticks) {
        double widest = 0;
        for (Tick tick : ticks) {
            widest = Math.max(widest, TextWidth.of(tick.label(), TICK));
        }
        return widest;
    }

    /** As many ticks as there is room for between their labels. */
    private List<Tick> xTicks(Plane plane) {
        for (int most = (int) (plane.box().width() / 64); ; most--) {
            List<Tick> ticks = Ticks.of(chart.x().scale(), plane.x().extent(), Math.max(most, 1));
            if (most <= 1 || apart(ticks, plane)) {
                return ticks;
            }
        }
    }

    private static boolean apart(List<Tick> ticks, Plane plane) {
        double free = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks) {
            if (!tick.major()) {
                continue;
            }
            double half = TextWidth.of(tick.label(), TICK) / 2;
            double at = plane.x().at(tick.value());
            if (at - half < free) {
                return false;
            }
            free = at + half + 10;
        }
        return true;
    }

    private void grid(Plane plane, List<Tick> yTicks, List<Tick> xTicks) {
        Box box = plane.box();
        for (Tick tick : yTicks) {
            double y = plane.y().at(tick.value());
            stroke(Path.line(box.left(), y, box.right(), y), Ink.GRID, tick.major() ? 1 : 0.5, Dash.SOLID);
            text(
                    box.left() - 8,
                    y + 4,
                    tick.label(),
                    Lettering.of(Ink.MUTED, TICK).at(Anchor.END));
        }
        for (Tick tick : xTicks) {
            double x = plane.x().at(tick.value());
            double length = tick.major() ? 5 : 3;
            stroke(Path.line(x, box.bottom(), x, box.bottom() + length), Ink.FRAME, 1, Dash.SOLID);
            double half = TextWidth.of(tick.label(), TICK) / 2;
            double center = Math.min(x, size.width() - 2 - half);
            text(
                    center,
                    box.bottom() + 19,
                    tick.label(),
                    Lettering.of(Ink.MUTED, TICK).at(Anchor.MIDDLE));
        }
        stroke(Path.line(box.left(), box.bottom(), box.right(), box.bottom()), Ink.FRAME, 1, Dash.SOLID);
        String label = TextWidth.cut(axisLabel(chart.x()), TICK, size.width() - 2.0 * MARGIN);
        double half = TextWidth.of(label, TICK) / 2;
        double center = Math.max(MARGIN + half, Math.min(size.width() - MARGIN - half, (box.left() + box.right()) / 2));
        text(center, box.bottom() + 38, label, Lettering.of(Ink.MUTED, TICK).at(Anchor.MIDDLE));
    }

    private void curves(Plane plane, boolean beside) {
        List<Path> paths = new ArrayList<>();
        List<Item> strokes = new ArrayList<>();
        for (Mark mark : chart.marks()) {
            if (mark instanceof Band band) {
                Path shade = Shade.of(band, plane);
                if (shade.size() > 0) {
                    items.add(new Fill(shade, Ink.curve(paths.size()), 0.18));
                }
            }
            if (mark instanceof Band || mark instanceof Series) {
                Series curve = curves.get(paths.size());
                Path path = Trace.of(curve, plane);
                if (path.size() > 0) {
                    strokes.add(Legend.stroke(path, curve, paths.size()));
                }
                paths.add(path);
            }
        }
        guides(plane, paths);
        items.addAll(strokes);
        for (int i = 0; i < paths.size(); i++) {
            stop(paths.get(i), plane.box(), i);
        }
        if (beside) {
            legend.beside(items, plane.box(), paths);
        }
    }

    /** A dot at the end of a curve that ends before the plot does. */
    private void stop(Path path, Box plot, int index) {
        int last = path.size() - 1;
        if (last >= 0 && path.x(last) < plot.right() - 1) {
            double x = path.x(last);
            double y = path.y(last);
            stroke(Path.line(x, y, x, y), Ink.curve(index), 7, Dash.SOLID);
        }
    }

    private void guides(Plane plane, List<Path> paths) {
        for (Mark mark : chart.marks()) {
            if (mark instanceof Guide guide && plane.y().shows(guide.y())) {
                Box box = plane.box();
                double y = plane.y().at(guide.y());
                stroke(Path.line(box.left(), y, box.right(), y), Ink.FRAME, 1.2, Dash.DASHED);
                GuideLabel.place(guide, y, box, paths).ifPresent(items::add);
            }
        }
    }

    private void stroke(Path path, Ink ink, double width, Dash dash) {
        items.add(new Stroke(path, ink, width, dash));
    }

    private void text(double x, double y, String content, Lettering lettering) {
        if (!content.isEmpty()) {
            items.add(new Text(x, y, content, lettering));
        }
    }

    private String description() {
        StringBuilder text = new StringBuilder(axisLabel(chart.y()))
                .append(" against ")
                .append(axisLabel(chart.x()))
                .append(": ");
        for (int i = 0; i < curves.size(); i++) {
            text.append(i == 0 ? "" : "; ").append(curves.get(i).name());
        }
        for (Marker marker : markers()) {
            text.append("; at ").append(Decimal.of(marker.x())).append(' ').append(marker.label());
        }
        return text.append('.').toString();
    }
}
