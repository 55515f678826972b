package anneal.train;

import anneal.optim.Optimizer;
import org.jspecify.annotations.Nullable;

/**
 * What a learner of a {@link Task} is to start with.
 *
 * @param optimizer the update rule; null where the task has its own
 * @param seed decides its first weights, and whatever else it draws
 * @param threads on which it may compute; their number changes no result
 * @param precision of the numbers that it multiplies
 */
public record Start(@Nullable Optimizer optimizer, long seed, int threads, Precision precision) {

    /** The update rule, for a task that names one. */
    public Optimizer rule() {
        if (optimizer == null) {
            throw new IllegalStateException("the task must name an optimizer to be given one, but names none");
        }
        return optimizer;
    }
}
