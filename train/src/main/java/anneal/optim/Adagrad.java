package anneal.optim;

import anneal.describe.About;

/**
 * Adagrad: a rate for each weight that falls with the squares of all gradients so far.
 *
 * <pre>{@code
 * g = g + weightDecay * w
 * s = s + g^2                                  from s = initialAccumulator
 * w = w - eta / (1 + (t - 1) * lrDecay) * g / (sqrt(s) + eps)
 * }</pre>
 *
 * @param lrDecay how fast the rate falls besides, at least 0
 * @param weightDecay strength of the pull to zero, at least 0
 * @param initialAccumulator what the sum of squares starts from, at least 0
 * @param eps keeps the division finite, at least 0
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.optim.Adagrad.html">torch.optim.Adagrad</a>, and
 *     Duchi, Hazan and Singer, Adaptive subgradient methods, 2011, figure 1 (diagonal form)
 */
@About("a rate for each weight that falls with the squares of all its gradients")
public record Adagrad(double lrDecay, double weightDecay, double initialAccumulator, double eps) implements Optimizer {

    public Adagrad {
        Settings.notNegative("lrDecay", lrDecay);
        Settings.notNegative("weightDecay", weightDecay);
        Settings.notNegative("initialAccumulator", initialAccumulator);
        Settings.notNegative("eps", eps);
    }

    /** No decay of any kind, sums from 0, {@code eps = 1e-10}. */
    public Adagrad() {
        this(0, 0, 0, 1e-10);
    }

    public Adagrad withLrDecay(double lrDecay) {
        return new Adagrad(lrDecay, weightDecay, initialAccumulator, eps);
    }

    public Adagrad withWeightDecay(double weightDecay) {
        return new Adagrad(lrDecay, weightDecay, initialAccumulator, eps);
    }

    public Adagrad withInitialAccumulator(double initialAccumulator) {
        return new Adagrad(lrDecay, weightDecay, initialAccumulator, eps);
    }

    public Adagrad withEps(double eps) {
        return new Adagrad(lrDecay, weightDecay, initialAccumulator, eps);
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        return Elementwise.of(this, Chunks.of(weights, crew, 1).filled(initialAccumulator), rule -> rule::apply);
    }

    private void apply(long t, double eta, Chunk w, Chunk g, Chunk[] m) {
        Chunk s = m[0];
        Decay.apply(weightDecay, w, g);
        s.mixProduct(1, 1, g, g);
        w.descend(eta / (1 + (t - 1) * lrDecay), g, s, 1, eps);
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
