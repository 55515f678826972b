package anneal.optim;

import anneal.describe.About;
import java.util.List;

/**
 * Stochastic gradient descent, with or without momentum.
 *
 * <pre>{@code
 * d = g + weightDecay * w
 * v = d                                        at the first update
 * v = momentum * v + (1 - dampening) * d       at the others
 * w = w - eta * v                              or, with nesterov,  w = w - eta * (d + momentum * v)
 * }</pre>
 *
 * <p>The velocity {@code v} does not contain the rate, so a change of rate acts at once on all of it.
 *
 * @param momentum share of the velocity that is kept, at least 0; with 0 there is no memory
 * @param dampening share of the gradient kept out of the velocity, from 0 to 1
 * @param nesterov whether to look ahead; needs a momentum and no dampening
 * @param weightDecay strength of the pull to zero, at least 0
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html">torch.optim.SGD</a>, and Sutskever
 *     et al., On the importance of initialization and momentum in deep learning, 2013, equations 1 to 4, whose velocity
 *     does contain the rate
 */
@About("gradient descent, with or without momentum")
public record SGD(double momentum, double dampening, boolean nesterov, double weightDecay) implements Optimizer {

    public SGD {
        Settings.notNegative("momentum", momentum);
        if (!(dampening >= 0 && dampening <= 1)) {
            throw new IllegalArgumentException("dampening must be in [0, 1], but was " + dampening);
        }
        if (nesterov && (momentum == 0 || dampening != 0)) {
            throw new IllegalArgumentException(
                    "nesterov needs momentum > 0 and dampening = 0, but they were " + momentum + " and " + dampening);
        }
        Settings.notNegative("weightDecay", weightDecay);
    }

    /** Without momentum, without weight decay. */
    public SGD() {
        this(0, 0, false, 0);
    }

    public SGD withMomentum(double momentum) {
        return new SGD(momentum, dampening, nesterov, weightDecay);
    }

    public SGD withDampening(double dampening) {
        return new SGD(momentum, dampening, nesterov, weightDecay);
    }

    /** The same rule, looking ahead. */
    public SGD withNesterov() {
        return new SGD(momentum, dampening, true, weightDecay);
    }

    public SGD withWeightDecay(double weightDecay) {
        return new SGD(momentum, dampening, nesterov, weightDecay);
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        if (momentum == 0) {
            return new Plain(this, weights.numbers());
        }
        return nesterov
                ? Elementwise.of(this, Chunks.of(weights, crew, 1), rule -> rule::lookAhead)
                : new Velocity(this, weights.numbers());
    }

    private void lookAhead(long t, double eta, Chunk w, Chunk g, Chunk[] m) {
        Chunk v = m[0];
        Decay.apply(weightDecay, w, g);
        v.mix(momentum, 1, g);
        w.mix(1, -eta, g);
        w.mix(1, -eta * momentum, v);
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }

    /** Nothing but the weights: gradient and weight decay go straight into them. */
    private static final class Plain implements Memory {
        private final Vector weights;
        private SGD rule;

        Plain(SGD rule, Vector weights) {
            this.weights = weights;
            this.rule = rule;
        }

        @Override
        public void update(Gradient gradient, double eta) {
            gradient.addTo(weights, 1 - eta * rule.weightDecay, -eta);
        }

        @Override
        public void adopt(Optimizer changed) {
            rule = Formulas.same(rule, changed);
        }
    }

    /** {@code d} is never formed: gradient and weight decay go straight into the velocity. */
    private static final class Velocity implements Memory {
        private final Vector weights;
        private final Vector velocity;
        private final double[] moving = {0};
        private SGD rule;

        Velocity(SGD rule, Vector weights) {
            this.rule = rule;
            this.weights = weights;
            this.velocity = weights.zeros();
        }

        @Override
        public void update(Gradient gradient, double eta) {
            double keep = moving[0] == 0 ? 0 : rule.momentum;
            double take = moving[0] == 0 ? 1 : 1 - rule.dampening;
            gradient.addTo(velocity, keep, take);
            if (rule.weightDecay != 0) {
                velocity.blend(1, take * rule.weightDecay, weights);
            }
            weights.blend(1, -eta, velocity);
            moving[0] = 1;
        }

        @Override
        public void adopt(Optimizer changed) {
            rule = Formulas.same(rule, changed);
        }

        @Override
        public List<Vector> remembered() {
            return List.of(velocity, new Doubles(moving));
        }
    }
}
