package anneal.optim;

import anneal.describe.About;

/**
 * Adam that rectifies the uncertainty of its young mean square: as long as that rests on too few gradients, it steps
 * by the mean gradient alone.
 *
 * <pre>{@code
 * g = g + weightDecay * w                      decoupled instead:  w = w - eta * weightDecay * w
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g^2
 * R = 2 / (1 - beta2) - 1
 * r = R - 2 t beta2^t / (1 - beta2^t)
 * a = m / (1 - beta1^t)
 * w = w - eta * a                              as long as r <= 5, else
 * w = w - eta * a * sqrt(1 - beta2^t) / (sqrt(v) + eps) * sqrt((r - 4) (r - 2) R / ((R - 4) (R - 2) r))
 * }</pre>
 *
 * @param beta1 share of the mean gradient that is kept, in [0, 1)
 * @param beta2 share of the mean square that is kept, in [0, 1)
 * @param eps keeps the division finite, at least 0
 * @param weightDecay strength of the pull to zero, through the gradient unless decoupled, at least 0
 * @param decoupledWeightDecay whether weight decay acts on the weights themselves, as in AdamW
 * @see <a href="https://arxiv.org/abs/1908.03265">Liu et al., 2020, algorithm 2</a>, in the form of <a
 *     href="https://docs.pytorch.org/docs/stable/generated/torch.optim.RAdam.html">torch.optim.RAdam</a>, which
 *     starts above 5 instead of 4
 */
@About("Adam that steps by its plain mean gradient until its mean square is worth dividing by")
public record RAdam(double beta1, double beta2, double eps, double weightDecay, boolean decoupledWeightDecay)
        implements Optimizer {

    public RAdam {
        Settings.share("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.notNegative("eps", eps);
        Settings.notNegative("weightDecay", weightDecay);
    }

    /** {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code eps = 1e-8}, no weight decay. */
    public RAdam() {
        this(0.9, 0.999, 1e-8, 0, false);
    }

    public RAdam withBetas(double beta1, double beta2) {
        return new RAdam(beta1, beta2, eps, weightDecay, decoupledWeightDecay);
    }

    public RAdam withEps(double eps) {
        return new RAdam(beta1, beta2, eps, weightDecay, decoupledWeightDecay);
    }

    public RAdam withWeightDecay(double weightDecay) {
        return new RAdam(beta1, beta2, eps, weightDecay, decoupledWeightDecay);
    }

    /** The same rule, its weight decay apart from the gradient. */
    public RAdam withDecoupledWeightDecay() {
        return new RAdam(beta1, beta2, eps, weightDecay, true);
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        return Elementwise.of(this, Chunks.of(weights, crew, 2), rule -> rule::apply);
    }

    private void apply(long t, double eta, Chunk w, Chunk g, Chunk[] memory) {
        Chunk m = memory[0];
        Chunk v = memory[1];
        Decay.apply(decoupledWeightDecay, weightDecay, eta, w, g);
        m.mix(beta1, 1 - beta1, g);
        v.mixProduct(beta2, 1 - beta2, g, g);
        double step = eta / (1 - Math.pow(beta1, (double) t));
        double factor = rectification(t);
        if (factor == 0) {
            w.mix(1, -step, m);
        } else {
            w.descend(step * factor, m, v, 1, eps);
        }
    }

    /** What the mean gradient is multiplied by besides {@code 1 / (sqrt(v) + eps)}; 0 while it stands alone. */
    private double rectification(long t) {
        double correction = 1 - Math.pow(beta2, (double) t);
        double longest = 2 / (1 - beta2) - 1;
        double length = longest - 2 * t * Math.pow(beta2, (double) t) / correction;
        if (!(length > 5)) {
            return 0;
        }
        double share = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length);
        return Math.sqrt(correction) * Math.sqrt(share);
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
