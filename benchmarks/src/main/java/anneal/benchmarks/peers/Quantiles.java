package anneal.benchmarks.peers;

import java.util.List;

/**
 * Median, 10th and 90th percentile of some numbers, the values between two neighbours taken on the straight line from one to
 * the other.
 *
 * @param median the middle
 * @param low the 10th percentile
 * @param high the 90th percentile
 */
record Quantiles(double median, double low, double high) {

    static Quantiles of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values must not be empty");
        }
        List<Double> sorted = values.stream().sorted().toList();
        return new Quantiles(at(0.5, sorted), at(0.1, sorted), at(0.9, sorted));
    }

    private static double at(double share, List<Double> sorted) {
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
