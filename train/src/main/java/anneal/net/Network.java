package anneal.net;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.optim.Memory;
import anneal.optim.Optimizer;
import anneal.optim.SGD;
import anneal.tensors.Tensors;
import anneal.train.Learner;
import anneal.train.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A network of dense layers with its weights, its optimizer's memory and the threads it computes on.
 *
 * <p>Made by {@link Sequential#start} or {@link #load}. One thread at a time may use it; closing it ends its helper thread.
 * Once a batch of some size has been seen, further updates with that size allocate nothing.
 */
public final class Network implements Learner {
    private static final int EVALUATED_AT_ONCE = 128;

    private final Sequential model;
    private final Optimizer optimizer;
    private final Loss loss;
    private final Products products = Blas.products();
    private final List<Dense> layers;
    private final Passes passes;
    private final WholeMemories whole;
    private final Team team;
    private final Loss.Tally[] tallies = {new Loss.Tally(), new Loss.Tally()};

    /** What the two shards do at once. */
    private final Team.Work answer = this::answer;

    private final Team.Work forward = this::forward;
    private final Team.Work backward = this::backward;
    private final Team.Work forwardAndBackward = this::forwardAndBackward;
    private final Team.Work descend = this::descend;
    private final Team.Work descendWhole = this::descendWhole;

    private @Nullable Batch batch;
    private @Nullable Pass pass;
    private double eta;
    private Ready ready = Ready.FORWARD;

    /** Which call of the visible loop the network is ready for, besides a new {@code forward}. */
    private enum Ready {
        FORWARD,
        BACKWARD,
        UPDATE
    }

    Network(Sequential model, Optimizer optimizer, Loss loss, int threads) {
        this.model = model;
        this.optimizer = optimizer;
        this.loss = loss;
        this.team = new Team(threads);
        this.layers = Dense.layers(model, products, optimizer);
        this.passes = new Passes(layers, products);
        this.whole = new WholeMemories(layers, products, optimizer);
    }

    // ---- one step, top to bottom ----

    /** Makes one update: the same as {@link #forward}, {@link #backward} and {@link #update(double)}, to the last bit. */
    @Override
    public double update(Batch next, double rate) {
        begin(next);
        team.run(forwardAndBackward);
        descend(rate);
        ready = Ready.FORWARD;
        return meanLoss();
    }

    /** Computes the mean loss of a batch. */
    public double forward(Batch next) {
        begin(next);
        team.run(forward);
        ready = Ready.BACKWARD;
        return meanLoss();
    }

    /** Takes the gradient of the loss back through the layers; follows {@link #forward}. */
    public void backward() {
        require(Ready.BACKWARD, "backward must follow forward");
        team.run(backward);
        ready = Ready.UPDATE;
    }

    /** Updates the weights at the rate {@code rate}; follows {@link #backward}. */
    public void update(double rate) {
        require(Ready.UPDATE, "update must follow backward");
        descend(rate);
        ready = Ready.FORWARD;
    }

    private void descend(double rate) {
        eta = rate;
        team.run(descend);
        if (!whole.isEmpty()) {
            team.run(descendWhole);
        }
    }

    private void forwardAndBackward(int shard) {
        forward(shard);
        backward(shard);
    }

    /** Takes a shard's rows of the batch from the data through the layers to the loss. */
    private void forward(int shard) {
        answer(shard);
        Pass.Flow last = pass().flow(shard, layers.size() - 1);
        tallies[shard].clear();
        loss.judge(batch(), pass().first(shard), last.outputs(), tallies[shard]);
    }

    /** Takes a shard's rows of the batch from the data through the layers. */
    private void answer(int shard) {
        gather(pass().flow(shard, 0).inputs(), pass().first(shard));
        for (int i = 0; i < layers.size(); i++) {
            Pass.Flow flow = pass().flow(shard, i);
            products.multiply(flow.inputs(), layers.get(i).weights(), flow.sums(), 0, 1);
            layers.get(i).activate(flow.sums(), flow.outputs());
        }
    }

    private void gather(Matrix inputs, int first) {
        for (int row = 0; row < inputs.rows(); row++) {
            batch().gather(first + row, inputs.numbers(), row * inputs.stride());
        }
    }

    /** Takes a shard's rows of the loss's gradient back through the layers. */
    private void backward(int shard) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            Pass.Flow flow = pass().flow(shard, i);
            layers.get(i).deactivate(flow.sums(), flow.errors());
            if (i > 0) {
                Matrix before = pass().flow(shard, i - 1).errors();
                products.multiply(flow.errors(), layers.get(i).back(), before, 0, 1);
            }
        }
    }

    /** Updates a shard's share of all weights; their gradient is made on the way, where the optimizer wants it. */
    private void descend(int shard) {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).memory(shard).update(pass().gradient(shard, i), eta);
        }
    }

    /** Updates whole tensors, or the whole model, from the gradient that the shards have collected. */
    private void descendWhole(int shard) {
        whole.update(shard, eta);
    }

    private void begin(Batch next) {
        checkFeatures(next.data());
        if (batch == null || batch.data() != next.data()) {
            loss.check(model.outputs(), next.data());
        }
        show(next);
    }

    private void show(Batch next) {
        batch = next;
        pass = passes.of(next.size());
        ready = Ready.FORWARD;
    }

    private double meanLoss() {
        return (tallies[0].loss + tallies[1].loss) / batch().size();
    }

    private Batch batch() {
        return Objects.requireNonNull(batch);
    }

    private Pass pass() {
        return Objects.requireNonNull(pass);
    }

    private void require(Ready wanted, String rule) {
        if (ready != wanted) {
            throw new IllegalStateException(rule);
        }
    }

    private void checkFeatures(DataSet data) {
        int inputs = layers.get(0).shape().inputs();
        if (data.features() != inputs) {
            throw new IllegalArgumentException("data must have " + inputs
                    + " features, as many as the model has inputs, but has " + data.features());
        }
    }

    // ---- answers ----

    @Override
    public Score evaluate(DataSet data) {
        checkFeatures(data);
        loss.check(model.outputs(), data);
        double sum = 0;
        long hits = 0;
        showEvaluated();
        try {
            for (Batch part : Loader.inOrder(data, EVALUATED_AT_ONCE).epoch(0)) {
                show(part);
                team.run(forward);
                sum += tallies[0].loss + tallies[1].loss;
                hits += tallies[0].hits + tallies[1].hits;
            }
        } finally {
            showTrained();
            forget();
        }
        return new Score(sum / data.size(), data.classes() == 0 ? Double.NaN : (double) hits / data.size());
    }

    /**
     * Answers for every row of a data set: the probability of each class under cross-entropy, the predicted number under
     * mean squared error. The data's own answers are not looked at.
     */
    public float[][] predict(DataSet data) {
        checkFeatures(data);
        float[][] answers = new float[data.size()][];
        int at = 0;
        showEvaluated();
        try {
            for (Batch part : Loader.inOrder(data, EVALUATED_AT_ONCE).epoch(0)) {
                show(part);
                team.run(answer);
                at = copyAnswers(answers, at);
            }
        } finally {
            showTrained();
            forget();
        }
        return answers;
    }

    /** Answers for rows that are already normalised as the training data was. */
    public float[][] predict(float[]... rows) {
        return rows.length == 0 ? new float[0][] : predict(new Rows(rows));
    }

    /** The most likely class of every row of a data set. */
    public int[] classify(DataSet data) {
        if (loss != Loss.CROSS_ENTROPY) {
            throw new IllegalStateException("a network trained on " + loss + " has no classes");
        }
        float[][] answers = predict(data);
        int[] classes = new int[answers.length];
        for (int row = 0; row < answers.length; row++) {
            for (int i = 1; i < model.outputs(); i++) {
                classes[row] = answers[row][i] > answers[row][classes[row]] ? i : classes[row];
            }
        }
        return classes;
    }

    private int copyAnswers(float[][] answers, int at) {
        int next = at;
        for (int shard = 0; shard < Team.SHARDS; shard++) {
            Matrix outputs = pass().flow(shard, layers.size() - 1).outputs();
            loss.finish(outputs);
            for (int row = 0; row < outputs.rows(); row++) {
                answers[next++] = outputs.row(row);
            }
        }
        return next;
    }

    /** Puts the weights to evaluate in place, where the optimizer trains others; {@link #showTrained} undoes it. */
    void showEvaluated() {
        memories().forEach(Memory::showEvaluated);
    }

    void showTrained() {
        memories().forEach(Memory::showTrained);
    }

    /** All that the optimizer remembers, layer by layer and shard by shard. */
    List<Memory> memories() {
        List<Memory> memories = new ArrayList<>();
        for (Dense layer : layers) {
            for (int shard = 0; shard < Team.SHARDS; shard++) {
                memories.add(layer.memory(shard));
            }
        }
        memories.addAll(whole.memories());
        return memories;
    }

    /** Lets go of the data, and makes the next step of a visible loop a {@code forward}. */
    private void forget() {
        batch = null;
        ready = Ready.FORWARD;
    }

    // ---- the numbers ----

    @Override
    public Runnable snapshot() {
        Tensors kept = state();
        return () -> restore(kept);
    }

    /** The shape of this network. */
    public Sequential model() {
        return model;
    }

    /** What this network is trained to make small. */
    public Loss loss() {
        return loss;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    /**
     * A copy of a linear layer's weights, {@code outputs x inputs}, row after row as in PyTorch: those being trained, also
     * under a rule that evaluates an average of them.
     *
     * @param layer the layer's place in the model, counted from 0
     */
    public float[] weights(int layer) {
        return dense(layer).copyWeights();
    }

    /** A copy of a linear layer's biases. */
    public float[] biases(int layer) {
        return dense(layer).copyBiases();
    }

    /** Sets a linear layer's weights, given as {@link #weights} gives them. The optimizer's memory stays as it is. */
    public void setWeights(int layer, float[] weights) {
        dense(layer).setWeights(weights);
    }

    /** Sets a linear layer's biases. The optimizer's memory stays as it is. */
    public void setBiases(int layer, float[] biases) {
        dense(layer).setBiases(biases);
    }

    private Dense dense(int layer) {
        for (Dense dense : layers) {
            if (dense.place() == layer) {
                return dense;
            }
        }
        int last = model.layers().size() - 1;
        throw new IllegalArgumentException(
                layer < 0 || layer > last
                        ? "layer must be in [0, " + last + "], but was " + layer
                        : "layer " + layer + " must be linear to have weights, but was "
                                + model.layers().get(layer));
    }

    List<Dense> layers() {
        return layers;
    }

    /** The gradient that {@link #backward} has found for a linear layer's weights and, as a last row, its biases. */
    Matrix gradient(int layer) {
        require(Ready.UPDATE, "gradient must follow backward");
        Dense dense = dense(layer);
        Matrix gradient = Matrix.zeros(dense.weights().rows(), dense.weights().columns());
        for (int shard = 0; shard < Team.SHARDS; shard++) {
            Matrix share = gradient.rows(dense.first(shard), dense.first(shard + 1));
            pass().gradient(shard, layers.indexOf(dense)).addTo(new Floats(products, share), 0, 1);
        }
        return gradient;
    }

    /**
     * Saves shape, loss and weights (those that {@link #evaluate} sees) to one file in the safetensors format, which Python
     * reads too. The file appears complete or not at all.
     */
    public void save(Path file) throws IOException {
        showEvaluated();
        try {
            SavedModel.model(this).write(file);
        } finally {
            showTrained();
        }
    }

    /**
     * Opens a saved network to evaluate it, or to train it further by plain SGD.
     *
     * @throws IOException saying what is wrong if the file is missing, damaged or something else
     */
    public static Network load(Path file) throws IOException {
        return load(file, new SGD());
    }

    /** Shape, loss, weights, and what the optimizer remembers, under the names that {@link #save} uses. */
    @Override
    public Tensors state() {
        return SavedModel.state(this);
    }

    @Override
    public void restore(Tensors state) {
        SavedModel.restore(this, state);
        forget();
    }

    /** Opens a saved network to train it further, with a blank memory. */
    public static Network load(Path file, Optimizer optimizer) throws IOException {
        return SavedModel.read(file, optimizer);
    }

    @Override
    public void close() {
        team.close();
    }
}
