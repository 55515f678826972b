package anneal.optim;

import java.util.Arrays;

/**
 * The memory of a rule whose formula treats every weight on its own.
 *
 * <p>The formula works in float64 on chunks small enough for the nearest cache, copied from and to the vectors, so that
 * one formula serves both precisions.
 */
final class Elementwise implements Memory {
    private static final int CHUNK = 512;

    /** The formula of a rule: changes {@code count} weights and what is remembered of them. */
    @FunctionalInterface
    interface Formula {
        /**
         * Makes one update of a chunk.
         *
         * @param t the number of the update, from 1
         * @param eta the rate in force
         * @param w the weights, changed
         * @param g their gradient, free to be overwritten
         * @param m what is remembered, one array for each quantity, changed
         */
        void apply(long t, double eta, int count, double[] w, double[] g, double[][] m);
    }

    private final Formula formula;
    private final Vector weights;
    private final Vector gradients;
    private final Vector[] remembered;
    private final double[] w;
    private final double[] g;
    private final double[][] m;
    private long t;

    /** Remembers {@code quantities} numbers for each weight, zero at the start. */
    Elementwise(Vector weights, int quantities, Formula formula) {
        this.formula = formula;
        this.weights = weights;
        this.gradients = weights.zeros();
        this.remembered = new Vector[quantities];
        int chunk = Math.min(CHUNK, weights.size());
        this.w = new double[chunk];
        this.g = new double[chunk];
        this.m = new double[quantities][chunk];
        for (int i = 0; i < quantities; i++) {
            remembered[i] = weights.zeros();
        }
    }

    /** Starts the first remembered quantity at {@code value}. */
    Elementwise filled(double value) {
        Arrays.fill(m[0], value);
        for (int at = 0; at < weights.size(); at += w.length) {
            remembered[0].write(at, m[0], Math.min(w.length, weights.size() - at));
        }
        return this;
    }

    @Override
    public void update(Gradient gradient, double eta) {
        gradient.addTo(gradients, 0, 1);
        t++;
        for (int at = 0; at < weights.size(); at += w.length) {
            chunk(at, Math.min(w.length, weights.size() - at), eta);
        }
    }

    @Override
    public void visit(MemoryVisitor visitor) {
        t = (long) visitor.number("t", (double) t);
        for (int i = 0; i < remembered.length; i++) {
            visitor.vector("m" + i, remembered[i]);
        }
    }

    private void chunk(int at, int count, double eta) {
        weights.read(at, w, count);
        gradients.read(at, g, count);
        for (int i = 0; i < m.length; i++) {
            remembered[i].read(at, m[i], count);
        }
        formula.apply(t, eta, count, w, g, m);
        weights.write(at, w, count);
        for (int i = 0; i < m.length; i++) {
            remembered[i].write(at, m[i], count);
        }
    }
}
