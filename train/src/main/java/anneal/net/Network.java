package anneal.net;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.optim.Clip;
import anneal.optim.Crew;
import anneal.optim.Memory;
import anneal.optim.Optimizer;
import anneal.optim.SGD;
import anneal.optim.Vector;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import anneal.train.Learner;
import anneal.train.Score;
import anneal.train.Update;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of dense layers with its weights, its optimizer's memory and the threads it computes on.
 *
 * <p>Made by {@link Sequential#start} or {@link #load}. One thread at a time may use it; closing it ends its helper thread
 * and gives its memory back, weights too. Once a batch of some size has been seen, further updates with that size allocate
 * nothing.
 */
public final class Network implements Learner {
    private static final int EVALUATED_AT_ONCE = 128;

    private final Sequential model;
    private final Optimizer optimizer;
    private final Loss loss;
    private final Products products;
    private final List<Dense> layers;
    private final Team team;
    private final Storage storage = new Storage();
    private final Propagation propagation;

    /** What the two shards do at once, where no rule must see more than a shard's share. */
    private final Crew.Work descend = this::descend;

    private Groups groups;
    private Gathered gathered;
    private WholeMemories whole;
    private Ready ready = Ready.FORWARD;

    /** Which call of the visible loop the network is ready for, besides a new {@code forward}. */
    private enum Ready {
        FORWARD,
        BACKWARD,
        UPDATE
    }

    Network(Sequential model, Optimizer optimizer, Loss loss, Engine engine) {
        this.model = model;
        this.optimizer = optimizer;
        this.loss = loss;
        this.products = Blas.products(engine.precision());
        this.team = new Team(engine.threads());
        this.layers = Dense.layers(model, products, storage);
        this.groups = new Groups(model.parameterNames(), optimizer);
        layers.forEach(layer -> layer.start(groups, products, team));
        this.propagation = new Propagation(layers, loss, products, team);
        this.gathered = new Gathered(layers, products, team);
        this.whole = new WholeMemories(layers, products, groups, team);
    }

    /**
     * Divides the parameters into the groups of a run to come. Where they were in other groups, or where a group needs
     * another memory, the optimizer's memory begins anew.
     */
    @Override
    public void expect(HyperParameters least, HyperParameters most) {
        Groups wanted = new Groups(model.parameterNames(), optimizer, least);
        if (!wanted.suits(new Groups(model.parameterNames(), optimizer, most))) {
            throw new IllegalArgumentException("momentum must be 0 in all of a run or in none of it, but goes from "
                    + least.named() + " to " + most.named());
        }
        if (!groups.suits(wanted)) {
            groups = wanted;
            layers.forEach(layer -> layer.start(wanted, products, team));
            propagation.restart();
            gathered = new Gathered(layers, products, team);
            whole = new WholeMemories(layers, products, wanted, team);
            forget();
        }
    }

    // ---- one step, top to bottom ----

    /** Makes one update: the same as {@link #forward}, {@link #backward} and {@link #update(double)}, to the last bit. */
    @Override
    public double update(Batch next, double rate) {
        zeroGradient();
        begin(next);
        propagation.forwardAndBackward();
        ready = Ready.UPDATE;
        groups.set(rate);
        descend();
        return meanLoss();
    }

    /**
     * Makes one update out of several mini-batches: the same as {@link #forward} and {@link #backward} for each of them,
     * {@link #clip} and {@link #update(double)}, to the last bit.
     */
    @Override
    public Update update(List<Batch> batches, HyperParameters now, Clip clip, boolean skip) {
        groups.set(now);
        if (batches.isEmpty()) {
            throw new IllegalArgumentException("batches must not be empty");
        }
        zeroGradient();
        double sum = 0;
        int rows = 0;
        for (int i = 0; i < batches.size(); i++) {
            begin(batches.get(i));
            propagation.forwardAndBackward();
            ready = Ready.UPDATE;
            sum += propagation.loss();
            rows += propagation.batch().size();
        }
        double norm = clip.isNone() && !skip ? Double.NaN : clip(clip);
        boolean made = !skip || (Double.isFinite(sum) && Double.isFinite(norm));
        if (made) {
            descend();
        } else {
            zeroGradient();
        }
        return new Update(sum / rows, norm, made);
    }

    /** Computes the mean loss of a batch. */
    public double forward(Batch next) {
        begin(next);
        propagation.forward();
        ready = Ready.BACKWARD;
        return meanLoss();
    }

    /**
     * Takes the gradient of the loss back through the layers; follows {@link #forward}. As in PyTorch, what was found since
     * the last update counts as well; but here the gradient is the mean over the rows of all these batches, so several
     * batches give what one of all their rows gives, up to rounding.
     */
    public void backward() {
        if (ready != Ready.BACKWARD) {
            throw new IllegalStateException("backward must follow forward");
        }
        propagation.backward();
        ready = Ready.UPDATE;
    }

    /**
     * Clips the gradient that was found since the last update; follows {@link #backward}.
     *
     * @return its norm before that: the one that the clip looks at
     */
    public double clip(Clip clip) {
        requireGradient("clip must follow backward");
        gatherGradient();
        return gathered.clip(clip);
    }

    /** Updates the weights at the rate {@code rate}, and forgets the gradient; follows {@link #backward}. */
    public void update(double rate) {
        groups.set(rate);
        updateByGradient();
    }

    /** Updates each group at its own hyper-parameters, which {@link #expect} was told of; else as {@link #update(double)}. */
    public void update(HyperParameters now) {
        groups.set(now);
        updateByGradient();
    }

    private void updateByGradient() {
        requireGradient("update must follow backward");
        descend();
    }

    /** Forgets the gradient that was found since the last update. */
    public void zeroGradient() {
        gathered.clear();
        if (ready == Ready.UPDATE) {
            ready = Ready.FORWARD;
        }
    }

    /** Goes straight from the pass to the weights where it may. */
    private void descend() {
        if (!gathered.isEmpty()) {
            gatherGradient();
        }
        if (whole.isEmpty()) {
            team.run(descend);
        } else {
            whole.update(gradients());
        }
        gathered.clear();
        ready = Ready.FORWARD;
    }

    /** Takes the gradient of the last batch, if it waits in the pass, to that of those before it. */
    private void gatherGradient() {
        if (ready == Ready.UPDATE) {
            gathered.add(propagation.pass());
            ready = Ready.FORWARD;
        }
    }

    /** Updates a shard's share of all weights; their gradient is made on the way, where the optimizer wants it. */
    private void descend(int shard) {
        for (int i = 0; i < layers.size(); i++) {
            List<Piece> pieces = layers.get(i).pieces(shard);
            for (int piece = 0; piece < pieces.size(); piece++) {
                pieces.get(piece).update(gradients().of(shard, i, piece));
            }
        }
    }

    private Gradients gradients() {
        return gathered.isEmpty() ? propagation.pass().gradients() : gathered.gradients();
    }

    private void begin(Batch next) {
        checkFeatures(next.data());
        if (propagation.isNew(next)) {
            loss.check(model.outputs(), next.data());
        }
        show(next);
    }

    private void show(Batch next) {
        gatherGradient();
        propagation.begin(next);
        ready = Ready.FORWARD;
    }

    private double meanLoss() {
        return propagation.loss() / propagation.batch().size();
    }

    private void requireGradient(String rule) {
        if (ready != Ready.UPDATE && gathered.isEmpty()) {
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
                propagation.forward();
                sum += propagation.loss();
                hits += propagation.hits();
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
                propagation.answer();
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
            Matrix outputs = propagation.outputs(shard);
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

    /** All that the optimizer remembers. */
    List<Memory> memories() {
        List<Memory> memories = new ArrayList<>();
        layers.forEach(layer -> memories.addAll(layer.memories()));
        memories.addAll(whole.memories());
        return memories;
    }

    /** What is remembered of whole tensors, or of the whole model. */
    List<Memory> wholeMemories() {
        return whole.memories();
    }

    /** Lets go of the data, and makes the next step of a visible loop a {@code forward}. */
    private void forget() {
        propagation.forget();
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

    /** The names of the groups that parameters are in, but for those in none. */
    List<String> groups() {
        return groups.names();
    }

    Optimizer optimizer() {
        return optimizer;
    }

    @Override
    public List<Vector> weights() {
        if (optimizer.averages()) {
            throw new UnsupportedOperationException(optimizer + " evaluates an average of its own");
        }
        return layers.stream()
                .map(layer -> (Vector) new Floats(products, layer.weights()))
                .toList();
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

    /** The gradient that was found since the last update for a linear layer's weights and, as a last row, its biases. */
    Matrix gradient(int layer) {
        requireGradient("gradient must follow backward");
        gatherGradient();
        return gathered.gradient(layers.indexOf(dense(layer)));
    }

    /**
     * Saves shape, loss and weights (those that {@link #evaluate} sees) to one file in the safetensors format, which Python
     * reads too. The file appears complete or not at all.
     */
    @Override
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
        zeroGradient();
        forget();
    }

    /** Opens a saved network to train it further, with a blank memory. */
    public static Network load(Path file, Optimizer optimizer) throws IOException {
        return SavedModel.read(file, optimizer);
    }

    @Override
    public void close() {
        team.close();
        propagation.close();
        storage.close();
    }
}
