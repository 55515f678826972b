package anneal.train;

import anneal.data.DataSet;
import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run keeps beside its weights, as its options say: their average, and those that did best. Not thread-safe. */
final class KeptWeights {
    private static final String BEST = "best.";

    private final Learner learner;
    private final Weights end;
    private final @Nullable Average average;
    private final @Nullable Shadow best;

    /** Nothing yet. */
    KeptWeights(Training training) {
        Options options = training.options();
        Averaging averaging = options.average();
        this.learner = training.learner();
        this.end = options.weights();
        this.average = averaging == null ? null : new Average(averaging, training.clock(), learner);
        this.best = end == Weights.BEST ? new Shadow(learner.weights()) : null;
    }

    /** Shows the weights to their average; says how many nanoseconds that took. */
    long updated(long updates) {
        if (average == null) {
            return 0;
        }
        long start = System.nanoTime();
        average.updated(updates);
        return System.nanoTime() - start;
    }

    /** How the average does; no score where there is none. */
    Score averaged(DataSet data) {
        return average == null ? Score.NONE : average.evaluate(data);
    }

    /** Keeps the weights, which have done best so far. */
    void best() {
        if (best != null) {
            best.blend(0);
        }
    }

    /** Gives the learner the weights that the run is to end with. */
    void putInPlace(Ending ending, boolean hasBest) {
        if (end == Weights.AVERAGE && average != null && ending != Ending.DIVERGED) {
            average.putInPlace();
        } else if (best != null && hasBest) {
            best.exchange();
        }
    }

    Tensors state() {
        Tensors averaged = average == null ? Checkpoint.NO_WEIGHTS : average.state();
        Map<String, Tensor> tensors = new LinkedHashMap<>(averaged.tensors());
        if (best != null) {
            tensors.putAll(best.tensors(BEST));
        }
        return new Tensors(averaged.texts(), tensors);
    }

    /** Goes back to a state; nothing is kept yet where it holds nothing. */
    void restore(Tensors state) {
        if (state.equals(Checkpoint.NO_WEIGHTS)) {
            return;
        }
        if (average != null) {
            average.restore(state);
        }
        if (best != null) {
            best.set(state, BEST);
        }
    }
}
