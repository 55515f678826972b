package anneal.benchmarks.peers;

import java.util.List;
import java.util.Locale;

/**
 * Whether two contenders trained the same: the mean losses of each run's first two epochs are near each other, the second
 * being a matter of all updates of the first. Later on rounding takes them apart.
 *
 * @param tolerance the greatest relative difference
 */
record Agreement(double tolerance) {
    /** Between contenders in float32. */
    static final Agreement FINE = new Agreement(1e-3);

    /** Where products take bfloat16. */
    static final Agreement COARSE = new Agreement(2e-2);

    private static final int EPOCHS = 2;

    /** The difference in words, with a mark if it is too great. */
    String verdict(double apart) {
        return String.format(Locale.ROOT, apart <= tolerance ? "%.0e" : "**wrong: %.0e**", apart);
    }

    /** The greatest relative difference; infinite where a loss is missing or no number. */
    static double apart(List<List<Double>> losses, List<List<Double>> others) {
        if (losses.size() != others.size()) {
            return Double.POSITIVE_INFINITY;
        }
        double apart = 0;
        for (int run = 0; run < losses.size(); run++) {
            apart = Math.max(apart, apartInRun(losses.get(run), others.get(run)));
        }
        return apart;
    }

    private static double apartInRun(List<Double> losses, List<Double> others) {
        if (losses.size() != others.size()) {
            return Double.POSITIVE_INFINITY;
        }
        double apart = 0;
        for (int epoch = 0; epoch < Math.min(EPOCHS, losses.size()); epoch++) {
            double difference = Math.abs(losses.get(epoch) - others.get(epoch)) / Math.abs(losses.get(epoch));
            apart = Math.max(apart, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
        }
        return apart;
    }
}
