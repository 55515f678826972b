package anneal.torch;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.train.Judged;
import org.bytedeco.pytorch.Tensor;

/**
 * What a module is to make small, where that is neither the cross-entropy nor the mean squared error of its answers to rows.
 *
 * <p>It takes mini-batches through the module itself; {@link Batches} has them as tensors. What it makes in native memory is freed
 * by the {@link TorchLearner} that asks.
 */
public interface Objective {

    /** The mean loss of a mini-batch's rows, a tensor of one number, to be followed back to the parameters. */
    Tensor loss(Batch batch);

    /** How the module does on a mini-batch; it is in evaluation mode, and no gradients are kept. */
    Judged judge(Batch batch);

    /**
     * Looks at data before any of it is taken; unless this says otherwise, all data will do.
     *
     * @throws IllegalArgumentException if the module has no inputs or outputs for it
     */
    default void check(DataSet data) {}
}
