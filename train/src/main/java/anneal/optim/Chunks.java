package anneal.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Weights and what is remembered of them, brought chunk by chunk, with their gradient, to a formula.
 *
 * <p>A chunk is small enough for the nearest cache, and each shard of the work has chunks and {@linkplain Place sums} of its
 * own.
 */
final class Chunks {
    private static final int SIZE = 512;

    /** So many weights are not worth a second thread, whose help takes some microseconds to come. */
    private static final int FEW = 16_384;

    /** What is done with a chunk. */
    @FunctionalInterface
    interface Work {
        void on(Place place);
    }

    private final Vector weights;
    private final Vector[] quantities;
    private final int remembered;
    private final Crew crew;
    private final Place[] places = new Place[Crew.SHARDS];
    private final Crew.Work begin = this::begin;
    private final Crew.Work goOn = this::goOn;
    private @Nullable Gradient gradient;
    private Work work = place -> {};

    private Chunks(Tensor weights, Crew crew, int size, int remembered, int scratch) {
        this.weights = weights.numbers();
        this.crew = this.weights.size() > FEW ? crew : Crew.ALONE;
        this.remembered = remembered;
        this.quantities = new Vector[remembered + scratch];
        Arrays.setAll(quantities, i -> this.weights.zeros());
        int chunk = Math.min(size, this.weights.size());
        Arrays.setAll(places, shard -> new Place(shard, this.weights, quantities, chunk));
    }

    /** Remembers some quantities of each weight, zero at the start. */
    static Chunks of(Tensor weights, Crew crew, int remembered) {
        return new Chunks(weights, crew, SIZE, remembered, 0);
    }

    /** The same with one quantity more, which only lasts for an update. */
    static Chunks withScratch(Tensor weights, Crew crew, int remembered) {
        return new Chunks(weights, crew, SIZE, remembered, 1);
    }

    /** Each column of a matrix is a chunk, with one quantity of each weight, which only lasts for an update. */
    static Chunks ofColumns(Tensor weights, Crew crew) {
        return new Chunks(weights, crew, weights.rows(), 0, 1);
    }

    /** Starts the first quantity at {@code value}. */
    Chunks filled(double value) {
        double[] numbers = new double[weights.size()];
        Arrays.fill(numbers, value);
        quantities[0].write(0, numbers, numbers.length);
        return this;
    }

    /** Works through all chunks with their gradient; sums begin anew. */
    void begin(Gradient gradient, Work work) {
        this.gradient = gradient;
        this.work = work;
        crew.run(begin);
    }

    private void begin(int shard) {
        places[shard].begin(Objects.requireNonNull(gradient), work);
    }

    /** Works through all chunks once more, without the gradient; follows {@link #begin} in the same update. */
    void goOn(Work work) {
        this.work = work;
        crew.run(goOn);
    }

    private void goOn(int shard) {
        places[shard].goOn(work);
    }

    /** Works through all chunks at any time, without the gradient. */
    void all(Work work) {
        places[0].all(work);
    }

    /** A sum over all chunks. */
    double sum(int which) {
        double sum = 0;
        for (Place place : places) {
            sum += place.sum(which);
        }
        return sum;
    }

    /** A quantity of all weights. */
    Vector quantity(int which) {
        return quantities[which];
    }

    /** A copy of the weights as they are now, in the place of an older one if there is one. */
    Vector copy(@Nullable Vector older) {
        Vector copy = older == null ? weights.zeros() : older;
        places[0].copy(weights, copy);
        return copy;
    }

    /** Makes the weights what they were when they were copied. */
    void restore(Vector copy) {
        places[0].copy(copy, weights);
    }

    /** The remembered vectors, and numbers that are remembered once for all weights. */
    List<Vector> remembered(double[]... scalars) {
        List<Vector> all = new ArrayList<>(Arrays.asList(quantities).subList(0, remembered));
        for (double[] numbers : scalars) {
            if (numbers.length > 0) {
                all.add(new Doubles(numbers));
            }
        }
        return all;
    }
}
