package anneal.net;

import anneal.optim.Crew;
import anneal.optim.Gradient;
import java.util.ArrayList;
import java.util.List;

/** The gradients of all that is updated in one go: of each shard's pieces, and of what must be seen whole. */
final class Gradients {

    /** Where gradients come from. */
    @FunctionalInterface
    interface Source {
        /**
         * The gradient of some rows of a layer's weights.
         *
         * @param shards who makes a share each
         */
        Gradient of(int layer, Piece piece, int... shards);
    }

    private final List<List<List<Gradient>>> pieces = new ArrayList<>();
    private final List<List<Gradient>> wholes = new ArrayList<>();
    private final Gradient model;

    Gradients(List<Dense> layers, Source source) {
        for (int shard = 0; shard < Crew.SHARDS; shard++) {
            List<List<Gradient>> ofShard = new ArrayList<>();
            for (int i = 0; i < layers.size(); i++) {
                ofShard.add(of(i, layers.get(i).pieces(shard), source, shard));
            }
            pieces.add(ofShard);
        }
        List<Gradient> all = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Dense layer = layers.get(i);
            wholes.add(of(i, layer.wholes(), source, 0, 1));
            all.addAll(wholes.get(i));
            layer.wholes()
                    .forEach(piece -> sizes.add(piece.rows() * layer.shape().outputs()));
        }
        model = new JoinedGradient(all, sizes);
    }

    private static List<Gradient> of(int layer, List<Piece> pieces, Source source, int... shards) {
        return pieces.stream().map(piece -> source.of(layer, piece, shards)).toList();
    }

    /** The gradient of a piece of a shard's share of a layer's weights. */
    Gradient of(int shard, int layer, int piece) {
        return pieces.get(shard).get(layer).get(piece);
    }

    /** The gradient of a piece of a layer's weights that is updated as a whole. */
    Gradient whole(int layer, int piece) {
        return wholes.get(layer).get(piece);
    }

    /** The gradient of all weights that are updated as a whole, one after another. */
    Gradient model() {
        return model;
    }
}
