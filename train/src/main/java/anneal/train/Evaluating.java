package anneal.train;

import anneal.notation.Clock;
import anneal.notation.Length;
import org.jspecify.annotations.Nullable;

/**
 * When a run is evaluated, and what comes of it. It always is at the end of an epoch.
 *
 * @param every updates of an epoch from one evaluation to the next, above 0 and at most an epoch's
 * @param monitor what the feedback and early stopping go by
 * @param stop when the run ends early; null for never
 */
public record Evaluating(
        Length every, Monitor monitor, @Nullable Stopping stop) {
    /** At the ends of epochs, by the training loss, to the end. */
    public static final Evaluating STANDARD = new Evaluating(Length.ofEpochs(1), Monitor.TRAIN_LOSS, null);

    /** The same, every so often. */
    public Evaluating withEvery(Length newEvery) {
        return new Evaluating(newEvery, monitor, stop);
    }

    /** The same by another metric. */
    public Evaluating withMonitor(Monitor newMonitor) {
        return new Evaluating(every, newMonitor, stop);
    }

    /** The same with early stopping, or without. */
    public Evaluating withStop(@Nullable Stopping newStop) {
        return new Evaluating(every, monitor, newStop);
    }

    /** Updates from one evaluation to the next in a run. */
    long every(Clock clock) {
        long updates = every.updates(clock);
        if (updates < 1 || updates > clock.updatesPerEpoch()) {
            throw new IllegalArgumentException("evaluate must be from 1 to an epoch's " + clock.updatesPerEpoch()
                    + " updates, but " + every + " is " + updates);
        }
        return updates;
    }
}
