package anneal.net;

import anneal.optim.Crew;
import anneal.optim.Gradient;
import anneal.optim.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of some rows of a layer's weights, {@code inputs^T errors} over the whole batch: a product that is made
 * where it is wanted, or part by part.
 */
final class WeightGradient implements Gradient {
    /** A part of fewer rows would cost a good deal more than its share of the product. */
    private static final int ROWS = 256;

    /** A part of fewer numbers need not be. */
    private static final int NUMBERS = 1 << 17;

    /** Some of the rows: the first number's place, what they are a product of, and where it goes. */
    private record Part(int at, Matrix inputs, Floats room) {}

    private final Products products;
    private final Matrix inputs;
    private final Matrix errors;
    private final List<List<Part>> parts = new ArrayList<>(Crew.SHARDS);

    /**
     * A gradient about to be computed.
     *
     * @param inputs the columns of the layer's inputs that belong to these rows
     * @param errors the gradient of the loss by the layer's sums
     * @param rooms where parts are made: by each shard, or all of them by the first
     */
    WeightGradient(Products products, Matrix inputs, Matrix errors, List<Matrix> rooms) {
        this.products = products;
        this.inputs = inputs.transposed();
        this.errors = errors;
        for (int share = 0; share < rooms.size(); share++) {
            int first = inputs.columns() * share / rooms.size();
            int last = inputs.columns() * (share + 1) / rooms.size();
            parts.add(parts(inputs.columns(first, last), first, rooms.get(share)));
        }
    }

    private List<Part> parts(Matrix columns, int first, Matrix room) {
        List<Part> cuts = new ArrayList<>();
        int width = errors.columns();
        int rows = columns.columns();
        int count = (rows + rows(width) - 1) / rows(width);
        for (int i = 0; i < count; i++) {
            int from = rows * i / count;
            int to = rows * (i + 1) / count;
            Matrix part = columns.columns(from, to).transposed();
            cuts.add(new Part((first + from) * width, part, new Floats(products, room.lines(to - from, width))));
        }
        return cuts;
    }

    /** How many rows of so many numbers a part has at most. */
    private static int rows(int width) {
        return Math.max(ROWS, NUMBERS / width);
    }

    /** How much room a part needs at most of a layer's gradient. */
    static int room(Linear shape) {
        return Math.min(shape.inputs() + 1, rows(shape.outputs())) * shape.outputs();
    }

    @Override
    public void addTo(Vector target, double keep, double take) {
        products.multiply(inputs, errors, ((Floats) target).matrix(), (float) keep, (float) take);
    }

    @Override
    public void give(int shard, Taker taker) {
        if (shard >= parts.size()) {
            return;
        }
        List<Part> share = parts.get(shard);
        for (int i = 0; i < share.size(); i++) {
            Part part = share.get(i);
            products.multiply(part.inputs(), errors, part.room().matrix(), 0, 1);
            taker.take(part.room(), 0, part.room().size(), part.at());
        }
    }
}
