package anneal.train;

import anneal.tensors.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything a run needs to go on as if it had never stopped. Immutable.
 *
 * <p>It holds no state of a feedback: a feedback is a value, and shown the epochs' losses of the history again it is the
 * same again, bit for bit. It holds no random numbers of the order of batches either: an epoch's order follows from the
 * loader's seed and the epoch's number.
 *
 * @param position where the run is
 * @param loader the mini-batches it was trained on, in words
 * @param watch what the guard has seen
 * @param history what happened so far, as of a run that was interrupted
 * @param learner the learner's state
 * @param weights the average of the weights and the best ones, as far as they are kept, under their own names
 * @param notes texts of the caller's own, such as the run's description
 */
public record Checkpoint(
        Position position,
        String loader,
        Watch watch,
        History history,
        Tensors learner,
        Tensors weights,
        Map<String, String> notes) {

    /** Where no other weights than the learner's are kept. */
    static final Tensors NO_WEIGHTS = new Tensors(Map.of(), Map.of());

    public Checkpoint {
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
        if (history.updates() != position.step()) {
            throw new IllegalArgumentException(
                    "history must hold " + position.step() + " updates, but holds " + history.updates());
        }
    }

    /** The same checkpoint with other notes. */
    public Checkpoint withNotes(Map<String, String> newNotes) {
        return new Checkpoint(position, loader, watch, history, learner, weights, newNotes);
    }

    /** The same checkpoint of a run whose average of the weights, and best ones, begin afresh. */
    public Checkpoint withoutKeptWeights() {
        return new Checkpoint(position, loader, watch, history, learner, NO_WEIGHTS, notes);
    }

    /**
     * Whether the least loss so far on the validation set, or on the test set where there is none, is that of the weights as
     * they are now.
     */
    public boolean best() {
        EpochResult best = History.best(history.evaluations());
        return best != null && best.updates() == position.step();
    }

    /**
     * Writes this checkpoint to one file, which appears complete or not at all. {@code docs/checkpoint.md} describes it.
     */
    public void write(Path file) throws IOException {
        CheckpointFile.contents(this).writeSealed(file);
    }

    /**
     * Reads a checkpoint.
     *
     * @throws IOException saying what is wrong if the file is missing, damaged or something else
     */
    public static Checkpoint read(Path file) throws IOException {
        Tensors contents = Tensors.read(file);
        try {
            return CheckpointFile.checkpoint(file, contents);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is a checkpoint that makes no sense: " + e.getMessage(), e);
        }
    }
}
