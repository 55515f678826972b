package anneal.lab.chart;

import static anneal.lab.chart.Checks.notBlank;
import static anneal.lab.chart.Checks.require;

import java.util.List;

/**
 * A mean with its spread, such as one schedule over several seeds.
 *
 * @param name what the legend calls it
 * @param mean the line
 * @param low the lower edge of the shade, at the same places
 * @param high the upper edge of the shade, at the same places
 */
public record Band(String name, Points mean, Points low, Points high) implements Mark {
    public Band {
        notBlank("name", name);
        require(
                mean.size() == low.size() && mean.size() == high.size(),
                "mean, low and high must be of one length, but have %s, %s and %s points",
                mean.size(),
                low.size(),
                high.size());
    }

    /**
     * The mean, least and greatest of several runs at each place. A run with no finite value there is left out there:
     * a seed that has diverged no longer counts.
     *
     * @param x the places
     * @param runs the values of each run at those places
     */
    public static Band of(String name, double[] x, List<double[]> runs) {
        require(!runs.isEmpty(), "runs must hold at least one run, but was []");
        for (double[] run : runs) {
            require(
                    run.length == x.length,
                    "each run must have a value for each x, but a run has %s values for %s places",
                    run.length,
                    x.length);
        }
        double[] mean = new double[x.length];
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int at = i;
            double[] values = runs.stream()
                    .mapToDouble(run -> run[at])
                    .filter(Double::isFinite)
                    .toArray();
            double sum = 0;
            low[i] = Double.POSITIVE_INFINITY;
            high[i] = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                sum += value;
                low[i] = Math.min(low[i], value);
                high[i] = Math.max(high[i], value);
            }
            mean[i] = values.length == 0 ? Double.NaN : sum / values.length;
        }
        return new Band(name, Points.of(x, mean), Points.of(x, low), Points.of(x, high));
    }
}
