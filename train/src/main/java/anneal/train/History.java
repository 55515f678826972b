package anneal.train;

import anneal.notation.Controls;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a run did, from its first update to its last. Immutable. */
public final class History {
    private final List<EpochResult> evaluations;
    private final float[] losses;
    private final Map<String, double[]> rates;
    private final int updates;
    private final List<Long> cuts;
    private final List<Long> skips;
    private final List<TrainEvent.RolledBack> rollbacks;
    private final Ending ending;
    private final Score result;

    /** Of the arrays the first {@code updates} numbers count, and are not changed any more. */
    History(
            List<EpochResult> evaluations,
            float[] losses,
            Map<String, double[]> rates,
            int updates,
            List<Long> cuts,
            List<Long> skips,
            List<TrainEvent.RolledBack> rollbacks,
            Ending ending) {
        this(
                evaluations,
                losses,
                rates,
                updates,
                cuts,
                skips,
                rollbacks,
                ending,
                last(evaluations).test());
    }

    private History(
            List<EpochResult> evaluations,
            float[] losses,
            Map<String, double[]> rates,
            int updates,
            List<Long> cuts,
            List<Long> skips,
            List<TrainEvent.RolledBack> rollbacks,
            Ending ending,
            Score result) {
        this.evaluations = List.copyOf(evaluations);
        this.losses = losses;
        this.rates = new LinkedHashMap<>(rates);
        this.updates = updates;
        this.cuts = List.copyOf(cuts);
        this.skips = List.copyOf(skips);
        this.rollbacks = List.copyOf(rollbacks);
        this.ending = ending;
        this.result = result;
    }

    /**
     * The history of a run whose events are known, such as one that was recorded; without an end it was interrupted.
     *
     * @throws IllegalArgumentException if an update is missing
     */
    public static History of(List<TrainEvent> events) {
        Journal journal = new Journal(null, event -> {});
        Ending ending = Ending.INTERRUPTED;
        Score tested = null;
        for (TrainEvent event : events) {
            if (event instanceof TrainEvent.Updated updated && updated.step() != journal.updates()) {
                throw new IllegalArgumentException(
                        "updates must have no gap, but " + updated.step() + " follows " + (journal.updates() - 1));
            }
            journal.accept(event);
            if (event instanceof TrainEvent.Tested last) {
                tested = last.test();
            } else if (event instanceof TrainEvent.Ended ended) {
                ending = ended.ending();
            }
        }
        History history = journal.history(ending);
        return tested == null ? history : history.withResult(tested);
    }

    /** The same history of a run that ended with weights of this score. */
    History withResult(Score newResult) {
        return new History(evaluations, losses, rates, updates, cuts, skips, rollbacks, ending, newResult);
    }

    /** The results of the epochs that were completed. */
    public List<EpochResult> epochs() {
        return evaluations.stream().filter(EpochResult::whole).toList();
    }

    /** The results at every evaluation: at the ends of epochs, and within them where that was asked for. */
    public List<EpochResult> evaluations() {
        return evaluations;
    }

    /** The evaluation with the least loss on rows that are not learnt from, the first of several; null where none is. */
    static @Nullable EpochResult best(List<EpochResult> evaluations) {
        EpochResult best = null;
        for (EpochResult evaluation : evaluations) {
            double loss = evaluation.heldOut().loss();
            if (!Double.isNaN(loss) && (best == null || loss < best.heldOut().loss())) {
                best = evaluation;
            }
        }
        return best;
    }

    /** These settings as their feedback leaves them that has seen the evaluations so far. */
    public Controls replay(Controls controls) {
        Controls state = controls;
        for (EpochResult evaluation : evaluations) {
            state = state.observe(evaluation.updates(), evaluation.monitored());
        }
        return state;
    }

    /** The loss of the update with index {@code step}, before the update. */
    public double loss(int step) {
        return losses[Objects.checkIndex(step, updates)];
    }

    /** The rate of parameters in no group in the update with index {@code step}. */
    public double rate(int step) {
        return rate(Controls.RUN, step);
    }

    /** The names of the groups of parameters, in their order. */
    public List<String> groups() {
        return rates.keySet().stream()
                .filter(group -> !group.equals(Controls.RUN))
                .toList();
    }

    /** The rate of a group in the update with index {@code step}; 0 where it was frozen. */
    public double rate(String group, int step) {
        double[] applied = rates.get(group);
        if (applied == null) {
            throw new IllegalArgumentException("group must be one of " + groups() + ", but was " + group);
        }
        return applied[Objects.checkIndex(step, updates)];
    }

    /** The steps at which the feedback moved the rate. */
    public List<Long> cuts() {
        return cuts;
    }

    /** The steps of the updates that were left out, their loss or gradient not being finite. */
    public List<Long> skips() {
        return skips;
    }

    /** The divergences after which the run went back. What it did before going back is not part of this history. */
    public List<TrainEvent.RolledBack> rollbacks() {
        return rollbacks;
    }

    /** A copy of the losses of all updates. */
    float[] losses() {
        return Arrays.copyOf(losses, updates);
    }

    /** A copy of the rates of all updates, of parameters in no group. */
    double[] rates() {
        return Arrays.copyOf(Objects.requireNonNull(rates.get(Controls.RUN)), updates);
    }

    /** A copy of the rates of all updates, for each group and for what is in none. */
    Map<String, double[]> ratesByGroup() {
        Map<String, double[]> copy = new LinkedHashMap<>();
        rates.forEach((group, applied) -> copy.put(group, Arrays.copyOf(applied, updates)));
        return copy;
    }

    /** Why the run is over. */
    public Ending ending() {
        return ending;
    }

    /** Updates made, and those left out. */
    public int updates() {
        return updates;
    }

    /** Mean loss over the last epoch that was completed; NaN after a divergence or where none was. */
    public double finalTrainLoss() {
        return ending == Ending.DIVERGED ? Double.NaN : last(epochs()).trainLoss();
    }

    /** The least mean loss of any epoch; NaN where none was completed. */
    public double bestTrainLoss() {
        return epochs().stream().mapToDouble(EpochResult::trainLoss).min().orElse(Double.NaN);
    }

    /**
     * The score on the test set of the weights that the run ended with; {@link Score#NONE} after a divergence or where no
     * epoch was completed.
     */
    public Score result() {
        return ending == Ending.DIVERGED ? Score.NONE : result;
    }

    /** Accuracy on the test set of the weights that the run ended with; NaN where there is no {@link #result}. */
    public double finalAccuracy() {
        return result().accuracy();
    }

    /** Loss on the test set of the weights that the run ended with; NaN where there is no {@link #result}. */
    public double finalTestLoss() {
        return result().loss();
    }

    /**
     * The score of the weights' average at the last evaluation, on the validation set or, where there is none, on the test
     * set; {@link Score#NONE} after a divergence or where none is kept.
     */
    public Score averaged() {
        return ending == Ending.DIVERGED ? Score.NONE : last(evaluations).averaged();
    }

    /** Updates after which an evaluation first found at least this accuracy on rows that are not learnt from. */
    public OptionalLong updatesToReach(double accuracy) {
        return evaluations.stream()
                .filter(evaluation -> evaluation.heldOut().accuracy() >= accuracy)
                .mapToLong(EpochResult::updates)
                .findFirst();
    }

    /** Seconds spent on updates. */
    public double seconds() {
        return last(evaluations).seconds();
    }

    private static EpochResult last(List<EpochResult> results) {
        return results.isEmpty() ? EpochResult.NONE : results.get(results.size() - 1);
    }
}
