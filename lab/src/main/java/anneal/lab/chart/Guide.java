package anneal.lab.chart;

import static anneal.lab.chart.Checks.notBlank;
import static anneal.lab.chart.Checks.require;

/**
 * A horizontal line with a label: the accuracy to reach, the loss of a blind guess.
 *
 * @param y where it stands
 * @param label what it stands for
 */
public record Guide(double y, String label) implements Mark {
    public Guide {
        require(Scale.LINEAR.holds(y), "y must be within [-1e300, 1e300], but was %s", y);
        notBlank("label", label);
    }
}
