package anneal.feedback;

/** When one value of a metric is better than another. */
final class Metric {
    private Metric() {}

    /** What any value improves on. */
    static double worst(boolean maximize) {
        return maximize ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /**
     * Whether {@code value} is better than {@code best} by more than {@code threshold |best| + amount}. Any number is
     * better than none; NaN is never better.
     */
    static boolean improves(double value, double best, double threshold, double amount, boolean maximize) {
        if (Double.isInfinite(best)) {
            return maximize ? value > best : value < best;
        }
        double share = Math.copySign(threshold, best);
        return maximize ? value > best * (1 + share) + amount : value < best * (1 - share) - amount;
    }
}
