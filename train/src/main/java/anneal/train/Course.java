package anneal.train;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.notation.Controls;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run under way: where it is, what it has done, and the checkpoint it could go back to. */
final class Course {
    private final Training training;
    private final Journal journal;
    private final Map<String, String> notes;
    private Controls controls;
    private Position position = Position.START;
    private Watch watch = Watch.START;

    /** The last checkpoint whose weights have proved to be good. */
    private @Nullable Checkpoint good;

    /** A checkpoint whose weights the next loss will judge. */
    private @Nullable Checkpoint unproven;

    private final KeptWeights kept;
    private final long evaluateEvery;

    /** Begins, or goes on from the training's checkpoint. */
    Course(Training training, Consumer<TrainEvent> events) {
        this.training = training;
        this.controls = training.controls();
        long updates = training.clock().updates();
        training.learner().expect(HyperParameters.least(controls, updates), HyperParameters.most(controls, updates));
        Checkpoint from = training.from();
        this.notes = training.notes();
        this.kept = new KeptWeights(training);
        this.evaluateEvery = training.options().evaluating().every(training.clock());
        if (training.options().evaluating().monitor() == Monitor.VALIDATION_LOSS && training.validation() == null) {
            throw new IllegalArgumentException("monitor must be train loss where there is no validation set");
        }
        this.journal = new Journal(from == null ? null : from.history(), events);
        if (from != null) {
            load(from);
        } else if (training.guard().rollbacks() > 0) {
            good = snapshot();
        }
    }

    private void load(Checkpoint checkpoint) {
        training.learner().restore(checkpoint.learner());
        kept.restore(checkpoint.weights());
        position = checkpoint.position();
        watch = checkpoint.watch();
        controls = checkpoint.history().replay(training.controls());
        good = checkpoint;
        unproven = null;
    }

    Journal journal() {
        return journal;
    }

    Position position() {
        return position;
    }

    /** What the next update is made at. */
    HyperParameters now() {
        return HyperParameters.of(controls, position.step(), factor());
    }

    /** What the rollbacks so far have left of the planned rate. */
    private double factor() {
        int count = journal.rollbacks().size();
        return count == 0 ? 1 : journal.rollbacks().get(count - 1).factor();
    }

    /** Whether the last evaluation has ended the run: the feedback has nothing left to do, or it is stopped early. */
    boolean over() {
        return flat() || stopped();
    }

    /** Whether the feedback has nothing left to do. */
    boolean flat() {
        return isEvaluated() && controls.finished(position.step());
    }

    /** Whether the metric has not got better for long enough. */
    boolean stopped() {
        Stopping stop = training.options().evaluating().stop();
        return stop != null && isEvaluated() && stop.ends(journal.evaluations());
    }

    /** Whether nothing has happened since an evaluation. */
    private boolean isEvaluated() {
        List<EpochResult> evaluations = journal.evaluations();
        return !evaluations.isEmpty() && evaluations.get(evaluations.size() - 1).updates() == position.step();
    }

    /** Writes down an update, be it made or left out; says why the run has diverged, and nothing when it has not. */
    String updated(List<Batch> batches, HyperParameters now, Update update, long nanos) {
        if (!update.made()) {
            return skipped(batches, now, update, nanos);
        }
        double loss = update.loss();
        journal.accept(new TrainEvent.Updated(position.step(), position.epoch(), now, loss, update.norm()));
        watch = watch.observe(loss);
        String alarm = training.guard().alarm(loss, watch);
        if (alarm.isEmpty()) {
            proved();
            int rows = batches.stream().mapToInt(Batch::size).sum();
            position = position.updated(batches.size(), rows, loss, nanos + kept.updated(position.step() + 1));
        }
        return alarm;
    }

    private String skipped(List<Batch> batches, HyperParameters now, Update update, long nanos) {
        journal.accept(new TrainEvent.Skipped(position.step(), position.epoch(), now, update.loss(), update.norm()));
        String alarm = training.guard().alarm(journal.skippedInARow());
        if (alarm.isEmpty()) {
            position = position.skipped(batches.size(), nanos + kept.updated(position.step() + 1));
        }
        return alarm;
    }

