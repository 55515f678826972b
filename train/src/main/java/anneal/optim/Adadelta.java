package anneal.optim;

import anneal.describe.About;

/**
 * Adadelta: steps in the units of the weights, because the gradient over its recent size is multiplied by the recent
 * size of the steps.
 *
 * <pre>{@code
 * g = g + weightDecay * w
 * s = rho * s + (1 - rho) * g^2
 * d = sqrt(a + eps) / sqrt(s + eps) * g
 * a = rho * a + (1 - rho) * d^2
 * w = w - eta * d
 * }</pre>
 *
 * @param rho share of the running means that is kept, in [0, 1)
 * @param eps gets the steps going, at least 0; with 0 they stay 0
 * @param weightDecay strength of the pull to zero, at least 0
 * @see <a href="https://arxiv.org/abs/1212.5701">Zeiler, 2012, algorithm 1</a>, with the rate of <a
 *     href="https://docs.pytorch.org/docs/stable/generated/torch.optim.Adadelta.html">torch.optim.Adadelta</a>
 */
@About("gradients divided by their recent size and multiplied by that of recent steps; a rate of 1 is usual")
public record Adadelta(double rho, double eps, double weightDecay) implements Optimizer {

    public Adadelta {
        Settings.share("rho", rho);
        Settings.notNegative("eps", eps);
        Settings.notNegative("weightDecay", weightDecay);
    }

    /** {@code rho = 0.9}, {@code eps = 1e-6}, no weight decay. */
    public Adadelta() {
        this(0.9, 1e-6, 0);
    }

    public Adadelta withRho(double rho) {
        return new Adadelta(rho, eps, weightDecay);
    }

    public Adadelta withEps(double eps) {
        return new Adadelta(rho, eps, weightDecay);
    }

    public Adadelta withWeightDecay(double weightDecay) {
        return new Adadelta(rho, eps, weightDecay);
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        return Elementwise.of(this, Chunks.of(weights, crew, 2), rule -> rule::apply);
    }

    private void apply(long t, double eta, Chunk w, Chunk g, Chunk[] m) {
        Chunk s = m[0];
        Chunk a = m[1];
        Chunk ratio = m[2];
        Chunk divisor = m[3];
        Decay.apply(weightDecay, w, g);
        s.mixProduct(rho, 1 - rho, g, g);
        ratio.set(a);
        ratio.scale(1, eps);
        divisor.set(s);
        divisor.scale(1, eps);
        ratio.divide(divisor);
        ratio.root();
        g.multiply(ratio);
        a.mixProduct(rho, 1 - rho, g, g);
        w.mix(1, -eta, g);
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
