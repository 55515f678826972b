package anneal.train;

import anneal.data.Batch;
import anneal.notation.Controlled;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run under way: where it is, what it has done, and the checkpoint it could go back to. */
final class Course {
    private final Training training;
    private final Journal journal;
    private final Map<String, String> notes;
    private Controlled rate;
    private Position position = Position.START;
    private Watch watch = Watch.START;

    /** The last checkpoint whose weights have proved to be good. */
    private @Nullable Checkpoint good;

    /** A checkpoint whose weights the next loss will judge. */
    private @Nullable Checkpoint unproven;

    private final @Nullable Average average;

    /** Begins, or goes on from the training's checkpoint. */
    Course(Training training, Consumer<TrainEvent> events) {
        this.training = training;
        this.rate = training.rate();
        Checkpoint from = training.from();
        this.notes = training.notes();
        Averaging averaging = training.options().average();
        this.average = averaging == null ? null : new Average(averaging, training.clock(), training.learner());
        this.journal = new Journal(from == null ? null : from.history(), events);
        if (from != null) {
            load(from);
        } else if (training.guard().rollbacks() > 0) {
            good = snapshot();
        }
    }

    private void load(Checkpoint checkpoint) {
        training.learner().restore(checkpoint.learner());
        if (average != null) {
            average.restore(checkpoint.average());
        }
        position = checkpoint.position();
        watch = checkpoint.watch();
        rate = training.rate();
        for (EpochResult epoch : checkpoint.history().epochs()) {
            rate = rate.observe(epoch.updates(), epoch.trainLoss());
        }
        good = checkpoint;
        unproven = null;
    }

    Journal journal() {
        return journal;
    }

    Position position() {
        return position;
    }

    /** The rate of the next update. */
    double eta() {
        return factor() * rate.at(position.step());
    }

    /** What the rollbacks so far have left of the planned rate. */
    private double factor() {
        int count = journal.rollbacks().size();
        return count == 0 ? 1 : journal.rollbacks().get(count - 1).factor();
    }

    /** Whether the feedback has nothing left to do. */
    boolean flat() {
        return position.batch() == 0 && rate.finished(position.step());
    }

    /** Writes down an update, be it made or left out; says why the run has diverged, and nothing when it has not. */
    String updated(List<Batch> batches, double eta, Update update, long nanos) {
        if (!update.made()) {
            return skipped(batches, eta, update, nanos);
        }
        double loss = update.loss();
        journal.accept(new TrainEvent.Updated(position.step(), position.epoch(), eta, loss, update.norm()));
        watch = watch.observe(loss);
        String alarm = training.guard().alarm(loss, watch);
        if (alarm.isEmpty()) {
            proved();
            int rows = batches.stream().mapToInt(Batch::size).sum();
            position = position.updated(batches.size(), rows, loss, nanos + averaged());
        }
        return alarm;
    }

    private String skipped(List<Batch> batches, double eta, Update update, long nanos) {
        journal.accept(new TrainEvent.Skipped(position.step(), position.epoch(), eta, update.loss(), update.norm()));
        String alarm = training.guard().alarm(journal.skippedInARow());
        if (alarm.isEmpty()) {
            position = position.skipped(batches.size(), nanos + averaged());
        }
        return alarm;
    }

    /** Shows the weights to their average; says how many nanoseconds that took. */
    private long averaged() {
        if (average == null) {
            return 0;
        }
        long start = System.nanoTime();
        average.updated(position.step() + 1);
        return System.nanoTime() - start;
    }

    /** Makes a checkpoint within an epoch where one is due; at an epoch's last update it waits for the epoch's end. */
    void saveWithinEpoch() {
        if (position.batch() < training.loader().batches() && training.saving().due(position)) {
            unproven = snapshot();
        }
    }

    /** Writes down the end of an epoch and shows its loss to the feedback. */
    void epochEnded(Score score) {
        double trainLoss = position.meanLoss();
        Score averaged = average == null ? Score.NONE : average.evaluate(training.test());
        journal.accept(new TrainEvent.EpochEnded(new EpochResult(
                position.epoch(),
                position.step(),
                trainLoss,
                score,
                averaged,
                journal.lastRate(),
                position.nanos() / 1e9)));
        Controlled next = rate.observe(position.step(), trainLoss);
        if (next.at(position.step()) != rate.at(position.step())) {
            journal.accept(
                    new TrainEvent.RateCut(position.step(), next.feedback().decision()));
        }
        rate = next;
        position = position.nextEpoch();
        if (training.saving().due(position) || training.guard().rollbacks() > 0) {
            unproven = snapshot();
            if (Double.isFinite(score.loss())) {
                proved();
            }
        }
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

    /** Gives the learner the weights that the run is to end with, and says their score. */
    Score finish(Ending ending) {
        EpochResult last = journal.lastEpoch();
        if (average == null
                || training.options().weights() != Weights.AVERAGE
                || ending == Ending.DIVERGED
                || last.averaged().equals(Score.NONE)) {
            return last.test();
        }
        average.putInPlace();
        return last.averaged();
    }

    Checkpoint snapshot() {
        return new Checkpoint(
                position,
                training.loaderText(),
                watch,
                journal.history(Ending.INTERRUPTED),
                training.learner().state(),
                average == null ? Checkpoint.NO_AVERAGE : average.state(),
                notes);
    }
}
