package anneal.net;

import anneal.optim.Memory;
import anneal.optim.Optimizer;
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

    /** A memory and the gradient it goes by. */
    private record Part(Memory memory, Collected gradient) {}

    private final List<Part> parts = new ArrayList<>();
    private final int[] shards;

    WholeMemories(List<Dense> layers, Gathered gathered, Products products, Optimizer optimizer) {
        if (optimizer.reach() == Reach.TENSOR) {
            for (int i = 0; i < layers.size(); i++) {
                addTensors(layers.get(i), gathered.gradient(i), products, optimizer);
            }
        } else if (optimizer.reach() == Reach.MODEL) {
            addModel(layers, gathered, products, optimizer);
        }
        this.shards = shareOut();
    }

    private void addTensors(Dense layer, Matrix gradient, Products products, Optimizer optimizer) {
        int inputs = layer.shape().inputs();
        int outputs = layer.shape().outputs();
        Vector weights = new Floats(products, layer.weights().rows(0, inputs));
        Vector biases = new Floats(products, layer.weights().rows(inputs, inputs + 1));
        add(optimizer.start(Tensor.matrix(weights, outputs, inputs)), new Floats(products, gradient.rows(0, inputs)));
        add(optimizer.start(Tensor.vector(biases)), new Floats(products, gradient.rows(inputs, inputs + 1)));
    }

    private void addModel(List<Dense> layers, Gathered gathered, Products products, Optimizer optimizer) {
        List<Vector> weights = new ArrayList<>();
        List<Vector> gradients = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            weights.add(new Floats(products, layers.get(i).weights()));
            gradients.add(new Floats(products, gathered.gradient(i)));
        }
        add(optimizer.start(new Joined(weights)), new Joined(gradients));
    }

    private void add(Memory memory, Vector gradient) {
        parts.add(new Part(memory, new Collected(gradient)));
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
    void update(int shard, double eta) {
        for (int i = 0; i < shards.length; i++) {
            if (shards[i] == shard) {
                parts.get(i).memory().update(parts.get(i).gradient(), eta);
            }
        }
    }

    List<Memory> memories() {
        return parts.stream().map(Part::memory).toList();
    }
}
