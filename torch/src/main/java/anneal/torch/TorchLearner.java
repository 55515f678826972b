package anneal.torch;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import anneal.train.Learner;
import anneal.train.Score;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A module of PyTorch as a learner, on the CPU.
 *
 * <pre>{@code
 * new TorchLearner(net, net::forward, () -> new SGD(net.parameters(), new SGDOptions(0.1)), 3072)
 * }</pre>
 *
 * <p>The loss is PyTorch's cross-entropy for classes and its mean squared error for numbers to predict. The learner sets the
 * rate of all parameter groups before each update. Whatever an update makes in native memory is freed when it ends.
 */
public final class TorchLearner implements Learner {
    private static final int EVALUATED_AT_ONCE = 128;

    private final Module module;
    private final UnaryOperator<Tensor> forward;
    private final Supplier<Optimizer> optimizers;
    private final long[] rowShape;
    private Optimizer optimizer;
    private @Nullable DataSet checked;

    /**
     * A learner that trains this module itself, not a copy.
     *
     * @param module stays the caller's
     * @param forward takes a batch through the module, rows first, to raw answers
     * @param optimizers makes the optimizer over the module's parameters, and another like it when the learner goes back to
     *     a state; the learner frees them
     * @param rowShape the shape of a row as the module takes it, such as 3, 32, 32
     */
    public TorchLearner(
            Module module, UnaryOperator<Tensor> forward, Supplier<Optimizer> optimizers, long... rowShape) {
        this.module = module;
        this.forward = forward;
        this.optimizers = optimizers;
        this.rowShape = rowShape.clone();
        this.optimizer = optimizers.get();
    }

    @Override
    public double update(Batch batch, double eta) {
        return update(List.of(batch), HyperParameters.rate(eta));
    }

    @Override
    public double update(List<Batch> batches, HyperParameters now) {
        double eta = now.rateAlone(this);
        check(batches.get(0).data());
        module.train(true);
        optimizer.zero_grad();
        int rows = batches.stream().mapToInt(Batch::size).sum();
        double mean = 0;
        for (Batch batch : batches) {
            mean += backward(batch, (double) batch.size() / rows);
        }
        Rates.set(optimizer, eta);
        try (Tensor none = optimizer.step()) {
            return mean;
        }
    }

    /** Adds a share of a mini-batch's gradient; returns that share of its loss. */
    private double backward(Batch batch, double share) {
        try (PointerScope scope = new PointerScope()) {
            Tensor loss = loss(forward.apply(rows(batch)), batch);
            (share == 1 ? loss : loss.mul(new Scalar(share))).backward();
            return share * loss.item_double();
        }
    }

    @Override
    public Score evaluate(DataSet data) {
        check(data);
        module.train(false);
        double loss = 0;
        long hits = 0;
        for (Batch batch : Loader.inOrder(data, EVALUATED_AT_ONCE).epoch(0)) {
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                Tensor answers = forward.apply(rows(batch));
                loss += loss(answers, batch).item_double() * batch.size();
                hits += data.classes() == 0 ? 0 : hits(answers, batch);
            }
        }
        return new Score(loss / data.size(), data.classes() == 0 ? Double.NaN : (double) hits / data.size());
    }

    private static long hits(Tensor answers, Batch batch) {
        return answers.argmax(new LongOptional(1), false)
                .eq(labels(batch))
                .sum()
                .item_long();
    }

    private static Tensor loss(Tensor answers, Batch batch) {
        return batch.data().classes() == 0
                ? torch.mse_loss(answers, targets(batch))
                : torch.cross_entropy_loss(answers, labels(batch));
    }

    private Tensor rows(Batch batch) {
        int features = batch.data().features();
        FloatPointer numbers = new FloatPointer((long) batch.size() * features);
        FloatBuffer into = numbers.asBuffer();
        for (int i = 0; i < batch.size(); i++) {
            batch.gather(i, into, i * features);
        }
        return torch.from_blob(numbers, shape(batch.size()));
    }

    private static Tensor labels(Batch batch) {
        LongPointer labels = new LongPointer(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            labels.put(i, batch.label(i));
        }
        return torch.from_blob(labels, new long[] {batch.size()}, new TensorOptions(torch.ScalarType.Long));
    }

    private static Tensor targets(Batch batch) {
        FloatPointer targets = new FloatPointer(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            targets.put(i, batch.target(i));
        }
        return torch.from_blob(targets, batch.size(), 1);
    }

    private long[] shape(int rows) {
        return LongStream.concat(LongStream.of(rows), LongStream.of(rowShape)).toArray();
    }

    /** Refuses data that the module has no inputs or outputs for, the first time it is seen. */
    private void check(DataSet data) {
        if (data == checked) {
            return;
        }
        long features = LongStream.of(rowShape).reduce(1, Math::multiplyExact);
        if (data.features() != features) {
            throw new IllegalArgumentException("data must have " + features + " features, as many as the row shape "
                    + Arrays.toString(rowShape) + " has, but has " + data.features());
        }
        module.train(false);
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Batch first = Loader.inOrder(data, 1).epoch(0).get(0);
            long outputs = forward.apply(rows(first)).size(1);
            if (outputs != Math.max(1, data.classes())) {
                throw new IllegalArgumentException(
                        data.classes() == 0
                                ? "the model must have 1 output for numbers to predict, but has " + outputs
                                : "data must have " + outputs + " classes, as many as the model has outputs, but has "
                                        + data.classes());
            }
        }
        checked = data;
    }

    @Override
    public Runnable snapshot() {
        Tensors kept = state();
        return () -> restore(kept);
    }

    /**
     * Parameters and buffers under PyTorch's names, the optimizer's memory, and libtorch's random numbers, which all modules
     * of the process share.
     */
    @Override
    public Tensors state() {
        try (PointerScope scope = new PointerScope()) {
            return SavedModule.state(module, optimizer);
        }
    }

    @Override
    public void restore(Tensors state) {
        Optimizer fresh = optimizers.get();
        try (PointerScope scope = new PointerScope()) {
            SavedModule.restore(module, fresh, state);
        } catch (RuntimeException e) {
            fresh.close();
            throw e;
        }
        optimizer.close();
        optimizer = fresh;
    }

    /** Frees the optimizer; the module stays its owner's. */
    @Override
    public void close() {
        optimizer.close();
    }
}
