package anneal.optim;

import anneal.describe.About;

/**
 * LAMB: Adam with weight decay, whose step is scaled, layer by layer, to the size of the weights.
 *
 * <pre>{@code
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g^2
 * u = m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + eps) + weightDecay * w
 * w = w - eta * |w| / |u| * u                  |w| / |u| is taken as 1 where either is 0
 * }</pre>
 *
 * <p>A layer's weights are one tensor, its biases another. Clipping of the gradient is no part of the rule.
 *
 * @param beta1 share of the mean gradient that is kept, in [0, 1)
 * @param beta2 share of the mean square that is kept, in [0, 1)
 * @param eps keeps the division finite, at least 0
 * @param weightDecay strength of the pull to zero, at least 0
 * @see <a href="https://arxiv.org/abs/1904.00962">You et al., Large batch optimization for deep learning, 2020,
 *     algorithm 2</a>, in the form of timm's {@code Lamb} with {@code always_adapt} and without its clipping
 */
@About("Adam whose step is scaled to the size of each layer's weights; for large batches")
public record LAMB(double beta1, double beta2, double eps, double weightDecay) implements Optimizer {

    public LAMB {
        Settings.share("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.notNegative("eps", eps);
        Settings.notNegative("weightDecay", weightDecay);
    }

    /**
     * {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code eps = 1e-6}, {@code weightDecay = 0.01}, as timm has it.
     */
    public LAMB() {
        this(0.9, 0.999, 1e-6, 0.01);
    }

    public LAMB withBetas(double beta1, double beta2) {
        return new LAMB(beta1, beta2, eps, weightDecay);
    }

    public LAMB withEps(double eps) {
        return new LAMB(beta1, beta2, eps, weightDecay);
    }

    public LAMB withWeightDecay(double weightDecay) {
        return new LAMB(beta1, beta2, eps, weightDecay);
    }

    @Override
    public Reach reach() {
        return Reach.TENSOR;
    }

    @Override
    public Memory start(Vector weights) {
        return new TwoPass(weights, 2, new Formulas<>(this, new double[] {0}, (rule, kept) -> rule.new Trusting(kept)));
    }

    private final class Trusting implements TwoPass.Formula {
        private final double[] updates;
        private double eta;
        private double weights;
        private double steps;
        private double trust;

        Trusting(double[] updates) {
            this.updates = updates;
        }

        @Override
        public boolean begin(double rate) {
            eta = rate;
            weights = 0;
            steps = 0;
            updates[0]++;
            return true;
        }

        @Override
        public void survey(int count, double[] w, double[] g, double[][] memory) {
            double[] m = memory[0];
            double[] v = memory[1];
            for (int i = 0; i < count; i++) {
                m[i] = beta1 * m[i] + (1 - beta1) * g[i];
                v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            }
            direction(count, w, g, m, v);
            for (int i = 0; i < count; i++) {
                weights += w[i] * w[i];
                steps += g[i] * g[i];
            }
        }

        @Override
        public boolean decide() {
            trust = weights > 0 && steps > 0 ? Math.sqrt(weights) / Math.sqrt(steps) : 1;
            return true;
        }

        @Override
        public void apply(int count, double[] w, double[] g, double[][] memory) {
            direction(count, w, g, memory[0], memory[1]);
            for (int i = 0; i < count; i++) {
                w[i] -= eta * trust * g[i];
            }
        }

        /** Replaces the gradient by {@code u}. */
        private void direction(int count, double[] w, double[] g, double[] m, double[] v) {
            double mean = 1 - Math.pow(beta1, updates[0]);
            double root = Math.sqrt(1 - Math.pow(beta2, updates[0]));
            for (int i = 0; i < count; i++) {
                g[i] = m[i] / mean / (Math.sqrt(v[i]) / root + eps) + weightDecay * w[i];
            }
        }
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
