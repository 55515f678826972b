package anneal.train;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.optim.Clip;
import anneal.optim.Vector;
import anneal.tensors.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Anything that can make one update at a given rate and say how well it does.
 *
 * <p>The built-in network is one learner; a model of another framework behind an adapter is another. A learner is not
 * thread-safe: one run owns it.
 */
public interface Learner extends AutoCloseable {

    /**
     * Makes one update.
     *
     * @param batch the rows to learn from
     * @param eta the learning rate in force for this update
     * @return the batch's mean loss before the update; NaN or infinite when training has diverged
     */
    double update(Batch batch, double eta);

    /**
     * Makes one update out of the mean gradient of one or more mini-batches, or leaves it out.
     *
     * @param batches the mini-batches; their gradients are averaged by rows, as if they were one batch
     * @param now the hyper-parameters in force for this update
     * @param clip how the mean gradient is kept small
     * @param skip whether to leave the update out, to the last bit, where the loss or the gradient is not finite
     * @return what came of it
     * @throws UnsupportedOperationException if the learner cannot do as it is told
     */
    default Update update(List<Batch> batches, HyperParameters now, Clip clip, boolean skip) {
        if (!clip.isNone() || skip) {
            throw new UnsupportedOperationException(title() + " cannot " + (skip ? "skip updates" : "clip gradients"));
        }
        return Update.made(update(batches, now));
    }

    /**
     * Makes one update out of the mean gradient of one or more mini-batches, as it is.
     *
     * @param batches the mini-batches; their gradients are averaged by rows, as if they were one batch
     * @param now the hyper-parameters in force for this update
     * @return the mean loss of all their rows before the update
     * @throws UnsupportedOperationException if the learner can only be told one rate for one mini-batch
     */
    default double update(List<Batch> batches, HyperParameters now) {
        if (batches.size() != 1) {
            throw new UnsupportedOperationException(title() + " cannot accumulate gradients");
        }
        return update(batches.get(0), now.rateAlone(this));
    }

    /**
     * Gets ready for updates at hyper-parameters between two extremes: divides its parameters into their groups. A run calls
     * this before anything else.
     *
     * @param least the least value of each but the rate
     * @param most the greatest
     * @throws IllegalArgumentException if they make no sense here: a group without parameters, a setting that the update
     *     rule does not have, a value out of its range
     * @throws UnsupportedOperationException if the learner can only be told one rate
     */
    default void expect(HyperParameters least, HyperParameters most) {
        least.rateAlone(this);
        most.rateAlone(this);
    }

    /** Scores the learner on a whole data set, changing nothing. */
    Score evaluate(DataSet data);

    /**
     * The weights that are trained: the numbers themselves and no copy, always the same vectors in the same order. Averages
     * are taken of these, and put in their place to be evaluated.
     *
     * @throws UnsupportedOperationException if this learner does not show its weights
     */
    default List<Vector> weights() {
        throw new UnsupportedOperationException(title() + " does not show its weights");
    }

    /**
     * Keeps in memory what this learner is now: weights, the optimizer's memory, random numbers.
     *
     * @return what takes the learner back to this moment, to the last bit, as often as it is run
     * @throws UnsupportedOperationException if the learner cannot go back
     */
    default Runnable snapshot() {
        throw new UnsupportedOperationException(title() + " cannot go back to a snapshot");
    }

    /**
     * A copy of everything that later updates depend on: weights, what the optimizer remembers, random numbers.
     *
     * @throws UnsupportedOperationException if this learner has no way to save itself
     */
    default Tensors state() {
        throw new UnsupportedOperationException(title() + " cannot save its state");
    }

    /**
     * Goes back to a state, so that later updates give the same bits as they did from there.
     *
     * @param state what {@link #state} of a learner made alike gave
     * @throws IllegalArgumentException if it is another learner's; nothing is changed then
     */
    default void restore(Tensors state) {
        throw new UnsupportedOperationException(title() + " cannot restore a state");
    }

    /**
     * Writes what it has learnt to a file, which appears complete or not at all: here its state, in the safetensors format.
     *
     * @throws UnsupportedOperationException if this learner has no way to save itself
     */
    default void save(Path file) throws IOException {
        state().write(file);
    }

    /** Frees what the garbage collector does not (threads, native memory). */
    @Override
    void close();

    /** What it is called in messages. */
    private String title() {
        String name = getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
