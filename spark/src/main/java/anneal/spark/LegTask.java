package anneal.spark;

import anneal.lab.search.Leg;
import anneal.lab.search.Result;
import anneal.lab.search.Subject;
import anneal.train.Checkpoint;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A leg as it travels.
 *
 * @param work whose leg it is
 * @param leg what to train
 * @param from the bytes of the checkpoint to begin at; null to begin at the first update
 * @param threads threads to compute on
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares tasks or answers
record LegTask(Work work, Leg leg, byte @Nullable [] from, int threads) implements Serializable {
    private static final long serialVersionUID = 1;

    /**
     * What comes back.
     *
     * @param result what came of the leg; null where something went wrong
     * @param reached the bytes of the checkpoint at its end; null where nobody goes on from there
     * @param problem what went wrong; null otherwise
     */
    record Answer(
            @Nullable Result result,
            byte @Nullable [] reached,
            @Nullable String problem) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** Trains the leg. What the leg itself does wrong it would do again anywhere, and so is an answer. */
    Answer train() {
        try {
            Subject subject = work.subject();
            Subject.Trained trained = subject.train(leg, from == null ? null : Packed.unpack(from), threads);
            Checkpoint end = trained.checkpoint();
            return new Answer(trained.result(), end == null ? null : Packed.pack(end), null);
        } catch (RuntimeException e) {
            return new Answer(null, null, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }
}
