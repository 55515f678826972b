package anneal.train;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Controls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A training run, ready to go: the loop over epochs and batches as one call.
 *
 * <p>Each update is made at what the controls say for it; after each epoch the learner is scored and the epoch's mean loss, or
 * another metric, is shown to their feedback (see {@link Evaluating}). The run ends early when it diverges (see
 * {@link Guard}), when the feedback has nothing left to do, when it is stopped (see {@link Stopping}), or when its thread is
 * interrupted; what was reached until then is its result.
 *
 * <p>{@code training.withSaving(Saving.everyEpochs(1, writer))} makes checkpoints; {@code training.from(checkpoint)} goes on
 * from one, with the same bits as if it had never stopped.
 *
 * @param learner what is trained; it stays the caller's, to be closed by the caller
 * @param loader the training set's mini-batches
 * @param test what the learner is scored on after each epoch; only at the end, where there is a validation set
 * @param validation what the learner is scored on instead while it learns; null for none
 * @param controls the learning rate of every update, and whatever else is set, for each group of parameters; their feedback
 *     has seen nothing yet
 * @param epochs passes over the training set, at least 1
 * @param options how updates are made, beyond the rate
 * @param guard when the run counts as diverged, and what is done then
 * @param saving when checkpoints are made, and who gets them
 * @param notes texts for the checkpoints, such as the run's description
 * @param from the checkpoint to go on from; null to begin
 */
public record Training(
        Learner learner,
        Loader loader,
        DataSet test,
        @Nullable DataSet validation,
        Controls controls,
        int epochs,
        Options options,
        Guard guard,
        Saving saving,
        Map<String, String> notes,
        @Nullable Checkpoint from) {

    public Training {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be >= 1, but was " + epochs);
        }
        notes = Map.copyOf(notes);
        if (from != null && !from.loader().equals(describe(loader, options))) {
            throw new IllegalArgumentException(
                    "loader must be " + from.loader() + ", as in the checkpoint, but is " + describe(loader, options));
        }
    }

    /** A run from the beginning, without checkpoints, that stops at a loss that is not finite. */
    public Training(Learner learner, Loader loader, DataSet test, Controlled rate, int epochs) {
        this(learner, loader, test, Controls.of(rate), epochs);
    }

    /** A run whose parameters are in groups, or whose momentum, weight decay, ... are scheduled too. */
    public Training(Learner learner, Loader loader, DataSet test, Controls controls, int epochs) {
        this(learner, loader, test, null, controls, epochs, Options.STANDARD, Guard.STOP, Saving.NONE, Map.of(), null);
    }

    /** The same run, scored on a validation set while it learns and on the test set at its end; null for none. */
    public Training withValidation(@Nullable DataSet newValidation) {
        return new Training(
                learner, loader, test, newValidation, controls, epochs, options, guard, saving, notes, from);
    }

    /** The same run with other options. */
    public Training withOptions(Options newOptions) {
        return new Training(
                learner, loader, test, validation, controls, epochs, newOptions, guard, saving, notes, from);
    }

    /** The same run under another guard. */
    public Training withGuard(Guard newGuard) {
        return new Training(
                learner, loader, test, validation, controls, epochs, options, newGuard, saving, notes, from);
    }

    /** The same run with checkpoints. */
    public Training withSaving(Saving newSaving) {
        return new Training(
                learner, loader, test, validation, controls, epochs, options, guard, newSaving, notes, from);
    }

    /** The same run with these texts in its checkpoints. */
    public Training withNotes(Map<String, String> newNotes) {
        return new Training(
                learner, loader, test, validation, controls, epochs, options, guard, saving, newNotes, from);
    }

    /** The same run from a checkpoint on; under another rate or with other epochs it takes another course from there. */
    public Training from(Checkpoint checkpoint) {
        return new Training(
                learner, loader, test, validation, controls, epochs, options, guard, saving, notes, checkpoint);
    }

    /** The same run, at the same rates, with its end after another number of epochs. */
    public Training withEpochs(int newEpochs) {
        return new Training(
                learner, loader, test, validation, controls, newEpochs, options, guard, saving, notes, from);
    }

    /** Trains, telling nobody. */
    public History run() {
        return run(event -> {});
    }

    /** Trains; events are sent on the calling thread, in order. */
    public History run(Consumer<TrainEvent> events) {
        Course course = new Course(this, events);
        Journal journal = course.journal();
        journal.accept(
                new TrainEvent.Started(epochs, updatesPerEpoch(), loader.data().size()));
        Ending ending = train(course);
        course.end(ending);
        Score result = course.finish(ending);
        journal.accept(new TrainEvent.Ended(ending, journal.updates()));
        return journal.history(ending).withResult(result);
    }

    /** A checkpoint of where this run begins or goes on from; the learner is set to it. */
    public Checkpoint checkpoint() {
        return new Course(this, event -> {}).snapshot();
    }

    private Ending train(Course course) {
        while (course.position().epoch() < epochs && !course.over()) {
            String alarm = "";
            for (List<Batch> batches : updatesLeft(course.position())) {
                HyperParameters now = course.now();
                long start = System.nanoTime();
                Update update = learner.update(batches, now, options.clip(), guard.skips() > 0);
                alarm = course.updated(batches, now, update, System.nanoTime() - start);
                if (!alarm.isEmpty()) {
                    break;
                }
                course.evaluateWithinEpoch();
                course.saveWithinEpoch();
                if (course.over()) {
                    return ending(course);
                }
                if (Thread.currentThread().isInterrupted()) {
                    return Ending.INTERRUPTED;
                }
            }
            if (alarm.isEmpty()) {
                course.endEpoch();
            } else if (!course.rollBack(alarm)) {
                return Ending.DIVERGED;
            }
        }
        return ending(course);
    }

    /** Why a run ends that has neither diverged nor been interrupted. */
    private static Ending ending(Course course) {
        if (course.flat()) {
            return Ending.FLAT;
        }
        return course.stopped() ? Ending.STOPPED : Ending.COMPLETE;
    }

    /** The mini-batches of each update that is left in the epoch. */
    private List<List<Batch>> updatesLeft(Position position) {
        List<Batch> batches = loader.epoch(position.epoch());
        List<List<Batch>> updates = new ArrayList<>();
        for (int at = position.batch(); at < batches.size(); at += options.accumulate()) {
            updates.add(batches.subList(at, Math.min(at + options.accumulate(), batches.size())));
        }
        return updates;
    }

    private int updatesPerEpoch() {
        return Math.toIntExact(clock().updatesPerEpoch());
    }

    /** What lengths are worth in this run. */
    Clock clock() {
        Clock clock = Clock.accumulating(loader.batches(), loader.batchSize(), options.accumulate());
        return clock.withUpdates(clock.updatesPerEpoch() * epochs);
    }

    /** The loader in words: all that the order of the batches follows from. */
    String loaderText() {
        return describe(loader, options);
    }

    private static String describe(Loader loader, Options options) {
        String order = loader.shuffled() ? "shuffled by seed " + loader.seed() : "in order";
        return loader.data().size() + " rows " + order + " in batches of " + loader.batchSize()
                + (loader.keepLast() ? "" : ", a short last one dropped")
                + (options.accumulate() == 1 ? "" : ", " + options.accumulate() + " to an update");
    }
}
