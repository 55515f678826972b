package anneal.train;

import java.util.Map;

/**
 * What one update is made at: the learning rate, and whatever else is scheduled, of all parameters and of groups of them.
 *
 * @param eta the learning rate of parameters in no group
 * @param others other hyper-parameters that are set for them, by name ({@code momentum}, {@code weightDecay}, ...); those
 *     left out are the optimizer's own
 * @param groups what holds for each group of parameters in place of all that, by the group's name
 */
public record HyperParameters(double eta, Map<String, Double> others, Map<String, HyperParameters> groups) {

    public HyperParameters {
        others = Map.copyOf(others);
        groups = Map.copyOf(groups);
    }

    /** One rate for all parameters, and nothing else. */
    public static HyperParameters rate(double eta) {
        return new HyperParameters(eta, Map.of(), Map.of());
    }

    /**
     * The one rate for all parameters, for a learner that takes nothing else.
     *
     * @throws UnsupportedOperationException if there is anything else
     */
    public double rateAlone(Learner learner) {
        if (!others.isEmpty() || !groups.isEmpty()) {
            throw new UnsupportedOperationException(
                    learner.getClass().getSimpleName() + " takes one rate for all parameters, and nothing else");
        }
        return eta;
    }
}
