package anneal.train;

import java.util.List;
import java.util.OptionalLong;

/** What a run did, from its first update to its last. Immutable. */
public final class History {
    private final List<EpochResult> epochs;
    private final float[] losses;
    private final double[] rates;
    private final List<Long> cuts;
    private final Ending ending;

    History(List<EpochResult> epochs, float[] losses, double[] rates, List<Long> cuts, Ending ending) {
        this.epochs = List.copyOf(epochs);
        this.losses = losses;
        this.rates = rates;
        this.cuts = List.copyOf(cuts);
        this.ending = ending;
    }

    /** The results of the epochs that were completed. */
    public List<EpochResult> epochs() {
        return epochs;
    }

    /** The loss of the update with index {@code step}, before the update. */
    public double loss(int step) {
        return losses[step];
    }

    /** The rate of the update with index {@code step}. */
    public double rate(int step) {
        return rates[step];
    }

    /** The steps at which the feedback moved the rate. */
    public List<Long> cuts() {
        return cuts;
    }

    /** Why the run is over. */
    public Ending ending() {
        return ending;
    }

    /** Updates made. */
    public int updates() {
        return losses.length;
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
