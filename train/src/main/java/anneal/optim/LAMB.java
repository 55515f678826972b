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
    public Memory start(Tensor weights, Crew crew) {
        return new TwoPass(
                Chunks.of(weights, crew, 2),
                new Formulas<>(this, new double[] {0}, (rule, kept) -> rule.new Trusting(kept)));
    }

    private final class Trusting implements TwoPass.Formula {
        private static final int M = 0;
        private static final int V = 1;

        private final double[] updates;
        private double eta;
        private double mean;
        private double root;
        private double trust;

        Trusting(double[] updates) {
            this.updates = updates;
        }

        @Override
        public boolean begin(double rate) {
            eta = rate;
            updates[0]++;
            mean = 1 - Math.pow(beta1, updates[0]);
            root = Math.sqrt(1 - Math.pow(beta2, updates[0]));
            return true;
        }

        @Override
        public void survey(Place place) {
            Chunk w = place.weights();
            Chunk g = place.gradient();
            Chunk m = place.get(M);
            Chunk v = place.get(V);
            m.mix(beta1, 1 - beta1, g);
            place.keep(M);
            v.mixProduct(beta2, 1 - beta2, g, g);
            place.keep(V);
            Chunk u = direction(place, w, m, v);
            place.addProduct(0, w, w);
            place.addProduct(1, u, u);
        }

        @Override
        public boolean decide(double weights, double steps) {
            trust = weights > 0 && steps > 0 ? Math.sqrt(weights) / Math.sqrt(steps) : 1;
            return true;
        }

        @Override
        public void apply(Place place) {
            Chunk w = place.weights();
            w.mix(1, -eta * trust, direction(place, w, place.get(M), place.get(V)));
        }

        private Chunk direction(Place place, Chunk w, Chunk m, Chunk v) {
            Chunk u = place.spare(0);
            u.set(w);
            u.scale(weightDecay, 0);
            u.descend(-1 / mean, m, v, root, eps);
            return u;
        }
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
