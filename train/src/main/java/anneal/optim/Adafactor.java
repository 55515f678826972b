package anneal.optim;

import anneal.describe.About;

/**
 * Adafactor: Adam without the mean gradient, whose mean squares of a matrix are kept as one number for each row and
 * column.
 *
 * <pre>{@code
 * c = t^beta2Decay
 * a = max(eps2, rms(w)) * min(eta, 1 / sqrt(t))
 * w = w - eta * weightDecay * w
 * R = R + c * (mean of g^2 over each row - R)
 * C = C + c * (mean of g^2 over each column - C)
 * V = R C / max(mean(R), eps1)                 vectors:  V = V + c * (g^2 - V)
 * u = g / max(sqrt(V), eps1)
 * w = w - a * u / max(1, rms(u) / d)
 * }</pre>
 *
 * <p>A layer's weights are a matrix, its biases a vector.
 *
 * @param beta2Decay power of {@code t} at which the mean squares take in new ones, at most 0
 * @param eps1 the least root mean square, at least 0; with 0 it is the distance from 1 to the next number in the
 *     precision of the weights, as in PyTorch
 * @param eps2 the least size of the weights that the step is scaled to, at least 0
 * @param d the root mean square above which a step is cut down to it, at least 1
 * @param weightDecay strength of the pull to zero, at least 0
 * @see <a href="https://arxiv.org/abs/1804.04235">Shazeer and Stern, 2018, algorithms 4 to 6</a>, in the form of <a
 *     href="https://docs.pytorch.org/docs/stable/generated/torch.optim.Adafactor.html">torch.optim.Adafactor</a>
 */
@About(
        "Adam in little memory: mean squares by row and column of a matrix; steps scaled to the weights, at most 1/sqrt(t)")
public record Adafactor(double beta2Decay, double eps1, double eps2, double d, double weightDecay)
        implements Optimizer {

    public Adafactor {
        if (!(beta2Decay <= 0 && beta2Decay > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException("beta2Decay must be finite and <= 0, but was " + beta2Decay);
        }
        Settings.notNegative("eps1", eps1);
        Settings.notNegative("eps2", eps2);
        Settings.growth("d", d);
        Settings.notNegative("weightDecay", weightDecay);
    }

    /** {@code beta2Decay = -0.8}, {@code eps1} of the precision, {@code eps2 = 1e-3}, {@code d = 1}, no weight decay. */
    public Adafactor() {
        this(-0.8, 0, 1e-3, 1, 0);
    }

    public Adafactor withBeta2Decay(double beta2Decay) {
        return new Adafactor(beta2Decay, eps1, eps2, d, weightDecay);
    }

    public Adafactor withEps(double eps1, double eps2) {
        return new Adafactor(beta2Decay, eps1, eps2, d, weightDecay);
    }

    public Adafactor withD(double d) {
        return new Adafactor(beta2Decay, eps1, eps2, d, weightDecay);
    }

    public Adafactor withWeightDecay(double weightDecay) {
        return new Adafactor(beta2Decay, eps1, eps2, d, weightDecay);
    }

    @Override
    public Reach reach() {
        return Reach.TENSOR;
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        double floor = eps1 == 0 ? weights.numbers().epsilon() : eps1;
        if (weights.isMatrix()) {
            return new Factored(this, weights, crew, floor);
        }
        int size = weights.numbers().size();
        return new TwoPass(
                Chunks.withScratch(weights, crew, 1),
                new Formulas<>(this, new double[] {0}, (rule, t) -> rule.new Unfactored(size, floor, t)));
    }

    /** {@code c} of update {@code t}. */
    double take(double t) {
        return Math.pow(t, beta2Decay);
    }

    /** What {@code u} is multiplied by in update {@code t}, with the sums of the squares of {@code w} and {@code u}. */
    double step(double t, double eta, double weights, double directions, int size) {
        double scale = Math.max(eps2, Math.sqrt(weights) / Math.sqrt(size));
        return scale * Math.min(eta, 1 / Math.sqrt(t)) / Math.max(1, Math.sqrt(directions) / (Math.sqrt(size) * d));
    }

    private final class Unfactored implements TwoPass.Formula {
        private static final int V = 0;
        private static final int U = 1;

        private final int size;
        private final double floor;
        private final double[] t;
        private double eta;
        private double step;

        Unfactored(int size, double floor, double[] t) {
            this.size = size;
            this.floor = floor;
            this.t = t;
        }

        @Override
        public boolean begin(double rate) {
            eta = rate;
            t[0]++;
            return true;
        }

        @Override
        public void survey(Place place) {
            Chunk w = place.weights();
            Chunk g = place.gradient();
            Chunk v = place.get(V);
            double take = take(t[0]);
            v.mixProduct(1 - take, take, g, g);
            place.keep(V);
            Chunk u = place.room(U);
            u.set(g);
            divide(u, v, floor);
            place.keep(U);
            place.addProduct(0, w, w);
            place.addProduct(1, u, u);
        }

        @Override
        public boolean decide(double weights, double directions) {
            step = step(t[0], eta, weights, directions, size);
            return true;
        }

        @Override
        public void apply(Place place) {
            place.weights().mix(1 - eta * weightDecay, -step, place.get(U));
        }
    }

    /** {@code u = u / max(sqrt(V), floor)}; {@code V} is lost. */
    static void divide(Chunk u, Chunk v, double floor) {
        v.root();
        v.raise(floor);
        u.divide(v);
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
