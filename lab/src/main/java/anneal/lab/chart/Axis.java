package anneal.lab.chart;

import static anneal.lab.chart.Checks.notBlank;
import static anneal.lab.chart.Checks.require;

/**
 * What is measured along one side of a chart, and on which scale.
 *
 * @param label what is measured, with its unit
 * @param scale linear or logarithmic
 * @param low the value at the lower end; NaN to fit it to the data
 * @param high the value at the upper end; NaN to fit it to the data
 */
public record Axis(String label, Scale scale, double low, double high) {
    public Axis {
        notBlank("label", label);
        end("low", low, scale);
        end("high", high, scale);
        require(
                !(high - low <= Extent.NARROWEST * Math.max(Math.abs(low), Math.abs(high))),
                "high must exceed low by more than %s of their size, but low was %s and high %s",
                Extent.NARROWEST,
                low,
                high);
    }

    /** A linear axis that fits the data. */
    public static Axis linear(String label) {
        return new Axis(label, Scale.LINEAR, Double.NaN, Double.NaN);
    }

    /** A logarithmic axis that fits the positive values of the data. */
    public static Axis log(String label) {
        return new Axis(label, Scale.LOG, Double.NaN, Double.NaN);
    }

    /** This axis, starting at a value whatever the data are. */
    public Axis from(double low) {
        return new Axis(label, scale, low, high);
    }

    /** This axis, ending at a value whatever the data are; curves beyond it leave the picture. */
    public Axis upTo(double high) {
        return new Axis(label, scale, low, high);
    }

    /** This axis from one value to another whatever the data are. */
    public Axis within(double low, double high) {
        return new Axis(label, scale, low, high);
    }

    private static void end(String name, double value, Scale scale) {
        require(
                Double.isNaN(value) || scale.holds(value),
                scale == Scale.LOG
                        ? "%s must be positive and within [1e-300, 1e300] on a log axis, but was %s"
                        : "%s must be within [-1e300, 1e300], but was %s",
                name,
                value);
    }
}
