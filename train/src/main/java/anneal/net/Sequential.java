package anneal.net;

import anneal.notation.Parameters;
import anneal.optim.Optimizer;
import anneal.train.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A model that passes its input through one layer after another: the shape of a network, without its numbers.
 *
 * <p>It starts with a dense layer, an activation follows a dense layer, and sizes fit. Layers are counted from 0, as in
 * PyTorch's {@code Sequential}. The text form is {@code sequential(linear(3072, 100), relu(), linear(100, 10))}.
 *
 * @param layers the layers in order
 */
public record Sequential(List<Layer> layers) {

    public Sequential {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("layers must not be empty");
        }
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof Activation && (i == 0 || layers.get(i - 1) instanceof Activation)) {
                throw new IllegalArgumentException("layer " + i + " must be linear, because an activation follows a"
                        + " linear layer, but was " + layers.get(i));
            }
        }
        List<Linear> dense = dense(layers);
        for (int i = 1; i < dense.size(); i++) {
            if (dense.get(i).inputs() != dense.get(i - 1).outputs()) {
                throw new IllegalArgumentException("inputs of " + dense.get(i) + " must be "
                        + dense.get(i - 1).outputs() + ", the outputs of " + dense.get(i - 1) + " before it, but was "
                        + dense.get(i).inputs());
            }
        }
    }

    public static Sequential of(Layer... layers) {
        return new Sequential(List.of(layers));
    }

    /** Reads the text form. */
    public static Sequential parse(String text) {
        return SequentialText.parse(text);
    }

    /** The length of an example. */
    public int inputs() {
        return dense(layers).get(0).inputs();
    }

    /** The length of an answer. */
    public int outputs() {
        List<Linear> dense = dense(layers);
        return dense.get(dense.size() - 1).outputs();
    }

    /** How many weights and biases there are. */
    public long parameters() {
        long sum = 0;
        for (Linear layer : dense(layers)) {
            sum += (layer.inputs() + 1L) * layer.outputs();
        }
        return sum;
    }

    /** The names of weights and biases as in PyTorch, {@code 0.weight}, {@code 0.bias}, {@code 2.weight}, ... */
    public Parameters parameterNames() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof Linear) {
                names.add(i + ".weight");
                names.add(i + ".bias");
            }
        }
        return new Parameters(names);
    }

    /**
     * Makes a network of this shape on two threads, or one where there is but one core.
     *
     * @param seed decides the first weights and biases, drawn evenly from {@code ±1 / sqrt(inputs)} as in PyTorch
     */
    public Network start(Optimizer optimizer, Loss loss, long seed) {
        return start(optimizer, loss, seed, Engine.standard());
    }

    /** Makes a network of this shape on 1 or 2 threads; their number does not change the results. */
    public Network start(Optimizer optimizer, Loss loss, long seed, int threads) {
        return start(optimizer, loss, seed, new Engine(threads, Precision.FLOAT32));
    }

    /**
     * Makes a network of this shape.
     *
     * @throws IllegalArgumentException if the engine cannot be had on this machine
     */
    public Network start(Optimizer optimizer, Loss loss, long seed, Engine engine) {
        Network network = new Network(this, optimizer, loss, engine);
        SplittableRandom random = new SplittableRandom(seed);
        for (Dense layer : network.layers()) {
            layer.draw(random);
        }
        return network;
    }

    private static List<Linear> dense(List<Layer> layers) {
        List<Linear> dense = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer instanceof Linear linear) {
                dense.add(linear);
            }
        }
        return dense;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("sequential(");
        for (int i = 0; i < layers.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(layers.get(i));
        }
        return text.append(')').toString();
    }
}
