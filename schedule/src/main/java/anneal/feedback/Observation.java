package anneal.feedback;

/**
 * A value of the metric and when it was measured.
 *
 * @param step how many updates had been made
 * @param metric the value
 */
public record Observation(long step, double metric) {

    public Observation {
        Require.notNegative("step", step);
    }
}
