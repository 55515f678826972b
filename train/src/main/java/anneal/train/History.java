package anneal.train;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** What a run did, from its first update to its last. Immutable. */
public final class History {
    private final List<EpochResult> epochs;
    private final float[] losses;
    private final double[] rates;
    private final int updates;
    private final List<Long> cuts;
    private final List<TrainEvent.RolledBack> rollbacks;
    private final Ending ending;

    /** Of the arrays the first {@code updates} numbers count, and are not changed any more. */
    History(
            List<EpochResult> epochs,
            float[] losses,
            double[] rates,
            int updates,
            List<Long> cuts,
            List<TrainEvent.RolledBack> rollbacks,
            Ending ending) {
        this.epochs = List.copyOf(epochs);
        this.losses = losses;
        this.rates = rates;
        this.updates = updates;
        this.cuts = List.copyOf(cuts);
        this.rollbacks = List.copyOf(rollbacks);
        this.ending = ending;
    }

    /** The results of the epochs that were completed. */
    public List<EpochResult> epochs() {
        return epochs;
    }

    /** The loss of the update with index {@code step}, before the update. */
    public double loss(int step) {
        return losses[Objects.checkIndex(step, updates)];
    }

    /** The rate of the update with index {@code step}. */
    public double rate(int step) {
        return rates[Objects.checkIndex(step, updates)];
    }

    /** The steps at which the feedback moved the rate. */
    public List<Long> cuts() {
        return cuts;
    }

    /** The divergences after which the run went back. What it did before going back is not part of this history. */
    public List<TrainEvent.RolledBack> rollbacks() {
        return rollbacks;
    }

    /** A copy of the losses of all updates. */
    float[] losses() {
        return Arrays.copyOf(losses, updates);
    }

    /** A copy of the rates of all updates. */
    double[] rates() {
        return Arrays.copyOf(rates, updates);
    }

    /** Why the run is over. */
    public Ending ending() {
        return ending;
    }

    /** Updates made. */
    public int updates() {
        return updates;
    }

    /** Mean loss over the last epoch that was completed; NaN after a divergence or where none was. */
    public double finalTrainLoss() {
        return ending == Ending.DIVERGED || epochs.isEmpty() ? Double.NaN : last().trainLoss();
    }

    /** The least mean loss of any epoch; NaN where none was completed. */
    public double bestTrainLoss() {
        return epochs.stream().mapToDouble(EpochResult::trainLoss).min().orElse(Double.NaN);
    }

    /** Accuracy on the test set at the end; NaN after a divergence or where no epoch was completed. */
    public double finalAccuracy() {
        return ending == Ending.DIVERGED || epochs.isEmpty()
                ? Double.NaN
                : last().test().accuracy();
    }

    /** Loss on the test set at the end; NaN after a divergence or where no epoch was completed. */
    public double finalTestLoss() {
        return ending == Ending.DIVERGED || epochs.isEmpty()
                ? Double.NaN
                : last().test().loss();
    }

    /** Updates after which an epoch first ended with at least this accuracy on the test set. */
    public OptionalLong updatesToReach(double accuracy) {
        return epochs.stream()
                .filter(epoch -> epoch.test().accuracy() >= accuracy)
                .mapToLong(EpochResult::updates)
                .findFirst();
    }

    /** Seconds spent on updates. */
    public double seconds() {
        return epochs.isEmpty() ? 0 : last().seconds();
    }

    private EpochResult last() {
        return epochs.get(epochs.size() - 1);
    }
}
