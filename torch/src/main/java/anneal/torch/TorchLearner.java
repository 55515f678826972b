package anneal.torch;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.optim.Clip;
import anneal.optim.Vector;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import anneal.train.Judged;
import anneal.train.Learner;
import anneal.train.Score;
import anneal.train.Update;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A module of PyTorch as a learner, on the CPU.
 *
 * <pre>{@code
 * new TorchLearner(net, net::forward, () -> new SGD(net.parameters(), new SGDOptions(0.1)), 3072)
 * }</pre>
 *
 * <p>The loss is PyTorch's cross-entropy for classes and its mean squared error for numbers to predict. The learner sets
 * rates, momentum, betas and weight decay of the parameter groups before each update; a run's groups are made out of the optimizer's
 * own, by the parameters' names. Whatever an update makes in native memory is freed when it ends.
 */
public final class TorchLearner implements Learner {
    private static final String MOMENTUM = "momentum";

    private final Module module;
    private final UnaryOperator<Tensor> forward;
    private final Supplier<Optimizer> optimizers;
    private final long[] rowShape;
    private Optimizer optimizer;
    private Groups groups;
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
        this.groups = new Groups(module, optimizer, Set.of());
    }

    @Override
    public double update(Batch batch, double eta) {
        return update(List.of(batch), HyperParameters.rate(eta));
    }

    @Override
    public double update(List<Batch> batches, HyperParameters now) {
        return update(batches, now, Clip.NONE, false).loss();
    }

    @Override
    public void expect(HyperParameters least, HyperParameters most) {
        refuseMomentumFromZero(least, most);
        least.others().keySet().forEach(name -> Setting.of(optimizer, name));
        if (!groups.names().equals(least.groups().keySet())) {
            Optimizer fresh = optimizers.get();
            replace(fresh, divided(fresh, least.groups().keySet()));
        }
    }

    /** RMSprop makes room for its momentum in the first update. */
    private static void refuseMomentumFromZero(HyperParameters least, HyperParameters most) {
        boolean never = most.others().getOrDefault(MOMENTUM, 0.0) == 0;
        if (!never && least.others().getOrDefault(MOMENTUM, 1.0) == 0) {
            throw new IllegalArgumentException("momentum must be 0 in all of a run or in none of it, but goes from "
                    + least.named() + " to " + most.named());
        }
    }

    @Override
    public Update update(List<Batch> batches, HyperParameters now, Clip clip, boolean skip) {
        check(batches.get(0).data());
        groups.set(now);
        module.train(true);
        optimizer.zero_grad();
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> before = skip ? SavedModule.copies(module.named_buffers()) : Map.of();
            double mean = backward(batches);
            groups.freeze(now);
            double norm = clip.isNone() && !skip ? Double.NaN : clip(clip);
            boolean made = !skip || (Double.isFinite(mean) && Double.isFinite(norm));
            if (made) {
                optimizer.step();
            } else {
                SavedModule.set(module.named_buffers(), before);
            }
            return new Update(mean, norm, made);
        }
    }

    /** Clips by libtorch's own functions; returns the norm before. */
    private double clip(Clip clip) {
        boolean largest = clip.by() == Clip.By.LARGEST;
        double limit = clip.by() == Clip.By.VALUE ? Double.POSITIVE_INFINITY : clip.limit();
        TensorVector parameters = module.parameters();
        double norm = torch.clip_grad_norm_(parameters, limit, largest ? Double.POSITIVE_INFINITY : 2, false);
        if (clip.by() == Clip.By.VALUE) {
            torch.clip_grad_value_(parameters, clip.limit());
        }
        return norm;
    }

    private double backward(List<Batch> batches) {
        int rows = batches.stream().mapToInt(Batch::size).sum();
        double mean = 0;
        for (Batch batch : batches) {
            mean += backward(batch, (double) batch.size() / rows);
        }
        return mean;
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
        return Judged.all(data, batch -> {
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                Tensor answers = forward.apply(rows(batch));
                return new Judged(loss(answers, batch).item_double(), data.classes() == 0 ? 0 : hits(answers, batch));
            }
        });
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
        Judged.requireFeatures(data, rowShape);
        module.train(false);
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Batch first = Loader.inOrder(data, 1).epoch(0).get(0);
            Judged.requireOutputs(data, forward.apply(rows(first)).size(1));
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
        Groups divided = divided(fresh, groups.names());
        try (PointerScope scope = new PointerScope()) {
            SavedModule.restore(module, fresh, state);
        } catch (RuntimeException e) {
            fresh.close();
            throw e;
        }
        replace(fresh, divided);
    }

    private Groups divided(Optimizer fresh, Set<String> names) {
        try {
            return new Groups(module, fresh, names);
        } catch (RuntimeException e) {
            fresh.close();
            throw e;
        }
    }

    private void replace(Optimizer fresh, Groups divided) {
        optimizer.close();
        optimizer = fresh;
        groups = divided;
    }

    /** All parameters, which must be float32 and without gaps; averages leave buffers as they are. */
    @Override
    public List<Vector> weights() {
        try (PointerScope scope = new PointerScope()) {
            return SavedModule.weights(module);
        }
    }

    /** Frees the optimizer; the module stays its owner's. */
    @Override
    public void close() {
        optimizer.close();
    }
}
