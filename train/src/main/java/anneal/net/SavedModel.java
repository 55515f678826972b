package anneal.net;

import anneal.optim.Memory;
import anneal.optim.MemoryVisitor;
import anneal.optim.Optimizer;
import anneal.optim.Vector;
import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network as tensors and texts: the weights and biases under PyTorch's names ({@code 0.weight}, {@code 0.bias}, ...), the
 * shape and the loss as text beside them, and on request what the optimizer remembers: {@code optimizer.0.1.velocity} is
 * the velocity of the second shard of layer 0.
 */
final class SavedModel {
    private static final String MODEL = "anneal.model";
    private static final String LOSS = "anneal.loss";
    private static final String OPTIMIZER = "anneal.optimizer";

    private SavedModel() {}

    /** What is needed to evaluate a network. */
    static Tensors model(Network network) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Dense layer : network.layers()) {
            int outputs = layer.shape().outputs();
            int inputs = layer.shape().inputs();
            tensors.put(weight(layer), Tensor.of(layer.copyWeights(), outputs, inputs));
            tensors.put(bias(layer), Tensor.of(layer.copyBiases(), outputs));
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
        visitMemories(network, (name, memory) -> memory.visit(new Copying(name, texts, tensors)));
        return new Tensors(texts, tensors);
    }

    /** Sets a network to what {@link #state} gave; all is checked before anything is changed. */
    static void restore(Network network, Tensors state) {
        same("model", network.model(), state.text(MODEL));
        same("loss", network.loss(), state.text(LOSS));
        same("optimizer", network.optimizer(), state.text(OPTIMIZER));
        checkWeights(network, state);
        visitMemories(network, (name, memory) -> memory.visit(new Checking(name, state)));
        setWeights(network, state);
        visitMemories(network, (name, memory) -> memory.visit(new Setting(name, state)));
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
            saved.tensor(weight(layer), Tensor.Type.F32, outputs, layer.shape().inputs());
            saved.tensor(bias(layer), Tensor.Type.F32, outputs);
        }
    }

    private static void setWeights(Network network, Tensors saved) {
        for (Dense layer : network.layers()) {
            int outputs = layer.shape().outputs();
            layer.setWeights(saved.tensor(
                            weight(layer),
                            Tensor.Type.F32,
                            outputs,
                            layer.shape().inputs())
                    .floats());
            layer.setBiases(saved.tensor(bias(layer), Tensor.Type.F32, outputs).floats());
        }
    }

    private static String weight(Dense layer) {
        return layer.place() + ".weight";
    }

    private static String bias(Dense layer) {
        return layer.place() + ".bias";
    }

    /** Is given every memory of a network with its name. */
    @FunctionalInterface
    private interface NamedMemory {
        void accept(String name, Memory memory);
    }

    private static void visitMemories(Network network, NamedMemory each) {
        for (Dense layer : network.layers()) {
            for (int shard = 0; shard < Team.SHARDS; shard++) {
                each.accept("optimizer." + layer.place() + "." + shard + ".", layer.memory(shard));
            }
        }
    }

    private record Copying(String prefix, Map<String, String> texts, Map<String, Tensor> tensors)
            implements MemoryVisitor {
        @Override
        public void vector(String name, Vector vector) {
            tensors.put(
                    prefix + name,
                    vector instanceof Floats floats ? Tensor.of(floats.copy()) : Tensor.of(numbers(vector)));
        }

        @Override
        public double number(String name, double value) {
            texts.put(prefix + name, Double.toString(value));
            return value;
        }

        private static double[] numbers(Vector vector) {
            double[] numbers = new double[vector.size()];
            vector.read(0, numbers, numbers.length);
            return numbers;
        }
    }

    private record Checking(String prefix, Tensors saved) implements MemoryVisitor {
        @Override
        public void vector(String name, Vector vector) {
            saved.tensor(prefix + name, vector instanceof Floats ? Tensor.Type.F32 : Tensor.Type.F64, vector.size());
        }

        @Override
        public double number(String name, double value) {
            read(saved, prefix + name);
            return value;
        }

        private static double read(Tensors saved, String name) {
            try {
                return Double.parseDouble(saved.text(name));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " must be a number, but was " + saved.text(name), e);
            }
        }
    }

    private record Setting(String prefix, Tensors saved) implements MemoryVisitor {
        @Override
        public void vector(String name, Vector vector) {
            if (vector instanceof Floats floats) {
                floats.set(saved.tensor(prefix + name, Tensor.Type.F32, vector.size())
                        .floats());
            } else {
                double[] numbers = saved.tensor(prefix + name, Tensor.Type.F64, vector.size())
                        .doubles();
                vector.write(0, numbers, numbers.length);
            }
        }

        @Override
        public double number(String name, double value) {
            return Checking.read(saved, prefix + name);
        }
    }
}
