package anneal.optim;

import anneal.describe.About;

/**
 * Adam: running means of the gradient and of its square, both corrected for their start from zero.
 *
 * <pre>{@code
 * g = g + weightDecay * w
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g^2
 * u = v                                        amsgrad:  u = max(u, v)
 * w = w - eta * (m / (1 - beta1^t)) / (sqrt(u / (1 - beta2^t)) + eps)
 * }</pre>
 *
 * @param beta1 share of the mean gradient that is kept, in [0, 1)
 * @param beta2 share of the mean square that is kept, in [0, 1)
 * @param eps keeps the division finite, at least 0
 * @param weightDecay strength of the pull to zero, through the gradient, at least 0
 * @param amsgrad whether to divide by the largest mean square so far
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba, 2015, algorithm 1</a>,
 *     <a href="https://openreview.net/forum?id=ryQu7f-RZ">Reddi, Kale and Kumar, 2018, algorithm 2</a> (amsgrad), in the
 *     form of <a href="https://docs.pytorch.org/docs/stable/generated/torch.optim.Adam.html">torch.optim.Adam</a>
 */
@About("running means of the gradient and of its square, corrected for their start from zero")
public record Adam(double beta1, double beta2, double eps, double weightDecay, boolean amsgrad) implements Optimizer {

    public Adam {
        Settings.share("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.notNegative("eps", eps);
        Settings.notNegative("weightDecay", weightDecay);
    }

    /** {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code eps = 1e-8}, no weight decay, no amsgrad. */
    public Adam() {
        this(0.9, 0.999, 1e-8, 0, false);
    }

    public Adam withBetas(double beta1, double beta2) {
        return new Adam(beta1, beta2, eps, weightDecay, amsgrad);
    }

    public Adam withEps(double eps) {
        return new Adam(beta1, beta2, eps, weightDecay, amsgrad);
    }

    public Adam withWeightDecay(double weightDecay) {
        return new Adam(beta1, beta2, eps, weightDecay, amsgrad);
    }

    /** The same rule, divided by the largest mean square so far. */
    public Adam withAmsgrad() {
        return new Adam(beta1, beta2, eps, weightDecay, true);
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        return Elementwise.of(this, Chunks.of(weights, crew, amsgrad ? 3 : 2), rule -> rule::apply);
    }

    private void apply(long t, double eta, Chunk w, Chunk g, Chunk[] m) {
        Decay.apply(weightDecay, w, g);
        descend(t, eta, w, g, m);
    }

    /** The part that {@link AdamW} shares: all but weight decay. */
    void descend(long t, double eta, Chunk w, Chunk g, Chunk[] memory) {
        Chunk m = memory[0];
        Chunk v = memory[1];
        m.mix(beta1, 1 - beta1, g);
        v.mixProduct(beta2, 1 - beta2, g, g);
        Chunk u = v;
        if (amsgrad) {
            u = memory[2];
            u.raise(v);
        }
        double step = eta / (1 - Math.pow(beta1, (double) t));
        double root = Math.sqrt(1 - Math.pow(beta2, (double) t));
        w.descend(step, m, u, root, eps);
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
