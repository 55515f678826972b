package anneal.train;

import anneal.optim.Clip;

/**
 * How a run makes its updates, beyond the rate: everything that most runs leave alone.
 *
 * @param accumulate mini-batches whose gradients make one update, at least 1; what is left over at the end of an epoch makes
 *     an update of its own
 * @param clip how the gradient of an update is kept small
 */
public record Options(int accumulate, Clip clip) {
    /** An update for each mini-batch, by its gradient as it is. */
    public static final Options STANDARD = new Options(1, Clip.NONE);

    public Options {
        if (accumulate < 1) {
            throw new IllegalArgumentException("accumulate must be >= 1, but was " + accumulate);
        }
    }

    /** The same options with so many mini-batches to an update. */
    public Options withAccumulate(int newAccumulate) {
        return new Options(newAccumulate, clip);
    }

    /** The same options with clipped gradients. */
    public Options withClip(Clip newClip) {
        return new Options(accumulate, newClip);
    }
}
