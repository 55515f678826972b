package anneal.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A model of DJL as a learner, on one device.
 *
 * <pre>{@code
 * new DjlLearner(model, Loss.softmaxCrossEntropyLoss(),
 *         rate -> Optimizer.sgd().setLearningRateTracker(rate).optMomentum(0.9f).build(), 3072)
 * }</pre>
 *
 * <p>The learner gives the optimizer the rate of each parameter's group before each update; all else is fixed when it is made. Classes come in as whole numbers, numbers to predict as a
 * column. All arrays of an update are freed when it ends.
 */
public final class DjlLearner implements Learner {
    private final GivenRate rate = new GivenRate();
    private final Trainer trainer;
    private final Optimizer optimizer;
    private final TrainedWeights weights;
    private final SavedModel saved;
    private final long[] rowShape;
    private ByteBuffer room = ByteBuffer.allocateDirect(0);
    private @Nullable DataSet checked;

    /**
     * A learner that trains this model itself, not a copy. Parameters that are not initialised are drawn.
     *
     * @param model stays the caller's, to be closed after the learner
     * @param loss what is made small
     * @param optimizer makes the optimizer around the rate that it is to ask for
     * @param rowShape the shape of a row as the model takes it, such as 3, 32, 32
     */
    public DjlLearner(Model model, Loss loss, Function<Tracker, Optimizer> optimizer, long... rowShape) {
        this.optimizer = optimizer.apply(rate);
        this.rowShape = rowShape.clone();
        this.trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(this.optimizer));
        if (trainer.getDevices().length != 1) {
            int devices = trainer.getDevices().length;
            trainer.close();
            throw new IllegalArgumentException("the trainer must have 1 device, but has " + devices);
        }
        trainer.initialize(shape(1));
        this.weights = new TrainedWeights(model.getBlock().getParameters());
        this.saved = new SavedModel(model.getBlock().getParameters(), this.optimizer, trainer.getManager());
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
        weights.divide(least);
    }

    @Override
    public Update update(List<Batch> batches, HyperParameters now, Clip clip, boolean skip) {
        check(batches.get(0).data());
        weights.divide(now);
        try (NDManager scope = trainer.getManager().newSubManager()) {
            Map<NDArray, NDArray> statistics = skip ? weights.statistics(scope) : Map.of();
            double mean = backward(batches);
            double norm = clip.isNone() && !skip ? Double.NaN : weights.clip(now, clip, scope);
            boolean made = !skip || (Double.isFinite(mean) && Double.isFinite(norm));
            if (made) {
                weights.update(optimizer, rate, now, scope);
            } else {
                weights.forgetGradients(scope);
                statistics.forEach((array, before) -> before.copyTo(array));
            }
            return new Update(mean, norm, made);
        }
    }

    private double backward(List<Batch> batches) {
        int rows = batches.stream().mapToInt(Batch::size).sum();
        double mean = 0;
        try (GradientCollector gradients = trainer.newGradientCollector()) {
            for (Batch batch : batches) {
                mean += backward(gradients, batch, (double) batch.size() / rows);
            }
        }
        return mean;
    }

    /** Adds a share of a mini-batch's gradient; returns that share of its loss. */
    private double backward(GradientCollector gradients, Batch batch, double share) {
        try (NDManager scope = trainer.getManager().newSubManager()) {
            NDList labels = labels(scope, batch);
            NDArray loss = trainer.getLoss().evaluate(labels, trainer.forward(rows(scope, batch), labels));
            gradients.backward(share == 1 ? loss : loss.mul(share));
            return share * number(loss);
        }
    }

    @Override
    public Score evaluate(DataSet data) {
        check(data);
        return Judged.all(data, batch -> {
            try (NDManager scope = trainer.getManager().newSubManager()) {
                NDList answers = trainer.evaluate(rows(scope, batch));
                double loss = number(trainer.getLoss().evaluate(labels(scope, batch), answers));
                return data.classes() == 0 ? Judged.of(batch, loss) : Judged.of(batch, loss, found(answers.head()));
            }
        });
    }

    private static int[] found(NDArray answers) {
        return answers.argMax(1).toType(DataType.INT32, false).toIntArray();
    }

    private static double number(NDArray loss) {
        return loss.toType(DataType.FLOAT64, false).getDouble();
    }

    private NDList rows(NDManager scope, Batch batch) {
        int features = batch.data().features();
        ByteBuffer bytes = room(batch.size() * features * Float.BYTES);
        FloatBuffer numbers = bytes.asFloatBuffer();
        for (int i = 0; i < batch.size(); i++) {
            batch.gather(i, numbers, i * features);
        }
        return new NDList(scope.create(bytes, shape(batch.size()), DataType.FLOAT32));
    }

    /** Native memory for a batch's rows, the same for every batch; only a larger one needs more. */
    private ByteBuffer room(int bytes) {
        if (room.capacity() < bytes) {
            room = ByteBuffer.allocateDirect(bytes);
        }
        return room.slice(0, bytes).order(ByteOrder.nativeOrder());
    }

    private static NDList labels(NDManager scope, Batch batch) {
        if (batch.data().classes() > 0) {
            long[] labels = new long[batch.size()];
            Arrays.setAll(labels, batch::label);
            return new NDList(scope.create(labels, new Shape(labels.length, 1)));
        }
        float[] targets = new float[batch.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = batch.target(i);
        }
        return new NDList(scope.create(targets, new Shape(targets.length, 1)));
    }

    private Shape shape(int rows) {
        return new Shape(rows).addAll(new Shape(rowShape));
    }

    /** Refuses data that the model has no inputs or outputs for, the first time it is seen. */
    private void check(DataSet data) {
        if (data == checked) {
            return;
        }
        Judged.requireFeatures(data, rowShape);
        try (NDManager scope = trainer.getManager().newSubManager()) {
            Batch first = Loader.inOrder(data, 1).epoch(0).get(0);
            Judged.requireOutputs(
                    data, trainer.evaluate(rows(scope, first)).head().getShape().get(1));
        }
        checked = data;
    }

    /** The trained weights, which must be float32; averages leave running means and variances as they are. */
    @Override
    public List<Vector> weights() {
        return weights.vectors();
    }

    @Override
    public Runnable snapshot() {
        Tensors kept = state();
        return () -> restore(kept);
    }

    /**
     * Parameters under the names that DJL gives them, and the optimizer's memory. The random numbers of dropout are not in
     * it: DJL has no way to ask for them.
     */
    @Override
    public Tensors state() {
        return saved.state();
    }

    @Override
    public void restore(Tensors state) {
        saved.restore(state);
    }

    /** Frees the trainer; the model stays its owner's. */
    @Override
    public void close() {
        trainer.close();
    }
}
