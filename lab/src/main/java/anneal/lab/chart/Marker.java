package anneal.lab.chart;

import static anneal.lab.chart.Checks.notBlank;
import static anneal.lab.chart.Checks.require;

/**
 * A vertical line with a label above the plot: a cut of the rate, the update at which a run diverged.
 *
 * @param x where it stands; outside the range of a fixed axis it is not drawn
 * @param label what happened there; left out where it would run into its neighbours
 */
public record Marker(double x, String label) implements Mark {
    public Marker {
        require(Scale.LINEAR.holds(x), "x must be within [-1e300, 1e300], but was %s", x);
        notBlank("label", label);
    }
}
