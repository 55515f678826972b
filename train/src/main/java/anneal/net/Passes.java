package anneal.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The passes of a network, one for each size of batch that was met lately. */
final class Passes implements AutoCloseable {
    private static final int KEPT = 4;

    private final List<Dense> layers;
    private final Products products;
    private final List<Pass> kept = new ArrayList<>(KEPT);

    private final Storage storage = new Storage();

    /** Where each shard makes parts of gradients, whatever the pass. */
    private final Matrix[] rooms = new Matrix[Team.SHARDS];

    Passes(List<Dense> layers, Products products) {
        this.layers = layers;
        this.products = products;
        int most = layers.stream()
                .mapToInt(layer -> WeightGradient.room(layer.shape()))
                .reduce(0, Math::max);
        Arrays.setAll(rooms, shard -> Matrix.zeros(storage, 1, most));
    }

    /** The pass for batches of {@code size} rows, made if there is none; the oldest makes room for it. */
    Pass of(int size) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).size() == size) {
                return kept.get(i);
            }
        }
        if (kept.size() == KEPT) {
            kept.remove(0).close();
        }
        Pass pass = new Pass(layers, products, size, rooms);
        kept.add(pass);
        return pass;
    }

    @Override
    public void close() {
        kept.forEach(Pass::close);
        storage.close();
    }
}
