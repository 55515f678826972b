package anneal.train;

import anneal.data.DataSet;
import anneal.data.Split;
import anneal.notation.Parameters;
import anneal.optim.Optimizer;
import org.jspecify.annotations.Nullable;

/**
 * Something to be learnt, and what learns it: all that experiments need of a model of your own.
 *
 * <pre>{@code
 * public final class MyTask implements Task {
 *     public Split data(long seed) { return MyData.read(); }
 *     public Learner start(DataSet train, Start start) { return new MyLearner(train.features(), start.seed()); }
 * }
 * }</pre>
 *
 * <p>{@code anneal find --task com.me.MyTask --classpath my.jar} makes a task by its public constructor without parameters.
 */
public interface Task {

    /**
     * The data: what is learnt from, what is tested on and, where the task has one, a validation set. Runs that are compared
     * share it.
     *
     * @param seed of the first of these runs, for data that is drawn
     */
    Split data(long seed);

    /**
     * A learner in its first state: of equal seeds equal ones. The caller closes it.
     *
     * @param train what it will learn from
     * @param start what it is to start with
     * @throws IllegalArgumentException if it cannot
     */
    Learner start(DataSet train, Start start);

    /** The update rule unless another is asked for; null where the task has a rule of its own, and none can be asked for. */
    default @Nullable Optimizer optimizer() {
        return null;
    }

    /** The names of its learners' parameters, from which recipes such as {@code noDecay = bias} follow; null if not known. */
    default @Nullable Parameters parameters() {
        return null;
    }

    /** Whether its learners can multiply numbers of this precision. */
    default boolean takes(Precision precision) {
        return precision == Precision.FLOAT32;
    }

    /** Whether several of its learners can be at work at once. Those that share random numbers, say, cannot. */
    default boolean parallel() {
        return false;
    }

    /** Rows in a mini-batch unless another number is asked for. */
    default int batch() {
        return 128;
    }

    /** Passes over the training set unless another number is asked for. */
    default int epochs() {
        return 10;
    }
}
