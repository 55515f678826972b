package anneal.dl4j;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import anneal.train.Learner;
import anneal.train.Score;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network of DL4J as a learner.
 *
 * <p>The learner gives the network its rate before each update; the schedules that its updaters had are replaced. Groups of
 * parameters are the network's layers, by their names. Rows come in flat: {@code setInputType(convolutionalFlat(...))}
 * shapes them for convolutions. Classes become one-hot rows. The loss is DL4J's score, with its regularisation in it.
 *
 * <p>Mini-batches that make one update together are put into one: it takes the memory of all of them.
 */
public final class Dl4jLearner implements Learner {
    private static final int EVALUATED_AT_ONCE = 128;

    private final Net net;
    private final Rows rows = new Rows();
    private final GivenRate rate = new GivenRate();
    private final TreeMap<String, GivenRate> groups = new TreeMap<>();
    private @Nullable DataSet checked;

    /** A learner that trains this network itself, not a copy; it is initialised, and stays the caller's to save. */
    public Dl4jLearner(MultiLayerNetwork network) {
        this(Net.of(network));
    }

    /** A learner that trains this graph itself, not a copy; it has one input and one output. */
    public Dl4jLearner(ComputationGraph graph) {
        this(Net.of(graph));
        if (graph.getNumInputArrays() != 1 || graph.getNumOutputArrays() != 1) {
            throw new IllegalArgumentException("the graph must have 1 input and 1 output, but has "
                    + graph.getNumInputArrays() + " and " + graph.getNumOutputArrays());
        }
    }

    private Dl4jLearner(Net net) {
        if (!net.initialised()) {
            throw new IllegalArgumentException("the network must be initialised by init(), but is not");
        }
        this.net = net;
        net.setRate(rate);
    }

    @Override
    public double update(Batch batch, double eta) {
        return update(List.of(batch), HyperParameters.rate(eta));
    }

    @Override
    public void expect(HyperParameters least, HyperParameters most) {
        setRates(least);
    }

    @Override
    public double update(List<Batch> batches, HyperParameters now) {
        check(batches.get(0).data());
        setRates(now);
        net.network().fit(rows.gather(batches));
        return net.model().score();
    }

    private void setRates(HyperParameters now) {
        refuseAllButRates(now);
        now.groups().values().forEach(Dl4jLearner::refuseAllButRates);
        if (!groups.keySet().equals(now.groups().keySet())) {
            regroup(now.groups().keySet());
        }
        rate.set(now.eta());
        now.groups()
                .forEach((layer, own) ->
                        Objects.requireNonNull(groups.get(layer)).set(own.eta()));
    }

    private static void refuseAllButRates(HyperParameters now) {
        if (!now.others().isEmpty()) {
            throw new UnsupportedOperationException(
                    "DL4J can be told rates alone, but was told " + now.others().keySet());
        }
        if (now.frozen()) {
            throw new UnsupportedOperationException("DL4J cannot leave parameters out of an update");
        }
    }

    /** Gives each of these layers a rate of its own. */
    private void regroup(Set<String> layers) {
        groups.clear();
        net.setRate(rate);
        for (String layer : layers) {
            GivenRate own = new GivenRate();
            net.setRate(layer, own);
            groups.put(layer, own);
        }
    }

    @Override
    public Score evaluate(DataSet data) {
        check(data);
        double loss = 0;
        long hits = 0;
        for (Batch batch : Loader.inOrder(data, EVALUATED_AT_ONCE).epoch(0)) {
            org.nd4j.linalg.dataset.DataSet some = rows.gather(List.of(batch));
            loss += net.loss(some) * batch.size();
            hits += data.classes() == 0 ? 0 : hits(net.answer(some.getFeatures()), batch);
        }
        return new Score(loss / data.size(), data.classes() == 0 ? Double.NaN : (double) hits / data.size());
    }

    private static int hits(INDArray answers, Batch batch) {
        int[] found = answers.argMax(1).toIntVector();
        int hits = 0;
        for (int i = 0; i < found.length; i++) {
            hits += found[i] == batch.label(i) ? 1 : 0;
        }
        return hits;
    }

    /** Refuses data that the network has no inputs or outputs for, the first time it is seen. */
    private void check(DataSet data) {
        if (data == checked) {
            return;
        }
        INDArray answer = answer(data);
        if (answer.size(1) != Rows.outputs(data)) {
            throw new IllegalArgumentException(
                    data.classes() == 0
                            ? "the model must have 1 output for numbers to predict, but has " + answer.size(1)
                            : "data must have " + answer.size(1)
                                    + " classes, as many as the model has outputs, but has " + data.classes());
        }
        checked = data;
    }

    private INDArray answer(DataSet data) {
        Batch first = Loader.inOrder(data, 1).epoch(0).get(0);
        try {
            return net.answer(rows.gather(List.of(first)).getFeatures());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("data must have rows that fit the network: " + e.getMessage(), e);
        }
    }

    @Override
    public Runnable snapshot() {
        Tensors kept = state();
        return () -> restore(kept);
    }

    /** Weights, the updaters' memory, counts, and ND4J's random numbers, which all networks of the process share. */
    @Override
    public Tensors state() {
        return SavedNet.state(net, groups.keySet());
    }

    @Override
    public void restore(Tensors state) {
        Set<String> layers = SavedNet.groups(state);
        if (!layers.equals(groups.keySet())) {
            regroup(layers);
        }
        SavedNet.restore(net, state);
    }

    /** Leaves the network to its owner. */
    @Override
    public void close() {}
}
