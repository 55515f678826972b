package anneal.optim;

import java.util.Arrays;

/**
 * Where one shard works: it has come to a certain chunk of the weights.
 *
 * <p>A formula asks for the chunks it needs, which are copied from the vectors, and keeps those that it changed.
 */
final class Place implements Gradient.Taker {
    private static final int SPARE = 2;
    private static final int SUMS = 2;

    /** So many chunks are summed in the precision of the weights, number by number, before the sum is taken on in float64. */
    private static final int SUMMED = 128;

    private final int shard;
    private final Vector weights;
    private final Vector[] quantities;
    private final int size;
    private final Chunk w;
    private final Chunk g;
    private final Chunk[] m;
    private final Chunk[] lanes = new Chunk[SUMS];
    private final double[] sums = new double[SUMS];

    /** The parts of the gradient that this shard was given: where each starts and ends. */
    private int[] bounds = new int[2];

    private int parts;
    private Chunks.Work work = place -> {};
    private Vector gradient;
    private int from;
    private int at;
    private int count;
    private int unsummed;

    Place(int shard, Vector weights, Vector[] quantities, int size) {
        this.shard = shard;
        this.weights = weights;
        this.quantities = quantities;
        this.size = size;
        this.gradient = weights;
        this.w = weights.chunk(size);
        this.g = weights.chunk(size);
        this.m = new Chunk[quantities.length + SPARE];
        Arrays.setAll(m, i -> weights.chunk(size));
        Arrays.setAll(lanes, i -> weights.chunk(size));
    }

    // ---- going from chunk to chunk ----

    void begin(Gradient next, Chunks.Work todo) {
        work = todo;
        parts = 0;
        clearSums();
        next.give(shard, this);
    }

    @Override
    public void take(Vector numbers, int first, int length, int start) {
        gradient = numbers;
        if (bounds.length < 2 * (parts + 1)) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * parts] = start;
        bounds[2 * parts + 1] = start + length;
        parts++;
        go(start, start + length, first);
    }

    /** Goes back the way it came: what it saw last is still in a cache. */
    void goOn(Chunks.Work todo) {
        work = todo;
        for (int i = parts - 1; i >= 0; i--) {
            go(bounds[2 * i], bounds[2 * i + 1], 0);
        }
    }

    void all(Chunks.Work todo) {
        work = todo;
        go(0, weights.size(), 0);
    }

    private void go(int start, int end, int first) {
        for (at = start; at < end; at += size) {
            count = Math.min(size, end - at);
            from = first + at - start;
            work.on(this);
            if (++unsummed == SUMMED) {
                takeSums();
            }
        }
    }

    void copy(Vector source, Vector target) {
        for (int i = 0; i < source.size(); i += size) {
            int length = Math.min(size, source.size() - i);
            w.read(source, i, length);
            w.write(target, i, length);
        }
    }

    // ---- what is there ----

    int shard() {
        return shard;
    }

    /** Which chunk this is, counted from the first weight. */
    int index() {
        return at / size;
    }

    Chunk weights() {
        w.read(weights, at, count);
        return w;
    }

    void keepWeights() {
        w.write(weights, at, count);
    }

    /** The gradient; it may be overwritten. */
    Chunk gradient() {
        g.read(gradient, from, count);
        return g;
    }

    Chunk get(int quantity) {
        m[quantity].read(quantities[quantity], at, count);
        return m[quantity];
    }

    /** Room for a quantity whose old numbers do not count. */
    Chunk room(int quantity) {
        return m[quantity];
    }

    void keep(int quantity) {
        m[quantity].write(quantities[quantity], at, count);
    }

    /** One of two spare chunks. */
    Chunk spare(int which) {
        return m[quantities.length + which];
    }

    /** All quantities, and the spare chunks behind them. */
    Chunk[] getAll() {
        for (int i = 0; i < quantities.length; i++) {
            get(i);
        }
        return m;
    }

    void keepAll() {
        for (int i = 0; i < quantities.length; i++) {
            keep(i);
        }
    }

    // ---- sums ----

    /** Adds {@code x * y} to one of two sums. */
    void addProduct(int which, Chunk x, Chunk y) {
        lanes[which].mixProduct(1, 1, x, y);
    }

    /** Adds {@code x} to one of two sums. */
    void add(int which, Chunk x) {
        lanes[which].mix(1, 1, x);
    }

    private void takeSums() {
        if (unsummed == 0) {
            return;
        }
        for (int i = 0; i < SUMS; i++) {
            sums[i] += lanes[i].sum();
            lanes[i].fill(0);
        }
        unsummed = 0;
    }

    private void clearSums() {
        takeSums();
        Arrays.fill(sums, 0);
    }

    /** A sum over all of the shard's chunks since it began. */
    double sum(int which) {
        takeSums();
        return sums[which];
    }
}
