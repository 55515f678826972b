package anneal.train;

/**
 * When a run counts as diverged, and what is done then.
 *
 * <p>A loss that is not finite is a divergence. With a {@code limit} it is one, too, when the smoothed loss is above
 * {@code limit} times the run's first loss: the losses of updates, each mean keeping 0.9 of the one before, corrected for
 * its start from zero. Where the first loss is not above 0 there is no multiple of it, and only the first rule holds.
 *
 * <p>With {@code rollbacks} the run then goes back to its last good checkpoint, every rate is multiplied by {@code factor}
 * once more, and it goes on from there. A checkpoint is good once the loss of the next update, or the score of the
 * test set, has shown that its weights are.
 *
 * <p>With {@code skips} an update whose loss or gradient is not finite is left out instead: it changes neither the weights
 * nor what the optimizer remembers, its rows do not count in the loss of the epoch, and its place in the schedule is used
 * up. Only more than {@code skips} of them in a row are a divergence.
 *
 * @param limit how many times the first loss is too much, above 1; infinite for no limit
 * @param rollbacks how often a run may go back; 0 stops it at the first divergence
 * @param factor what every rollback multiplies the rate by, in (0, 1)
 * @param skips how many updates in a row may be left out; 0 leaves none out
 */
public record Guard(double limit, int rollbacks, double factor, int skips) {
    /** Stops a run at a loss that is not finite. */
    public static final Guard STOP = new Guard(Double.POSITIVE_INFINITY, 0, 0.5, 0);

    public Guard {
        if (!(limit > 1)) {
            throw new IllegalArgumentException("limit must be > 1, but was " + limit);
        }
        if (rollbacks < 0) {
            throw new IllegalArgumentException("rollbacks must be >= 0, but was " + rollbacks);
        }
        if (!(factor > 0 && factor < 1)) {
            throw new IllegalArgumentException("factor must be in (0, 1), but was " + factor);
        }
        if (skips < 0) {
            throw new IllegalArgumentException("skips must be >= 0, but was " + skips);
        }
    }

    /** Goes back at a loss that is not finite, at most {@code rollbacks} times, and halves the rate each time. */
    public static Guard rollback(int rollbacks) {
        return new Guard(Double.POSITIVE_INFINITY, rollbacks, 0.5, 0);
    }

    /** The same guard with a limit. */
    public Guard withLimit(double newLimit) {
        return new Guard(newLimit, rollbacks, factor, skips);
    }

    /** The same guard with another factor. */
    public Guard withFactor(double newFactor) {
        return new Guard(limit, rollbacks, newFactor, skips);
    }

    /** The same guard, leaving out at most so many updates in a row. */
    public Guard withSkips(int newSkips) {
        return new Guard(limit, rollbacks, factor, newSkips);
    }

    /** Why a run has diverged, in words; empty when it has not. */
    String alarm(double loss, Watch watch) {
        if (!Double.isFinite(loss)) {
            return "the loss was " + loss;
        }
        double most = limit * watch.first();
        if (watch.first() > 0 && watch.smoothed() > most) {
            return "the smoothed loss was " + (float) watch.smoothed() + ", above " + limit + " times the first, "
                    + (float) watch.first();
        }
        return "";
    }

    /** Why a run has diverged that has left out so many updates in a row, in words; empty when it has not. */
    String alarm(int inARow) {
        return inARow > skips ? inARow + " updates in a row had a loss or a gradient that was not finite" : "";
    }
}
