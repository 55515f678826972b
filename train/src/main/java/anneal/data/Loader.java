package anneal.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a data set into mini-batches, epoch by epoch.
 *
 * <p>The order of an epoch follows from the seed and the epoch's number alone, so that any epoch can be had again without
 * the ones before it, on any JDK and machine.
 *
 * @param data where the rows come from
 * @param batchSize rows in a batch, at least 1
 * @param shuffled whether each epoch has an order of its own
 * @param seed decides the orders
 * @param keepLast whether a last batch that is short is kept or dropped
 */
public record Loader(DataSet data, int batchSize, boolean shuffled, long seed, boolean keepLast) {

    public Loader {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be >= 1, but was " + batchSize);
        }
        if (data.size() == 0) {
            throw new IllegalArgumentException("data must hold at least one row");
        }
        if (!keepLast && data.size() < batchSize) {
            throw new IllegalArgumentException("batchSize must be <= the number of rows when a short last batch is"
                    + " dropped, but was " + batchSize + " for " + data.size() + " rows");
        }
    }

    /** Batches in a new random order each epoch, the short last one kept. */
    public static Loader shuffled(DataSet data, int batchSize, long seed) {
        return new Loader(data, batchSize, true, seed, true);
    }

    /** Batches in the data set's own order, the short last one kept. */
    public static Loader inOrder(DataSet data, int batchSize) {
        return new Loader(data, batchSize, false, 0, true);
    }

    /** The same loader without the short last batch. */
    public Loader dropLast() {
        return new Loader(data, batchSize, shuffled, seed, false);
    }

    /** Batches, and so updates, in an epoch. */
    public int batches() {
        int whole = data.size() / batchSize;
        return keepLast && data.size() % batchSize != 0 ? whole + 1 : whole;
    }

    /** The batches of one epoch, counted from 0. */
    public List<Batch> epoch(int epoch) {
        if (epoch < 0) {
            throw new IllegalArgumentException("epoch must be >= 0, but was " + epoch);
        }
        int[] order = order(epoch);
        List<Batch> batches = new ArrayList<>(batches());
        for (int i = 0; i < batches(); i++) {
            int from = i * batchSize;
            batches.add(new Batch(data, order, from, Math.min(batchSize, data.size() - from)));
        }
        return batches;
    }

    private int[] order(int epoch) {
        return shuffled ? SplitMix64.of(seed, epoch).permutation(data.size()) : Rows.first(data.size(), data.size());
    }
}
