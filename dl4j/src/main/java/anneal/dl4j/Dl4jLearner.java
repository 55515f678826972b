package anneal.dl4j;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.net.ForeignVector;
import anneal.notation.Parameters;
import anneal.optim.Clip;
import anneal.optim.Vector;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import anneal.train.Judged;
import anneal.train.Learner;
import anneal.train.Score;
import anneal.train.Update;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network of DL4J as a learner.
 *
 * <p>The learner gives the network its rate before each update, and its updaters' momentum or betas where they are set; the schedules
 * that the updaters had are replaced. Groups of parameters are whole layers ({@code first}, {@code head}, {@code layer0.*}). Rows come in flat: {@code setInputType(convolutionalFlat(...))}
 * shapes them for convolutions. Classes become one-hot rows. The loss is DL4J's score, with its regularisation in it.
 *
 * <p>Mini-batches that make one update together are put into one: it takes the memory of all of them.
 */
public final class Dl4jLearner implements Learner {
    /** PyTorch's names of what DL4J calls otherwise. */
    private static final Map<String, String> PYTORCH = Map.of("W", "weight", "b", "bias");

    /** Mini-batches between two collections. */
    private static final int COLLECTED_AFTER = 1_000;

    private final Net net;
    private final Rows rows = new Rows();
    private final GivenRate rate = new GivenRate();

    /** The layers with rates of their own. */
    private final Map<String, GivenRate> groups = new TreeMap<>();

    private Map<String, String> layerOf = Map.of();
    private Set<String> groupNames = Set.of();
    private @Nullable DataSet checked;
    private long batchesSeen;

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
        refuseWhatIsFixed(least, least);
        layerOf(least.groups().keySet());
        tell(least);
    }

    @Override
    public double update(List<Batch> batches, HyperParameters now) {
        return update(batches, now, Clip.NONE, false).loss();
    }

    @Override
    public Update update(List<Batch> batches, HyperParameters now, Clip clip, boolean skip) {
        if (!clip.isNone()) {
            throw new UnsupportedOperationException(
                    "DL4J clips gradients layer by layer, as the network's configuration"
                            + " says (gradientNormalization); clip must be none, but was " + clip);
        }
        check(batches.get(0).data());
        refuseWhatIsFixed(now, now);
        tell(now);
        if (!skip) {
            return Update.made(fit(batches));
        }
        try (Before before = new Before(net)) {
            double loss = fit(batches);
            boolean made = before.wasFinite(loss);
            if (!made) {
                before.restore();
            }
            return new Update(loss, Double.NaN, made);
        }
    }

    private double fit(List<Batch> batches) {
        tidy();
        net.network().fit(rows.gather(batches));
        return net.model().score();
    }

    private void tell(HyperParameters now) {
        if (!groupNames.equals(now.groups().keySet())) {
            regroup(layerOf(now.groups().keySet()));
        }
        rate.set(now.eta());
        groups.forEach((layer, own) -> own.set(group(layer, now).eta()));
        now.others().forEach((name, value) -> net.layers().values().forEach(layer -> Setting.set(layer, name, value)));
    }

    private static void refuseWhatIsFixed(HyperParameters now, HyperParameters run) {
        if (now.frozen()) {
            throw new UnsupportedOperationException("DL4J cannot leave parameters out of an update");
        }
        if (!now.others().equals(run.others())) {
            throw new UnsupportedOperationException(
                    "a group of layers in DL4J can be told its rate alone, but was told " + now.others()
                            + " beside the run's " + run.others());
        }
        now.groups().values().forEach(group -> refuseWhatIsFixed(group, run));
    }

    /** The layers that groups hold, each with its group. */
    private Map<String, String> layerOf(Set<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        List<String> parameters = new ArrayList<>();
        net.layers()
                .forEach((name, layer) -> layer.paramTable()
                        .keySet()
                        .forEach(key -> parameters.add(name + "." + PYTORCH.getOrDefault(key, key))));
        Parameters all = new Parameters(parameters);
        Map<String, String> groupOf = all.groups(names);
        Map<String, String> layerOf = new TreeMap<>();
        for (String layer : all.layers()) {
            Set<String> found = new HashSet<>();
            all.of(layer + ".*").forEach(parameter -> found.add(groupOf.getOrDefault(parameter, "")));
            if (found.size() > 1) {
                throw new IllegalArgumentException(
                        "groups must hold whole layers in DL4J, but " + layer + " is divided by " + names);
            }
            found.stream().filter(group -> !group.isEmpty()).forEach(group -> layerOf.put(layer, group));
        }
        return layerOf;
    }

    /** Gives each of these layers the rate of its group. */
    private void regroup(Map<String, String> layers) {
        layerOf = layers;
        groupNames = Set.copyOf(layers.values());
        groups.clear();
        net.setRate(rate);
        for (String layer : layers.keySet()) {
            GivenRate own = new GivenRate();
            net.setRate(layer, own);
            groups.put(layer, own);
        }
    }

    private HyperParameters group(String layer, HyperParameters now) {
        return Objects.requireNonNull(now.groups().get(layerOf.get(layer)));
    }

    @Override
    public Score evaluate(DataSet data) {
        check(data);
        return Judged.all(data, batch -> {
            tidy();
            org.nd4j.linalg.dataset.DataSet some = rows.gather(List.of(batch));
            double loss = net.loss(some);
            return data.classes() == 0
                    ? Judged.of(batch, loss)
                    : Judged.of(
                            batch,
                            loss,
                            net.answer(some.getFeatures()).argMax(1).toIntVector());
        });
    }

    /**
     * Has garbage collected now and then. What ND4J makes in native memory for each operation, some 12 kB to an update of a small
     * network, it frees only then, and a large heap puts that off for hours.
     */
    private void tidy() {
        batchesSeen++;
        if (batchesSeen % COLLECTED_AFTER == 0) {
            Nd4j.getMemoryManager().invokeGc();
        }
    }

    /** Refuses data that the network has no inputs or outputs for, the first time it is seen. */
    private void check(DataSet data) {
        if (data != checked) {
            Judged.requireOutputs(data, answer(data).size(1));
            checked = data;
        }
    }

    private INDArray answer(DataSet data) {
        Batch first = Loader.inOrder(data, 1).epoch(0).get(0);
        try {
            return net.answer(rows.gather(List.of(first)).getFeatures());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("data must have rows that fit the network: " + e.getMessage(), e);
        }
    }

    /** All that the network keeps as its parameters, running means and variances too; it must be float32. */
    @Override
    public List<Vector> weights() {
        INDArray all = net.model().params();
        if (all.dataType() != DataType.FLOAT) {
            throw new UnsupportedOperationException(
                    "weights must be float32 to be averaged, but are " + all.dataType());
        }
        return List.of(new ForeignVector(all.data().asNioFloat().slice(0, Math.toIntExact(all.length()))));
    }

    @Override
    public Runnable snapshot() {
        Tensors kept = state();
        return () -> restore(kept);
    }

    /** Weights, the updaters' memory, counts, and ND4J's random numbers, which all networks of the process share. */
    @Override
    public Tensors state() {
        return SavedNet.state(net, layerOf);
    }

    @Override
    public void restore(Tensors state) {
        Map<String, String> layers = SavedNet.groups(state);
        if (!layers.equals(layerOf)) {
            regroup(layers);
        }
        SavedNet.restore(net, state);
    }

    /** Leaves the network to its owner. */
    @Override
    public void close() {}
}
