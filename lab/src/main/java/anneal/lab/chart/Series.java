package anneal.lab.chart;

import static anneal.lab.chart.Checks.notBlank;

/**
 * A named curve.
 *
 * @param name what the legend calls it
 * @param points its points, in the order they are joined
 * @param style how they are joined
 */
public record Series(String name, Points points, Style style) implements Mark {
    public Series {
        notBlank("name", name);
    }

    /** A curve of straight lines. */
    public static Series line(String name, Points points) {
        return new Series(name, points, Style.LINE);
    }

    /** A curve whose values hold until the next point. */
    public static Series steps(String name, Points points) {
        return new Series(name, points, Style.STEPS);
    }

    /** A dashed curve. */
    public static Series dashed(String name, Points points) {
        return new Series(name, points, Style.DASHED);
    }

    /** Dots. */
    public static Series dots(String name, Points points) {
        return new Series(name, points, Style.POINTS);
    }
}