    /** Makes a checkpoint within an epoch where one is due; at an epoch's last update it waits for the epoch's end. */
    void saveWithinEpoch() {
        if (position.batch() < training.loader().batches() && training.saving().due(position)) {
            unproven = snapshot();
        }
    }

    /** Evaluates within an epoch where that is due; at an epoch's last update it waits for the epoch's end. */
    void evaluateWithinEpoch() {
        long updates = position.batch() / training.options().accumulate();
        if (position.batch() < training.loader().batches() && updates % evaluateEvery == 0) {
            evaluate(false);
        }
    }

    /** Evaluates, and shows the metric to the feedback. */
    private Score evaluate(boolean whole) {
        DataSet validation = training.validation();
        DataSet rows = validation == null ? training.test() : validation;
        Score score = training.learner().evaluate(rows);
        Score validated = validation == null ? Score.NONE : score;
        double trainLoss = position.meanLoss();
        double monitored = training.options().evaluating().monitor().of(trainLoss, validated);
        EpochResult result = new EpochResult(
                position.epoch(),
                position.step(),
                trainLoss,
                validation == null ? score : Score.NONE,
                validated,
                kept.averaged(rows),
                monitored,
                journal.lastRate(),
                position.nanos() / 1e9,
                whole);
        journal.accept(whole ? new TrainEvent.EpochEnded(result) : new TrainEvent.Evaluated(result));
        if (result.equals(History.best(journal.evaluations()))) {
            kept.best();
        }
        Controls next = controls.observe(position.step(), monitored);
        cuts(next).forEach(why -> journal.accept(new TrainEvent.RateCut(position.step(), why)));
        controls = next;
        return score;
    }

    /** Evaluates at the end of an epoch, and goes on to the next. */
    void endEpoch() {
        Score score = evaluate(true);
        position = position.nextEpoch();
        if (training.saving().due(position) || training.guard().rollbacks() > 0) {
            unproven = snapshot();
            if (Double.isFinite(score.loss())) {
                proved();
            }
        }
    }

    /** Why the feedback moved rates, each reason once. */
    private Set<String> cuts(Controls next) {
        Set<String> reasons = new LinkedHashSet<>();
        for (String group : controls.groups().keySet()) {
            if (next.rate(group).at(position.step()) != controls.rate(group).at(position.step())) {
                reasons.add(next.rate(group).feedback().decision());
            }
        }
        return reasons;
    }

    private void proved() {
        if (unproven != null) {
            good = unproven;
            unproven = null;
            if (training.saving().due(good.position())) {
                training.saving().consumer().accept(good);
            }
        }
    }

    /** Goes back to the last good checkpoint with a lower rate; false where that is not, or no longer, allowed. */
    boolean rollBack(String why) {
        if (good == null || journal.rollbacks().size() >= training.guard().rollbacks()) {
            return false;
        }
        double lower = factor() * training.guard().factor();
        long from = position.step();
        journal.accept(new TrainEvent.RolledBack(from, good.position().step(), lower, why));
        journal.goBackTo(good.history());
        load(good);
        return true;
    }

    /** Makes the last checkpoint, of where the run has ended. */
    void end(Ending ending) {
        boolean saved = good != null
                && good.position().equals(position)
                && training.saving().due(position);
        boolean doubtful = ending == Ending.DIVERGED || (ending != Ending.INTERRUPTED && unproven != null);
        if (training.saving().active() && !saved && !doubtful && position.step() > 0) {
            training.saving().consumer().accept(snapshot());
        }
    }

    /** Gives the learner the weights that the run is to end with, and says their score on the test set. */
    Score finish(Ending ending) {
        EpochResult best = History.best(journal.evaluations());
        kept.putInPlace(ending, best != null);
        if (training.validation() == null && training.options().weights() == Weights.LAST) {
            List<EpochResult> evaluations = journal.evaluations();
            return evaluations.isEmpty()
                    ? Score.NONE
                    : evaluations.get(evaluations.size() - 1).test();
        }
        Score score = training.learner().evaluate(training.test());
        journal.accept(new TrainEvent.Tested(position.step(), score));
        return score;
    }

    Checkpoint snapshot() {
        return new Checkpoint(
                position,
                training.loaderText(),
                watch,
                journal.history(Ending.INTERRUPTED),
                training.learner().state(),
                kept.state(),
                notes);
    }
}
