package anneal.optim;

import anneal.describe.About;
import anneal.schedule.RateUse;

/**
 * Resilient backpropagation: each weight has a step of its own, which grows while its gradient keeps its sign and
 * shrinks when it turns.
 *
 * <pre>{@code
 * h = eta                                      at the first update
 * h = h * etaPlus      where g * (last g) > 0
 * h = h * etaMinus     where g * (last g) < 0, and there g = 0 from here on
 * h = h within [stepMin, stepMax]
 * w = w - sign(g) * h
 * }</pre>
 *
 * <p>Made for gradients of the whole training set: with mini-batches the signs are noise. The rate of the first
 * update is the size of all first steps; the rates after that do not count.
 *
 * @param etaMinus what a step is multiplied by after a turn, in (0, 1)
 * @param etaPlus what a step is multiplied by on a straight way, above 1
 * @param stepMin the least step, at least 0
 * @param stepMax the largest step, at least {@code stepMin}
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.optim.Rprop.html">torch.optim.Rprop</a>, and
 *     Riedmiller and Braun, A direct adaptive method for faster backpropagation learning: the RPROP algorithm, 1993
 */
@About("steps by the signs of full-batch gradients; the first rate is the first step, later rates do not count")
public record Rprop(double etaMinus, double etaPlus, double stepMin, double stepMax) implements Optimizer {

    public Rprop {
        Settings.notNegative("stepMin", stepMin);
        if (!(etaMinus > 0 && etaMinus < 1)) {
            throw new IllegalArgumentException("etaMinus must be in (0, 1), but was " + etaMinus);
        }
        if (!(etaPlus > 1 && etaPlus < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("etaPlus must be finite and > 1, but was " + etaPlus);
        }
        if (!(stepMax >= stepMin)) {
            throw new IllegalArgumentException("stepMax must be >= stepMin, " + stepMin + ", but was " + stepMax);
        }
    }

    /** {@code etaMinus = 0.5}, {@code etaPlus = 1.2}, steps from {@code 1e-6} to 50. */
    public Rprop() {
        this(0.5, 1.2, 1e-6, 50);
    }

    public Rprop withEtas(double etaMinus, double etaPlus) {
        return new Rprop(etaMinus, etaPlus, stepMin, stepMax);
    }

    public Rprop withSteps(double stepMin, double stepMax) {
        return new Rprop(etaMinus, etaPlus, stepMin, stepMax);
    }

    @Override
    public RateUse rateUse() {
        return RateUse.FIRST_ONLY;
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        return Elementwise.of(this, Chunks.of(weights, crew, 2), rule -> rule::apply);
    }

    private void apply(long t, double eta, Chunk w, Chunk g, Chunk[] m) {
        Chunk last = m[0];
        Chunk h = m[1];
        Chunk sign = m[2];
        Chunk turn = m[3];
        if (t == 1) {
            h.fill(eta);
        }
        sign.set(g);
        sign.sign();
        turn.set(last);
        turn.sign();
        turn.multiply(sign);
        resize(h, turn, last);
        turn.mixProduct(0.5, -0.5, turn, turn);
        turn.scale(1, 1);
        last.set(g);
        last.multiply(turn);
        sign.multiply(turn);
        w.mixProduct(1, -1, sign, h);
    }

    /**
     * Multiplies {@code h} by what belongs to the turn {@code t}, without a branch and without a rounding: {@code (t^2 + t) / 2}
     * is 1 on a straight way, {@code (t^2 - t) / 2} after a turn, and else they are 0.
     */
    private void resize(Chunk h, Chunk turn, Chunk spare) {
        spare.set(turn);
        spare.mixProduct(0.5, 0.5, turn, turn);
        spare.scale(etaPlus - 1, 1);
        h.multiply(spare);
        spare.set(turn);
        spare.mixProduct(-0.5, 0.5, turn, turn);
        spare.scale(etaMinus - 1, 1);
        h.multiply(spare);
        h.raise(stepMin);
        h.lower(stepMax);
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
