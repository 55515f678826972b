package anneal.optim;

import anneal.describe.About;

/**
 * Lion (evolved sign momentum): every weight moves by the rate, in the direction of a mean of gradients.
 *
 * <pre>{@code
 * w = w - eta * weightDecay * w
 * w = w - eta * sign(beta1 * m + (1 - beta1) * g)
 * m = beta2 * m + (1 - beta2) * g
 * }</pre>
 *
 * @param beta1 share of the mean gradient in the direction of the step, in [0, 1)
 * @param beta2 share of the mean gradient that is kept, in [0, 1)
 * @param weightDecay strength of the pull to zero, at least 0
 * @see <a href="https://arxiv.org/abs/2302.06675">Chen et al., 2023, algorithm 2</a>
 */
@About("the sign of a mean gradient: every weight moves by the rate; wants a rate 3 to 10 times below Adam's")
public record Lion(double beta1, double beta2, double weightDecay) implements Optimizer {

    public Lion {
        Settings.share("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.notNegative("weightDecay", weightDecay);
    }

    /** {@code beta1 = 0.9}, {@code beta2 = 0.99}, no weight decay, as in the authors' program. */
    public Lion() {
        this(0.9, 0.99, 0);
    }

    public Lion withBetas(double beta1, double beta2) {
        return new Lion(beta1, beta2, weightDecay);
    }

    public Lion withWeightDecay(double weightDecay) {
        return new Lion(beta1, beta2, weightDecay);
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        return Elementwise.of(this, Chunks.of(weights, crew, 1), rule -> rule::apply);
    }

    private void apply(long t, double eta, Chunk w, Chunk g, Chunk[] memory) {
        Chunk m = memory[0];
        Chunk direction = memory[1];
        direction.set(m);
        direction.mix(beta1, 1 - beta1, g);
        direction.sign();
        w.mix(1 - eta * weightDecay, -eta, direction);
        m.mix(beta2, 1 - beta2, g);
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
