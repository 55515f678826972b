package anneal.lab.chart;

import static anneal.lab.chart.Checks.notBlank;
import static anneal.lab.chart.Checks.require;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture of curves over two axes, as a value.
 *
 * <pre>{@code
 * Chart chart = Chart.of("The rate under each decay", Axis.linear("epoch"), Axis.log("learning rate"))
 *         .with(Series.line("cosine", Points.from(0, rates)))
 *         .with(new Marker(60, "cut"));
 * String svg = Svg.draw(chart, Size.WIDE);
 * }</pre>
 *
 * @param title what the picture shows
 * @param subtitle how it came about; empty for none
 * @param x the axis along the bottom
 * @param y the axis along the left side
 * @param marks what is drawn, the later over the earlier
 */
public record Chart(String title, String subtitle, Axis x, Axis y, List<Mark> marks) {
    public Chart {
        notBlank("title", title);
        marks = List.copyOf(marks);
    }

    /** A chart with nothing on it yet. */
    public static Chart of(String title, Axis x, Axis y) {
        return new Chart(title, "", x, y, List.of());
    }

    /** This chart with a line of small print under its title. */
    public Chart withSubtitle(String subtitle) {
        return new Chart(title, subtitle, x, y, marks);
    }

    /** This chart with more marks on it. */
    public Chart with(Mark... more) {
        return with(List.of(more));
    }

    /** This chart with more marks on it. */
    public Chart with(List<? extends Mark> more) {
        List<Mark> all = new ArrayList<>(marks);
        all.addAll(more);
        return new Chart(title, subtitle, x, y, all);
    }

    /** This chart with another y axis. */
    public Chart withY(Axis y) {
        return new Chart(title, subtitle, x, y, marks);
    }

    /** Whether any series or band has a point with a place on both axes. A chart without one cannot be drawn. */
    public boolean drawable() {
        return curves().stream().anyMatch(curve -> hasPoint(curve.points()));
    }

    /** The series, and the means of the bands, in the order of their colours. */
    List<Series> curves() {
        List<Series> curves = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark instanceof Series series) {
                curves.add(series);
            } else if (mark instanceof Band band) {
                curves.add(Series.line(band.name(), band.mean()));
            }
        }
        return curves;
    }

    void requireDrawable() {
        require(
                drawable(),
                "chart must have a point to draw, but \"%s\" has no finite%s value in %s series",
                title,
                y.scale() == Scale.LOG || x.scale() == Scale.LOG ? " positive" : "",
                curves().size());
    }

    private boolean hasPoint(Points points) {
        for (int i = 0; i < points.size(); i++) {
            if (x.scale().holds(points.x(i)) && y.scale().holds(points.y(i))) {
                return true;
            }
        }
        return false;
    }
}
