package anneal.dl4j;

import static java.util.stream.Collectors.joining;

import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/** A network as tensors under DL4J's own names ({@code 0_W}, {@code 0_b}, ...), the updaters' memory as {@code updater}. */
final class SavedNet {
    private static final String UPDATER = "updater";
    private static final String ITERATION = "dl4j.iteration";
    private static final String GROUPS = "dl4j.groups";
    private static final String TAB = "\t";
    private static final String ROOT = "dl4j.random.root";
    private static final String NODE = "dl4j.random.node";

    private SavedNet() {}

    static Tensors state(Net net, Map<String, String> layers) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        net.model().paramTable().forEach((name, numbers) -> tensors.put(name, tensor(numbers)));
        INDArray memory = net.network().updaterState();
        if (memory != null) {
            tensors.put(UPDATER, tensor(memory));
        }
        Random random = Nd4j.getRandom();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(ITERATION, Integer.toString(net.iteration()));
        texts.put(
                GROUPS,
                layers.entrySet().stream()
                        .map(layer -> layer.getKey() + TAB + layer.getValue())
                        .collect(joining("\n")));
        texts.put(ROOT, Long.toString(random.rootState()));
        texts.put(NODE, Long.toString(random.nodeState()));
        return new Tensors(texts, tensors);
    }

    /** The layers that had rates of their own, each with its group: the order of the updaters' memory depends on them. */
    static Map<String, String> groups(Tensors state) {
        Map<String, String> layers = new TreeMap<>();
        state.text(GROUPS).lines().map(line -> line.split(TAB, 2)).forEach(pair -> layers.put(pair[0], pair[1]));
        return layers;
    }

    /** Sets a network to what {@link #state} gave; all is checked before anything is changed. */
    static void restore(Net net, Tensors state) {
        int iteration = Integer.parseInt(state.text(ITERATION));
        long root = Long.parseLong(state.text(ROOT));
        long node = Long.parseLong(state.text(NODE));
        Map<String, INDArray> weights = net.model().paramTable();
        @Nullable INDArray memory = net.network().updaterState();
        weights.forEach((name, numbers) -> saved(state, name, numbers));
        if (memory != null) {
            saved(state, UPDATER, memory);
        }
        weights.forEach((name, numbers) -> numbers.assign(saved(state, name, numbers)));
        if (memory != null) {
            memory.assign(saved(state, UPDATER, memory));
        }
        net.setIteration(iteration);
        Nd4j.getRandom().setStates(root, node);
    }

    private static Tensor tensor(INDArray numbers) {
        INDArray row = numbers.dup('c').reshape('c', new long[] {numbers.length()});
        return numbers.dataType() == DataType.DOUBLE
                ? Tensor.of(row.toDoubleVector(), shape(numbers))
                : Tensor.of(row.toFloatVector(), shape(numbers));
    }

    private static INDArray saved(Tensors state, String name, INDArray like) {
        return like.dataType() == DataType.DOUBLE
                ? Nd4j.createFromArray(
                                state.tensor(name, Tensor.Type.F64, shape(like)).doubles())
                        .reshape('c', like.shape())
                : Nd4j.createFromArray(
                                state.tensor(name, Tensor.Type.F32, shape(like)).floats())
                        .reshape('c', like.shape());
    }

    private static int[] shape(INDArray numbers) {
        int[] shape = new int[numbers.rank()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = (int) numbers.size(i);
        }
        return shape;
    }
}
