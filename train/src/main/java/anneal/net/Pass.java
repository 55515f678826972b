package anneal.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers that pass through a network for a batch of a certain size, layer by layer, and the views of them that each
 * shard works on. Made once for a size and used again and again.
 */
final class Pass implements AutoCloseable {

    /**
     * What passes through one layer, or some rows of it.
     *
     * @param inputs what comes in, with the constant 1 at the end of each row
     * @param sums {@code W x + b}; where an activation follows, the way forward leaves its slopes here
     * @param outputs what goes on; the same as the sums where no activation follows
     * @param errors the gradient of the loss by the outputs, and later by the sums
     */
    record Flow(Matrix inputs, Matrix sums, Matrix outputs, Matrix errors) {
        Flow rows(int from, int to) {
            return new Flow(inputs.rows(from, to), sums.rows(from, to), outputs.rows(from, to), errors.rows(from, to));
        }
    }

    /**
     * What enters the first layer by some of its inputs.
     *
     * @param first the first of these inputs
     * @param inputs their columns of the batch, the constant 1 after the last one too
     * @param sums what they contribute to the layer's sums
     */
    record Entry(int first, Matrix inputs, Matrix sums) {}

    private final int size;
    private final Storage storage = new Storage();
    private final Entry[] entries = new Entry[Team.SHARDS];
    private final Matrix[][] contributions = new Matrix[Team.SHARDS][Team.SHARDS];
    private final Flow[][] flows;
    private final Gradients gradients;

    /**
     * A pass for batches of {@code size} rows.
     *
     * @param rooms where each shard makes parts of gradients
     */
    Pass(List<Dense> layers, Products products, int size, Matrix[] rooms) {
        this.size = size;
        this.flows = new Flow[Team.SHARDS][layers.size()];
        List<Flow> whole = new ArrayList<>();
        Matrix inputs = inputs(products, layers.get(0).shape().inputs());
        for (int i = 0; i < layers.size(); i++) {
            Dense layer = layers.get(i);
            int width = layer.shape().outputs();
            boolean last = i == layers.size() - 1;
            Matrix next = last ? errors(products, width) : inputs(products, width);
            Matrix outputs = next.columns(0, width);
            Matrix sums = layer.activation() == null ? outputs : Matrix.padded(storage, size, width);
            Matrix errors = last ? outputs : errors(products, width);
            Flow flow = new Flow(inputs, sums, outputs, errors);
            share(i, flow);
            whole.add(flow);
            if (i == 0) {
                enter(layer, inputs, sums);
            }
            inputs = next;
        }
        this.gradients = new Gradients(layers, (layer, piece, shards) -> {
            Matrix columns = whole.get(layer).inputs().columns(piece.from(), piece.to());
            List<Matrix> roomsOfShares =
                    Arrays.stream(shards).mapToObj(shard -> rooms[shard]).toList();
            return new WeightGradient(products, columns, whole.get(layer).errors(), roomsOfShares);
        });
    }

    private void enter(Dense layer, Matrix inputs, Matrix sums) {
        Matrix second = Matrix.padded(storage, size, sums.stride()).columns(0, sums.columns());
        for (int shard = 0; shard < Team.SHARDS; shard++) {
            Matrix part = shard == 0 ? sums : second;
            int first = layer.first(shard);
            entries[shard] = new Entry(first, inputs.columns(first, layer.first(shard + 1)), part);
            for (int rows = 0; rows < Team.SHARDS; rows++) {
                contributions[shard][rows] =
                        part.rows(first(rows), first(rows + 1)).flat();
            }
        }
    }

    private Matrix errors(Products products, int width) {
        return products.operand(Matrix.padded(storage, size, width));
    }

    private Matrix inputs(Products products, int width) {
        Matrix inputs = products.operand(Matrix.padded(storage, size, width + 1));
        for (int row = 0; row < size; row++) {
            inputs.set(row, width, 1);
        }
        return inputs;
    }

    private void share(int layer, Flow flow) {
        for (int shard = 0; shard < Team.SHARDS; shard++) {
            flows[shard][layer] = flow.rows(first(shard), first(shard + 1));
        }
    }

    /** How many rows the batch has. */
    int size() {
        return size;
    }

    /** The first of the batch's rows that belong to a shard. */
    int first(int shard) {
        return (size * shard + Team.SHARDS - 1) / Team.SHARDS;
    }

    /** What enters by a shard's inputs. */
    Entry entry(int shard) {
        return entries[shard];
    }

    /** What a shard's inputs contribute to some shard's rows of the first layer's sums; the first shard's become the sums. */
    Matrix contribution(int shard, int rows) {
        return contributions[shard][rows];
    }

    /** A shard's rows of what passes through a layer. */
    Flow flow(int shard, int layer) {
        return flows[shard][layer];
    }

    /** The gradients of the weights, about to be computed. */
    Gradients gradients() {
        return gradients;
    }

    @Override
    public void close() {
        storage.close();
    }
}
