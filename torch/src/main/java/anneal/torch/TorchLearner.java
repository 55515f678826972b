package anneal.torch;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.notation.Parameters;
import anneal.optim.Clip;
import anneal.optim.Vector;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import anneal.train.Judged;
import anneal.train.Learner;
import anneal.train.Score;
import anneal.train.Update;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
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
 * <p>The loss is PyTorch's cross-entropy for classes and its mean squared error for numbers to predict, or an {@link Objective}
 * of your own. The learner sets rates, momentum, betas and weight decay of the parameter groups before each update; a run's
 * groups are made out of the optimizer's own, by the parameters' names. Whatever an update makes in native memory is freed when
 * it ends.
 */
public final class TorchLearner implements Learner {
    private static final String MOMENTUM = "momentum";

    private final Module module;
    private final Objective objective;
    private final Supplier<Optimizer> optimizers;
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
        this(module, new Answers(forward, rowShape), optimizers);
    }

    /**
     * A learner that trains this module itself, not a copy, for an objective of your own.
     *
     * @param module stays the caller's
     * @param objective takes mini-batches through the module to their losses
     * @param optimizers makes the optimizer over the module's parameters, and another like it when the learner goes back to
     *     a state; the learner frees them
     */
    public TorchLearner(Module module, Objective objective, Supplier<Optimizer> optimizers) {
        this.module = module;
        this.objective = objective;
        this.optimizers = optimizers;
        this.optimizer = optimizers.get();
        this.groups = new Groups(module, optimizer, Set.of());
    }

    /** The names of a module's parameters, as groups call them: what a task may say of its learners. */
    public static Parameters parameters(Module module) {
        try (PointerScope scope = new PointerScope()) {
            return Groups.parameters(module);
        }
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
            Tensor loss = objective.loss(batch);
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
                return objective.judge(batch);
            }
        });
    }

    /** Has the objective look at data, unless it was the last that it looked at. */
    private void check(DataSet data) {
        if (data == checked) {
            return;
        }
        module.train(false);
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            objective.check(data);
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
