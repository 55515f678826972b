package anneal.train;

import anneal.optim.Clip;
import org.jspecify.annotations.Nullable;

/**
 * How a run makes its updates, beyond the rate, and what it makes of them: everything that most runs leave alone.
 *
 * @param accumulate mini-batches whose gradients make one update, at least 1; what is left over at the end of an epoch makes
 *     an update of its own
 * @param clip how the gradient of an update is kept small
 * @param average the average that is kept of the weights; null for none
 * @param weights which weights the run ends with
 * @param precision of the numbers that are multiplied
 * @param evaluating when the run is evaluated, and what comes of it
 */
public record Options(
        int accumulate,
        Clip clip,
        @Nullable Averaging average,
        Weights weights,
        Precision precision,
        Evaluating evaluating) {
    /** An update for each mini-batch, by its gradient as it is, no average, float32, and an evaluation after each epoch. */
    public static final Options STANDARD =
            new Options(1, Clip.NONE, null, Weights.LAST, Precision.FLOAT32, Evaluating.STANDARD);

    public Options {
        if (accumulate < 1) {
            throw new IllegalArgumentException("accumulate must be >= 1, but was " + accumulate);
        }
        if (weights == Weights.AVERAGE && average == null) {
            throw new IllegalArgumentException("weights must not be average where no average is kept");
        }
    }

    /** The same options with so many mini-batches to an update. */
    public Options withAccumulate(int newAccumulate) {
        return new Options(newAccumulate, clip, average, weights, precision, evaluating);
    }

    /** The same options with clipped gradients. */
    public Options withClip(Clip newClip) {
        return new Options(accumulate, newClip, average, weights, precision, evaluating);
    }

    /** The same options with an average of the weights, and other weights to end with. */
    public Options withAverage(@Nullable Averaging newAverage, Weights newWeights) {
        return new Options(accumulate, clip, newAverage, newWeights, precision, evaluating);
    }

    /** The same options, and the run ends with other weights. */
    public Options withWeights(Weights newWeights) {
        return new Options(accumulate, clip, average, newWeights, precision, evaluating);
    }

    /** The same options with other evaluations. */
    public Options withEvaluating(Evaluating newEvaluating) {
        return new Options(accumulate, clip, average, weights, precision, newEvaluating);
    }
}
