package anneal.net;

import anneal.optim.Memory;
import anneal.optim.Reach;
import anneal.optim.Tensor;
import anneal.optim.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * The memories of a rule that must see a whole tensor, or the whole model, at once; none for a rule that need not.
 *
 * <p>A layer's weights are one tensor, its biases another. Each memory is one shard's work, whatever the number of threads,
 * and takes the gradient from where the layers' shards have gathered it.
 */
final class WholeMemories {

    /** A memory, the gradient it goes by, and what the update is made at. */
    private record Part(Memory memory, Collected gradient, Group group) {}

    private final List<Part> parts = new ArrayList<>();
    private final int[] shards;

    WholeMemories(List<Dense> layers, Gathered gathered, Products products, Groups groups) {
        if (groups.reach() == Reach.TENSOR) {
            for (int i = 0; i < layers.size(); i++) {
                addTensors(layers.get(i), gathered.gradient(i), products, groups);
            }
        } else if (groups.reach() == Reach.MODEL) {
            addModel(layers, gathered, products, groups.of(layers.get(0).weightName()));
        }
        this.shards = shareOut();
    }

    private void addTensors(Dense layer, Matrix gradient, Products products, Groups groups) {
        int inputs = layer.shape().inputs();
        int outputs = layer.shape().outputs();
        Vector weights = new Floats(products, layer.weights().rows(0, inputs));
        Vector biases = new Floats(products, layer.weights().rows(inputs, inputs + 1));
        Group weight = groups.of(layer.weightName());
        Group bias = groups.of(layer.biasName());
        add(
                weight,
                weight.rule().start(Tensor.matrix(weights, outputs, inputs)),
                new Floats(products, gradient.rows(0, inputs)));
        add(bias, bias.rule().start(Tensor.vector(biases)), new Floats(products, gradient.rows(inputs, inputs + 1)));
    }

    private void addModel(List<Dense> layers, Gathered gathered, Products products, Group group) {
        List<Vector> weights = new ArrayList<>();
        List<Vector> gradients = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            weights.add(new Floats(products, layers.get(i).weights()));
            gradients.add(new Floats(products, gathered.gradient(i)));
        }
        add(group, group.rule().start(new Joined(weights)), new Joined(gradients));
    }

    private void add(Group group, Memory memory, Vector gradient) {
        parts.add(new Part(group.add(memory), new Collected(gradient), group));
    }

    /** Gives each part in turn to the shard that has less to do so far. */
    private int[] shareOut() {
        int[] shard = new int[parts.size()];
        long[] load = new long[Team.SHARDS];
        for (int i = 0; i < shard.length; i++) {
            shard[i] = load[1] < load[0] ? 1 : 0;
            load[shard[i]] += parts.get(i).gradient().size();
        }
        return shard;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Makes a shard's share of the update. */
    void update(int shard) {
        for (int i = 0; i < shards.length; i++) {
            Part part = parts.get(i);
            if (shards[i] == shard && !part.group().frozen()) {
                part.memory().update(part.gradient(), part.group().eta());
            }
        }
    }

    List<Memory> memories() {
        return parts.stream().map(Part::memory).toList();
    }
}
