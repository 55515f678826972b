package anneal.optim;

import anneal.describe.About;

/**
 * Averaged stochastic gradient descent: a rate that falls by itself, and an average of the weights that is what gets
 * evaluated.
 *
 * <pre>{@code
 * g = g + weightDecay * w
 * h = eta(1)                                   at the first update, later
 * h = eta(t-1) / (1 + lambd * eta(t-1) * (t-1))^alpha
 * w = w - h * lambd * w - h * g
 * a = w                                        up to update t0 + 2, later
 * a = a + (w - a) / (t - 1 - t0)
 * }</pre>
 *
 * <p>As in PyTorch, a rate acts one update late: update {@code t} uses that of update {@code t - 1}. PyTorch keeps
 * the average {@code a} (its {@code ax}) and leaves using it to the user; here the average is what an evaluation
 * sees.
 *
 * @param lambd strength of the decay, and speed of the rate's fall, at least 0
 * @param alpha power of the rate's fall, at least 0
 * @param t0 the update after which averaging starts, at least 0
 * @param weightDecay strength of the pull to zero, at least 0
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.optim.ASGD.html">torch.optim.ASGD</a>, and
 *     Polyak and Juditsky, Acceleration of stochastic approximation by averaging, 1992
 */
@About("gradient descent whose answer is the average of its weights after the first t0 updates")
public record ASGD(double lambd, double alpha, double t0, double weightDecay) implements Optimizer {

    public ASGD {
        Settings.notNegative("lambd", lambd);
        Settings.notNegative("alpha", alpha);
        Settings.notNegative("t0", t0);
        Settings.notNegative("weightDecay", weightDecay);
    }

    /** {@code lambd = 1e-4}, {@code alpha = 0.75}, averages after a million updates, no weight decay. */
    public ASGD() {
        this(1e-4, 0.75, 1e6, 0);
    }

    public ASGD withLambd(double lambd) {
        return new ASGD(lambd, alpha, t0, weightDecay);
    }

    public ASGD withAlpha(double alpha) {
        return new ASGD(lambd, alpha, t0, weightDecay);
    }

    public ASGD withT0(double t0) {
        return new ASGD(lambd, alpha, t0, weightDecay);
    }

    public ASGD withWeightDecay(double weightDecay) {
        return new ASGD(lambd, alpha, t0, weightDecay);
    }

    @Override
    public boolean averages() {
        return true;
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        return new Elementwise(
                Chunks.of(weights, crew, 1),
                new Formulas<>(this, new double[] {0, 1}, (rule, kept) -> rule.new Averaged(kept)));
    }

    private final class Averaged implements Elementwise.Averaging {
        /** The rate and the share of the average that the next update uses. */
        private final double[] next;

        private double rate;
        private double share;

        Averaged(double[] next) {
            this.next = next;
        }

        @Override
        public void begin(long t, double eta) {
            rate = t == 1 ? eta : next[0];
            share = next[1];
            next[0] = eta / Math.pow(1 + lambd * eta * t, alpha);
            next[1] = 1 / Math.max(1, t - t0);
        }

        @Override
        public void apply(long t, double eta, Chunk w, Chunk g, Chunk[] m) {
            Chunk a = m[0];
            Decay.apply(weightDecay, w, g);
            w.mix(1 - lambd * rate, -rate, g);
            if (share == 1) {
                a.set(w);
            } else {
                a.mix(1 - share, share, w);
            }
        }

        @Override
        public void evaluate(Chunk w, Chunk[] m) {
            w.set(m[0]);
        }
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
