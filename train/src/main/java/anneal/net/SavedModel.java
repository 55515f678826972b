package anneal.net;

import anneal.optim.Memory;
import anneal.optim.Optimizer;
import anneal.optim.Vector;
import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as tensors and texts: the weights and biases under PyTorch's names ({@code 0.weight}, {@code 0.bias}, ...), the
 * shape and the loss as text beside them, and on request what the optimizer remembers: {@code optimizer.0.1.m0} is
 * the first of its vectors for the second piece of layer 0.
 */
final class SavedModel {
    private static final String MODEL = "anneal.model";
    private static final String LOSS = "anneal.loss";
    private static final String OPTIMIZER = "anneal.optimizer";
    private static final String GROUPS = "anneal.groups";
    private static final String NO_GROUPS = "none";

    private SavedModel() {}

    /** What is needed to evaluate a network. */
    static Tensors model(Network network) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Dense layer : network.layers()) {
            int outputs = layer.shape().outputs();
            int inputs = layer.shape().inputs();
            tensors.put(layer.weightName(), Tensor.of(layer.copyWeights(), outputs, inputs));
            tensors.put(layer.biasName(), Tensor.of(layer.copyBiases(), outputs));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("format", "pt");
        texts.put(MODEL, network.model().toString());
        texts.put(LOSS, network.loss().toString());
        return new Tensors(texts, tensors);
    }

    /** What is needed to train a network further as if nothing had happened. */
    static Tensors state(Network network) {
        Tensors model = model(network);
        Map<String, String> texts = new LinkedHashMap<>(model.texts());
        Map<String, Tensor> tensors = new LinkedHashMap<>(model.tensors());
        texts.put(OPTIMIZER, network.optimizer().toString());
        texts.put(GROUPS, groups(network));
        visitMemories(network, (name, vector) -> tensors.put(name, copy(vector)));
        return new Tensors(texts, tensors);
    }

    /** Sets a network to what {@link #state} gave; all is checked before anything is changed. */
    static void restore(Network network, Tensors state) {
        same("model", network.model(), state.text(MODEL));
        same("loss", network.loss(), state.text(LOSS));
        same("optimizer", network.optimizer(), state.text(OPTIMIZER));
        same("groups of parameters", groups(network), state.texts().getOrDefault(GROUPS, NO_GROUPS));
        checkWeights(network, state);
        visitMemories(network, (name, vector) -> saved(state, name, vector));
        setWeights(network, state);
        visitMemories(network, (name, vector) -> set(vector, saved(state, name, vector)));
    }

    private static String groups(Network network) {
        return network.groups().isEmpty() ? NO_GROUPS : String.join(", ", network.groups());
    }

    private static void same(String what, Object here, String saved) {
        if (!here.toString().equals(saved)) {
            throw new IllegalArgumentException(
                    what + " must be " + saved + ", as when the state was saved, but is " + here);
        }
    }

    static Network read(Path file, Optimizer optimizer) throws IOException {
        Tensors saved = Tensors.read(file);
        String model = saved.texts().get(MODEL);
        String loss = saved.texts().get(LOSS);
        if (model == null || loss == null) {
            throw new IOException(file + " holds tensors, but no model saved by Anneal");
        }
        try {
            Network network = Sequential.parse(model).start(optimizer, Loss.parse(loss), 0);
            setWeights(network, saved);
            return network;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds a damaged model: " + e.getMessage(), e);
        }
    }

    private static void checkWeights(Network network, Tensors saved) {
        for (Dense layer : network.layers()) {
            int outputs = layer.shape().outputs();
            saved.tensor(
                    layer.weightName(), Tensor.Type.F32, outputs, layer.shape().inputs());
            saved.tensor(layer.biasName(), Tensor.Type.F32, outputs);
        }
    }

    private static void setWeights(Network network, Tensors saved) {
        for (Dense layer : network.layers()) {
            int outputs = layer.shape().outputs();
            layer.setWeights(saved.tensor(
                            layer.weightName(),
                            Tensor.Type.F32,
                            outputs,
                            layer.shape().inputs())
                    .floats());
            layer.setBiases(
                    saved.tensor(layer.biasName(), Tensor.Type.F32, outputs).floats());
        }
    }

    /** Is given every vector that the optimizer remembers, with its name. */
    @FunctionalInterface
    private interface NamedVector {
        void accept(String name, Vector vector);
    }

    private static void visitMemories(Network network, NamedVector each) {
        for (Dense layer : network.layers()) {
            visit(Integer.toString(layer.place()), layer.memories(), each);
        }
        visit("whole", network.wholeMemories(), each);
    }

    private static void visit(String owner, List<Memory> memories, NamedVector each) {
        for (int i = 0; i < memories.size(); i++) {
            int part = 0;
            for (Vector vector : memories.get(i).remembered()) {
                each.accept("optimizer." + owner + "." + i + ".m" + part++, vector);
            }
        }
    }

    private static Tensor copy(Vector vector) {
        return vector instanceof Floats floats ? Tensor.of(floats.copy()) : Tensor.of(vector);
    }

    private static Tensor saved(Tensors state, String name, Vector vector) {
        return state.tensor(name, Tensor.Type.of(vector), vector.size());
    }

    private static void set(Vector vector, Tensor saved) {
        if (vector instanceof Floats floats) {
            floats.set(saved.floats());
        } else {
            saved.copyTo(vector);
        }
    }
}
