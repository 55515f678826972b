package anneal.optim;

import anneal.describe.About;

/**
 * LARS: stochastic gradient descent with a rate for each layer, which makes its step a certain share of its weights'
 * size.
 *
 * <pre>{@code
 * k = trustCoefficient * |w| / (|g| + weightDecay * |w| + eps)     1 where |w| or |g| is 0
 * d = k * (g + weightDecay * w)
 * v = d                                        at the first update
 * v = momentum * v + (1 - dampening) * d       at the others
 * w = w - eta * v                              or, with nesterov,  w = w - eta * (d + momentum * v)
 * }</pre>
 *
 * <p>A layer's weights are one tensor, its biases another.
 *
 * @param momentum share of the velocity that is kept, at least 0
 * @param dampening share of the gradient kept out of the velocity, from 0 to 1
 * @param nesterov whether to look ahead; needs a momentum and no dampening
 * @param weightDecay strength of the pull to zero, at least 0
 * @param trustCoefficient the share, above 0
 * @param eps keeps the division finite, at least 0
 * @see <a href="https://arxiv.org/abs/1708.03888">You, Gitman and Ginsburg, Large batch training of convolutional
 *     networks, 2017, algorithm 1</a>, in the form of timm's {@code Lars} with {@code always_adapt}
 */
@About("gradient descent with momentum whose rate fits each layer: by the sizes of its weights and its gradient")
public record LARS(
        double momentum, double dampening, boolean nesterov, double weightDecay, double trustCoefficient, double eps)
        implements Optimizer {

    public LARS {
        Settings.notNegative("momentum", momentum);
        Settings.notNegative("weightDecay", weightDecay);
        Settings.positive("trustCoefficient", trustCoefficient);
        Settings.notNegative("eps", eps);
        if (!(dampening >= 0 && dampening <= 1)) {
            throw new IllegalArgumentException("dampening must be in [0, 1], but was " + dampening);
        }
        if (nesterov && (momentum == 0 || dampening != 0)) {
            throw new IllegalArgumentException(
                    "nesterov needs momentum > 0 and dampening = 0, but they were " + momentum + " and " + dampening);
        }
    }

    /**
     * {@code momentum = 0.9}, no weight decay, {@code trustCoefficient = 0.001}, {@code eps = 1e-8}, as timm has it.
     */
    public LARS() {
        this(0.9, 0, false, 0, 0.001, 1e-8);
    }

    public LARS withMomentum(double momentum) {
        return new LARS(momentum, dampening, nesterov, weightDecay, trustCoefficient, eps);
    }

    public LARS withDampening(double dampening) {
        return new LARS(momentum, dampening, nesterov, weightDecay, trustCoefficient, eps);
    }

    /** The same rule, looking ahead. */
    public LARS withNesterov() {
        return new LARS(momentum, dampening, true, weightDecay, trustCoefficient, eps);
    }

    public LARS withWeightDecay(double weightDecay) {
        return new LARS(momentum, dampening, nesterov, weightDecay, trustCoefficient, eps);
    }

    public LARS withTrustCoefficient(double trustCoefficient) {
        return new LARS(momentum, dampening, nesterov, weightDecay, trustCoefficient, eps);
    }

    public LARS withEps(double eps) {
        return new LARS(momentum, dampening, nesterov, weightDecay, trustCoefficient, eps);
    }

    @Override
    public Reach reach() {
        return Reach.TENSOR;
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        return new TwoPass(
                Chunks.withScratch(weights, crew, 1),
                new Formulas<>(this, new double[] {0}, (rule, kept) -> rule.new Trusting(kept)));
    }

    private final class Trusting implements TwoPass.Formula {
        private static final int V = 0;
        private static final int G = 1;

        private final double[] moving;
        private double eta;
        private double trust;
        private double keep;
        private double take;

        Trusting(double[] moving) {
            this.moving = moving;
        }

        @Override
        public boolean begin(double rate) {
            eta = rate;
            keep = moving[0] == 0 ? 0 : momentum;
            take = moving[0] == 0 || momentum == 0 ? 1 : 1 - dampening;
            return true;
        }

        @Override
        public void survey(Place place) {
            Chunk w = place.weights();
            Chunk g = place.room(G);
            g.set(place.gradient());
            place.keep(G);
            place.addProduct(0, w, w);
            place.addProduct(1, g, g);
        }

        @Override
        public boolean decide(double weights, double gradients) {
            double size = Math.sqrt(weights);
            double slope = Math.sqrt(gradients);
            trust = size > 0 && slope > 0 ? trustCoefficient * size / (slope + size * weightDecay + eps) : 1;
            moving[0] = 1;
            return true;
        }

        @Override
        public void apply(Place place) {
            Chunk w = place.weights();
            Chunk d = place.get(G);
            Chunk v = place.get(V);
            Decay.apply(weightDecay, w, d);
            v.mix(keep, take * trust, d);
            place.keep(V);
            if (nesterov) {
                w.mix(1, -eta * trust, d);
                w.mix(1, -eta * momentum, v);
            } else {
                w.mix(1, -eta, v);
            }
        }
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
