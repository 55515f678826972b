package anneal.optim;

import anneal.describe.About;

/**
 * Adam under the infinity norm: the mean gradient is divided by the largest gradient of late.
 *
 * <pre>{@code
 * g = g + weightDecay * w
 * m = beta1 * m + (1 - beta1) * g
 * u = max(beta2 * u, |g| + eps)
 * w = w - eta / (1 - beta1^t) * m / u
 * }</pre>
 *
 * @param beta1 share of the mean gradient that is kept, in [0, 1)
 * @param beta2 share of the largest gradient that is left at the next update, in [0, 1)
 * @param eps keeps the division finite, at least 0
 * @param weightDecay strength of the pull to zero, at least 0
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba, 2015, algorithm 2</a>, in the form of <a
 *     href="https://docs.pytorch.org/docs/stable/generated/torch.optim.Adamax.html">torch.optim.Adamax</a>
 */
@About("Adam divided by the largest recent gradient instead of the mean square")
public record Adamax(double beta1, double beta2, double eps, double weightDecay) implements Optimizer {

    public Adamax {
        Settings.share("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.notNegative("eps", eps);
        Settings.notNegative("weightDecay", weightDecay);
    }

    /** {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code eps = 1e-8}, no weight decay. */
    public Adamax() {
        this(0.9, 0.999, 1e-8, 0);
    }

    public Adamax withBetas(double beta1, double beta2) {
        return new Adamax(beta1, beta2, eps, weightDecay);
    }

    public Adamax withEps(double eps) {
        return new Adamax(beta1, beta2, eps, weightDecay);
    }

    public Adamax withWeightDecay(double weightDecay) {
        return new Adamax(beta1, beta2, eps, weightDecay);
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        return Elementwise.of(this, Chunks.of(weights, crew, 2), rule -> rule::apply);
    }

    private void apply(long t, double eta, Chunk w, Chunk g, Chunk[] memory) {
        Chunk m = memory[0];
        Chunk u = memory[1];
        Chunk spare = memory[2];
        Decay.apply(weightDecay, w, g);
        m.mix(beta1, 1 - beta1, g);
        g.abs();
        g.scale(1, eps);
        u.scale(beta2, 0);
        u.raise(g);
        spare.set(m);
        spare.divide(u);
        w.mix(1, -eta / (1 - Math.pow(beta1, (double) t)), spare);
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
