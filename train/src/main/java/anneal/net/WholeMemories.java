package anneal.net;

import anneal.optim.Crew;
import anneal.optim.Memory;
import anneal.optim.Reach;
import anneal.optim.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The memories of a rule that must see a whole tensor, or the whole model, at once; none for a rule that need not.
 *
 * <p>A layer's weights are one tensor, its biases another. They are updated one after another, each by both shards at once.
 */
final class WholeMemories {
    private final List<Dense> layers;
    private final Reach reach;
    private final Group group;
    private final @Nullable Memory model;

    WholeMemories(List<Dense> layers, Products products, Groups groups, Crew crew) {
        this.layers = layers;
        this.reach = groups.reach();
        this.group = groups.of(layers.get(0).weightName());
        this.model = reach == Reach.MODEL ? group.add(model(layers, products, group, crew)) : null;
    }

    private static Memory model(List<Dense> layers, Products products, Group group, Crew crew) {
        List<Floats> weights = layers.stream()
                .map(layer -> new Floats(products, layer.weights()))
                .toList();
        return group.rule().start(Tensor.vector(new Joined(weights)), crew);
    }

    boolean isEmpty() {
        return reach == Reach.NUMBER;
    }

    void update(Gradients gradients) {
        if (reach == Reach.MODEL) {
            updateModel(gradients);
        } else {
            updateTensors(gradients);
        }
    }

    private void updateModel(Gradients gradients) {
        if (!group.frozen()) {
            Objects.requireNonNull(model).update(gradients.model(), group.eta());
        }
    }

    private void updateTensors(Gradients gradients) {
        for (int i = 0; i < layers.size(); i++) {
            List<Piece> wholes = layers.get(i).wholes();
            for (int piece = 0; piece < wholes.size(); piece++) {
                wholes.get(piece).update(gradients.whole(i, piece));
            }
        }
    }

    List<Memory> memories() {
        List<Memory> memories = new ArrayList<>();
        layers.forEach(layer -> memories.addAll(layer.wholeMemories()));
        if (model != null) {
            memories.add(model);
        }
        return memories;
    }
}
