package anneal.feedback;

/** What a rule makes of a metric that is not a number. */
public enum Nan {
    /** It is a value like any other, and no improvement; in a mean it spoils the mean. */
    BAD,
    /** It is as if it had not been observed. */
    IGNORED,
    /** Observing it is an error. */
    REFUSED;

    /** Whether the metric is to be looked at. */
    boolean admits(double metric) {
        if (this == REFUSED && Double.isNaN(metric)) {
            throw new IllegalArgumentException("metric must be a number, but was NaN");
        }
        return this == BAD || !Double.isNaN(metric);
    }
}
