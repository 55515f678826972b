package anneal.optim;

import anneal.describe.About;

/**
 * Adam with Nesterov's look ahead: the step takes in the gradient of now and the mean gradient of the next update.
 *
 * <pre>{@code
 * g = g + weightDecay * w                      decoupled instead:  w = w - eta * weightDecay * w
 * mu(t) = beta1 * (1 - 0.96^(t * momentumDecay) / 2)
 * p = p * mu(t)                                from p = 1
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g^2
 * d = sqrt(v / (1 - beta2^t)) + eps
 * w = w - eta * (1 - mu(t)) / (1 - p) * g / d - eta * mu(t + 1) / (1 - p * mu(t + 1)) * m / d
 * }</pre>
 *
 * @param beta1 share of the mean gradient that is kept, in [0, 1)
 * @param beta2 share of the mean square that is kept, in [0, 1)
 * @param eps keeps the division finite, at least 0
 * @param weightDecay strength of the pull to zero, through the gradient unless decoupled, at least 0
 * @param momentumDecay how slowly the momentum grows to {@code beta1}; with 0 it stays at half of it, at least 0
 * @param decoupledWeightDecay whether weight decay acts on the weights themselves, as in AdamW
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.optim.NAdam.html">torch.optim.NAdam</a>, and
 *     Dozat, Incorporating Nesterov momentum into Adam, 2016, algorithm 2 and section 3.1
 */
@About("Adam that looks ahead along its mean gradient")
public record NAdam(
        double beta1, double beta2, double eps, double weightDecay, double momentumDecay, boolean decoupledWeightDecay)
        implements Optimizer {

    public NAdam {
        Settings.share("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.notNegative("eps", eps);
        Settings.notNegative("weightDecay", weightDecay);
        Settings.notNegative("momentumDecay", momentumDecay);
    }

    /**
     * {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code eps = 1e-8}, no weight decay, {@code momentumDecay = 4e-3}.
     */
    public NAdam() {
        this(0.9, 0.999, 1e-8, 0, 4e-3, false);
    }

    public NAdam withBetas(double beta1, double beta2) {
        return new NAdam(beta1, beta2, eps, weightDecay, momentumDecay, decoupledWeightDecay);
    }

    public NAdam withEps(double eps) {
        return new NAdam(beta1, beta2, eps, weightDecay, momentumDecay, decoupledWeightDecay);
    }

    public NAdam withWeightDecay(double weightDecay) {
        return new NAdam(beta1, beta2, eps, weightDecay, momentumDecay, decoupledWeightDecay);
    }

    public NAdam withMomentumDecay(double momentumDecay) {
        return new NAdam(beta1, beta2, eps, weightDecay, momentumDecay, decoupledWeightDecay);
    }

    /** The same rule, its weight decay apart from the gradient. */
    public NAdam withDecoupledWeightDecay() {
        return new NAdam(beta1, beta2, eps, weightDecay, momentumDecay, true);
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        return new Elementwise(
                Chunks.of(weights, crew, 2),
                new Formulas<>(this, new double[] {1}, (rule, product) -> rule.new LookAhead(product)));
    }

    private final class LookAhead implements Elementwise.Formula {
        private final double[] product;
        private double now;
        private double next;

        LookAhead(double[] product) {
            this.product = product;
        }

        @Override
        public void begin(long t, double eta) {
            double mu = mu(t);
            double after = mu(t + 1);
            product[0] *= mu;
            now = eta * (1 - mu) / (1 - product[0]);
            next = eta * after / (1 - product[0] * after);
        }

        private double mu(long t) {
            return beta1 * (1 - 0.5 * Math.pow(0.96, t * momentumDecay));
        }

        @Override
        public void apply(long t, double eta, Chunk w, Chunk g, Chunk[] memory) {
            Chunk m = memory[0];
            Chunk v = memory[1];
            Decay.apply(decoupledWeightDecay, weightDecay, eta, w, g);
            m.mix(beta1, 1 - beta1, g);
            v.mixProduct(beta2, 1 - beta2, g, g);
            double root = Math.sqrt(1 - Math.pow(beta2, (double) t));
            w.descend(now, g, v, root, eps);
            w.descend(next, m, v, root, eps);
        }
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
