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
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import anneal.train.Learner;
import anneal.train.Score;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A model of DJL as a learner, on one device.
 *
 * <pre>{@code
 * new DjlLearner(model, Loss.softmaxCrossEntropyLoss(),
 *         rate -> Optimizer.sgd().setLearningRateTracker(rate).optMomentum(0.9f).build(), 3072)
 * }</pre>
 *
 * <p>The learner gives the optimizer its rate before each update. Classes come in as whole numbers, numbers to predict as a
 * column. All arrays of an update are freed when it ends.
 */
public final class DjlLearner implements Learner {
    private static final int EVALUATED_AT_ONCE = 128;

    private final GivenRate rate = new GivenRate();
    private final Trainer trainer;
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
        Optimizer made = optimizer.apply(rate);
        this.rowShape = rowShape.clone();
        this.trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(made));
        if (trainer.getDevices().length != 1) {
            int devices = trainer.getDevices().length;
            trainer.close();
            throw new IllegalArgumentException("the trainer must have 1 device, but has " + devices);
        }
        trainer.initialize(shape(1));
        this.saved = new SavedModel(model.getBlock().getParameters(), made, trainer.getManager());
    }

    @Override
    public double update(Batch batch, double eta) {
        return update(List.of(batch), HyperParameters.rate(eta));
    }

    @Override
    public double update(List<Batch> batches, HyperParameters now) {
        rate.set(now.rateAlone(this));
        check(batches.get(0).data());
        int rows = batches.stream().mapToInt(Batch::size).sum();
        double mean = 0;
        try (GradientCollector gradients = trainer.newGradientCollector()) {
            for (Batch batch : batches) {
                mean += backward(gradients, batch, (double) batch.size() / rows);
            }
        }
        trainer.step();
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
        double loss = 0;
        long hits = 0;
        for (Batch batch : Loader.inOrder(data, EVALUATED_AT_ONCE).epoch(0)) {
            try (NDManager scope = trainer.getManager().newSubManager()) {
                NDList labels = labels(scope, batch);
                NDList answers = trainer.evaluate(rows(scope, batch));
                loss += number(trainer.getLoss().evaluate(labels, answers)) * batch.size();
                hits += data.classes() == 0 ? 0 : hits(answers.head(), batch);
            }
        }
        return new Score(loss / data.size(), data.classes() == 0 ? Double.NaN : (double) hits / data.size());
    }

    private static double number(NDArray loss) {
        return loss.toType(DataType.FLOAT64, false).getDouble();
    }

    private static int hits(NDArray answers, Batch batch) {
        long[] found = answers.argMax(1).toLongArray();
        int hits = 0;
        for (int i = 0; i < found.length; i++) {
            hits += found[i] == batch.label(i) ? 1 : 0;
        }
        return hits;
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
        long features = LongStream.of(rowShape).reduce(1, Math::multiplyExact);
        if (data.features() != features) {
            throw new IllegalArgumentException("data must have " + features + " features, as many as the row shape "
                    + Arrays.toString(rowShape) + " has, but has " + data.features());
        }
        try (NDManager scope = trainer.getManager().newSubManager()) {
            Batch first = Loader.inOrder(data, 1).epoch(0).get(0);
            long outputs =
                    trainer.evaluate(rows(scope, first)).head().getShape().get(1);
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
