package anneal.find;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What range tests under several seeds suggest, rule by rule.
 *
 * @param curves one for each seed
 */
public record Findings(List<RangeCurve> curves) {

    public Findings {
        curves = List.copyOf(curves);
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("curves must hold at least one curve, but was []");
        }
    }

    /**
     * What one rule suggests.
     *
     * @param rate the median over the seeds (of two in the middle, their geometric mean); NaN if none has a suggestion
     * @param low the least
     * @param high the greatest
     * @param seeds how many have one
     */
    public record Suggested(double rate, double low, double high, int seeds) {

        /** {@code high / low}: 1 where the seeds agree. */
        public double factor() {
            return high / low;
        }
    }

    /** What a rule suggests. */
    public Suggested of(Suggestion rule) {
        double[] rates = curves.stream()
                .mapToDouble(curve -> curve.suggestion(rule))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        int count = rates.length;
        if (count == 0) {
            return new Suggested(Double.NaN, Double.NaN, Double.NaN, 0);
        }
        double below = rates[(count - 1) / 2];
        double above = rates[count / 2];
        double median = below == above ? below : Math.sqrt(below * above);
        return new Suggested(median, rates[0], rates[count - 1], count);
    }

    /** How far the rules are apart: the highest suggested rate over the lowest; NaN where none suggests anything. */
    public double disagreement() {
        double[] rates = rates().filter(Double::isFinite).sorted().toArray();
        return rates.length == 0 ? Double.NaN : rates[rates.length - 1] / rates[0];
    }

    private DoubleStream rates() {
        return Arrays.stream(Suggestion.values()).map(this::of).mapToDouble(Suggested::rate);
    }
}
