package anneal.lab.search;

import anneal.train.Ending;
import java.io.Serializable;

/**
 * What came of a leg, on the rows that are set aside.
 *
 * @param ending why it ended
 * @param loss of the weights as they were at its end; infinite where it diverged
 * @param accuracy of these weights; NaN for regression
 * @param averagedLoss of the mean of the weights over its last epoch; {@code loss} where none is kept
 * @param probedLoss after a short cooldown from there; {@code loss} where none was made
 * @param epochs epochs that this leg counts for, the probe's included
 * @param seconds time spent on its updates
 */
public record Result(
        Ending ending,
        double loss,
        double accuracy,
        double averagedLoss,
        double probedLoss,
        double epochs,
        double seconds)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** Of a leg that something went wrong with; it counts for so many epochs all the same, so that a search of such legs ends. */
    static Result lost(double epochs) {
        double none = Double.POSITIVE_INFINITY;
        return new Result(Ending.DIVERGED, none, Double.NaN, none, none, epochs, 0);
    }

    /** Whether the trial can go on. */
    boolean alive() {
        return ending != Ending.DIVERGED && Double.isFinite(loss);
    }
}
