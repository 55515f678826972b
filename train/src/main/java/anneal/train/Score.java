package anneal.train;

/**
 * How a learner does on a data set.
 *
 * @param loss mean loss over the rows
 * @param accuracy share of rows whose class was found, from 0 to 1; NaN for regression
 */
public record Score(double loss, double accuracy) {
    /** No score. */
    public static final Score NONE = new Score(Double.NaN, Double.NaN);
}
