package anneal.question;

import anneal.notation.Clock;
import anneal.schedule.RateUse;
import java.util.Objects;

/**
 * What a check knows of the run; what is not known is 0 or empty.
 *
 * @param updates updates of the whole run, at least 1
 * @param updatesPerEpoch updates in one pass over the training set
 * @param accumulation batches whose gradients make one update, at least 1
 * @param checkpointUpdates the length of the run that the checkpoint was made for, from which this one resumes
 * @param optimizer the optimizer's name
 * @param rateUse what that makes of rates
 */
public record RunFacts(
        long updates,
        long updatesPerEpoch,
        int accumulation,
        long checkpointUpdates,
        String optimizer,
        RateUse rateUse) {

    public RunFacts {
        Objects.requireNonNull(optimizer);
        Objects.requireNonNull(rateUse);
        if (updates < 1) {
            throw new IllegalArgumentException("updates must be >= 1, but was " + updates);
        }
        if (updatesPerEpoch < 0 || checkpointUpdates < 0) {
            throw new IllegalArgumentException("updatesPerEpoch and checkpointUpdates must be >= 0, but were "
                    + updatesPerEpoch + " and " + checkpointUpdates);
        }
        if (accumulation < 1) {
            throw new IllegalArgumentException("accumulation must be >= 1, but was " + accumulation);
        }
    }

    /** A run of so many updates of which nothing else is known. */
    public static RunFacts ofUpdates(long updates) {
        return new RunFacts(updates, 0, 1, 0, "", RateUse.SCHEDULED);
    }

    /** A run of whole epochs. */
    public static RunFacts ofEpochs(long epochs, long updatesPerEpoch) {
        return new RunFacts(Math.multiplyExact(epochs, updatesPerEpoch), updatesPerEpoch, 1, 0, "", RateUse.SCHEDULED);
    }

    /** The same run with so many batches to an update. */
    public RunFacts withAccumulation(int newAccumulation) {
        return new RunFacts(updates, updatesPerEpoch, newAccumulation, checkpointUpdates, optimizer, rateUse);
    }

    /** The same run, resumed from a checkpoint of a run of so many updates. */
    public RunFacts resumedFrom(long newCheckpointUpdates) {
        return new RunFacts(updates, updatesPerEpoch, accumulation, newCheckpointUpdates, optimizer, rateUse);
    }

    /** The same run with a named optimizer, and what it makes of rates. */
    public RunFacts withOptimizer(String newOptimizer, RateUse newRateUse) {
        return new RunFacts(updates, updatesPerEpoch, accumulation, checkpointUpdates, newOptimizer, newRateUse);
    }

    /** Whole epochs in the run; 0 where the length of an epoch is not known. */
    public long epochs() {
        return updatesPerEpoch == 0 ? 0 : updates / updatesPerEpoch;
    }

    /** What a plan's units are worth in this run. */
    public Clock clock() {
        return Clock.ofEpochs(updatesPerEpoch).withUpdates(updates);
    }
}
