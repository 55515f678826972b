package anneal.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weights, their gradient and what is remembered of them, brought chunk by chunk to a formula: as arrays of float64, or in
 * the vectors' own precision for formulas that {@link Chunk}'s steps suffice for.
 *
 * <p>A chunk is small enough for the nearest cache. It is copied from and to the vectors, so that one formula serves both
 * precisions.
 */
final class Chunks {
    private static final int CHUNK = 512;
    private static final int SPARE = 2;

    /** What is done with a chunk. */
    @FunctionalInterface
    interface Work {
        /**
         * Sees {@code count} weights.
         *
         * @param w the weights
         * @param g their gradient, free to be overwritten
         * @param m what is remembered, one array for each quantity; changes are kept
         */
        void on(int count, double[] w, double[] g, double[][] m);
    }

    /** What is done with a chunk in the precision of the vectors. */
    @FunctionalInterface
    interface Steps {
        /**
         * Changes a chunk.
         *
         * @param w the weights; changes are kept
         * @param g their gradient, free to be overwritten
         * @param m what is remembered, a chunk for each quantity; changes are kept; and two spare chunks behind them
         */
        void on(Chunk w, Chunk g, Chunk[] m);
    }

    private final Vector weights;
    private final Vector gradients;
    private final Vector[] remembered;
    private final double[] w;
    private final double[] g;
    private final double[][] m;
    private final Chunk weightChunk;
    private final Chunk gradientChunk;
    private final Chunk[] rememberedChunks;

    /** Remembers {@code quantities} numbers for each weight, zero at the start. */
    Chunks(Vector weights, int quantities) {
        this.weights = weights;
        this.gradients = weights.zeros();
        this.remembered = new Vector[quantities];
        int chunk = Math.min(CHUNK, weights.size());
        this.w = new double[chunk];
        this.g = new double[chunk];
        this.m = new double[quantities][chunk];
        this.weightChunk = weights.chunk(chunk);
        this.gradientChunk = weights.chunk(chunk);
        this.rememberedChunks = new Chunk[quantities + SPARE];
        Arrays.setAll(rememberedChunks, i -> weights.chunk(chunk));
        Arrays.setAll(remembered, i -> weights.zeros());
    }

    /** Starts the first remembered quantity at {@code value}. */
    void fill(double value) {
        Arrays.fill(m[0], value);
        for (int at = 0; at < weights.size(); at += w.length) {
            remembered[0].write(at, m[0], count(at));
        }
    }

    void take(Gradient gradient) {
        gradient.addTo(gradients, 0, 1);
    }

    /** Works through all chunks; keeps what becomes of the weights and of what is remembered. */
    void change(Work work) {
        for (int at = 0; at < weights.size(); at += w.length) {
            read(at);
            work.on(count(at), w, g, m);
            weights.write(at, w, count(at));
            keep(at);
        }
    }

    /** Works through all chunks; keeps what becomes of what is remembered, but not of the weights. */
    void survey(Work work) {
        for (int at = 0; at < weights.size(); at += w.length) {
            read(at);
            work.on(count(at), w, g, m);
            keep(at);
        }
    }

    /** Works through all chunks in the precision of the vectors; keeps what becomes of them. */
    void step(Steps steps) {
        for (int at = 0; at < weights.size(); at += w.length) {
            int count = count(at);
            weightChunk.read(weights, at, count);
            gradientChunk.read(gradients, at, count);
            for (int i = 0; i < remembered.length; i++) {
                rememberedChunks[i].read(remembered[i], at, count);
            }
            steps.on(weightChunk, gradientChunk, rememberedChunks);
            weightChunk.write(weights, at, count);
            for (int i = 0; i < remembered.length; i++) {
                rememberedChunks[i].write(remembered[i], at, count);
            }
        }
    }

    private int count(int at) {
        return Math.min(w.length, weights.size() - at);
    }

    private void read(int at) {
        weights.read(at, w, count(at));
        gradients.read(at, g, count(at));
        for (int i = 0; i < m.length; i++) {
            remembered[i].read(at, m[i], count(at));
        }
    }

    private void keep(int at) {
        for (int i = 0; i < m.length; i++) {
            remembered[i].write(at, m[i], count(at));
        }
    }

    /** A copy of the weights as they are now, in the place of an older one if there is one. */
    Vector copy(@Nullable Vector older) {
        Vector copy = older == null ? weights.zeros() : older;
        copy(weights, copy);
        return copy;
    }

    /** Makes the weights what they were when they were copied. */
    void restore(Vector copy) {
        copy(copy, weights);
    }

    private void copy(Vector from, Vector to) {
        for (int at = 0; at < weights.size(); at += w.length) {
            from.read(at, w, count(at));
            to.write(at, w, count(at));
        }
    }

    /** The remembered vectors, and numbers that are remembered once for all weights. */
    List<Vector> remembered(double[]... scalars) {
        List<Vector> all = new ArrayList<>(List.of(remembered));
        for (double[] numbers : scalars) {
            if (numbers.length > 0) {
                all.add(new Doubles(numbers));
            }
        }
        return all;
    }
}
