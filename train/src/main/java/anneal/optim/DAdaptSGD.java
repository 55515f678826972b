package anneal.optim;

import anneal.describe.About;
import anneal.schedule.RateUse;

/**
 * Stochastic gradient descent with D-Adaptation: the distance to the solution is estimated from below on the way, and
 * with it the rate.
 *
 * <pre>{@code
 * g = g + weightDecay * w
 * h = D * eta / |first g|                      from D = d0
 * q = q + h * sum(g * s)
 * s = s + h * g                                summed over all weights of the model in q and |s|
 * D = max(D, min(2 q / |s|, D * growthRate))
 * w = momentum * w + (1 - momentum) * (w0 - s) w0 the first weights
 * }</pre>
 *
 * <p>The rate given multiplies the rate that is found: 1 is meant, or a schedule that starts at 1 and falls. An
 * update at the rate 0 changes nothing, not even what is remembered. All weights of a model share one distance {@code
 * D}, so the sums go over the whole model.
 *
 * @param momentum share of the weights that is kept, in [0, 1)
 * @param weightDecay strength of the pull to zero, at least 0
 * @param d0 the first guess of the distance, above 0
 * @param growthRate how many times larger the distance may get in one update, at least 1, also infinite
 * @see <a href="https://arxiv.org/abs/2301.07733">Defazio and Mishchenko, Learning-rate-free learning by
 *     D-Adaptation, 2023, algorithm 4</a>, in the form of the authors' package dadaptation, where {@code |first g|}
 *     is without weight decay
 */
@About("gradient descent that finds its own rate by D-Adaptation; wants the rate 1")
public record DAdaptSGD(double momentum, double weightDecay, double d0, double growthRate) implements Optimizer {

    public DAdaptSGD {
        Settings.share("momentum", momentum);
        Settings.notNegative("weightDecay", weightDecay);
        Settings.positive("d0", d0);
        Settings.growth("growthRate", growthRate);
    }

    /** No momentum, no weight decay, {@code d0 = 1e-6}, free growth. */
    public DAdaptSGD() {
        this(0, 0, 1e-6, Double.POSITIVE_INFINITY);
    }

    public DAdaptSGD withMomentum(double momentum) {
        return new DAdaptSGD(momentum, weightDecay, d0, growthRate);
    }

    public DAdaptSGD withWeightDecay(double weightDecay) {
        return new DAdaptSGD(momentum, weightDecay, d0, growthRate);
    }

    public DAdaptSGD withD0(double d0) {
        return new DAdaptSGD(momentum, weightDecay, d0, growthRate);
    }

    public DAdaptSGD withGrowthRate(double growthRate) {
        return new DAdaptSGD(momentum, weightDecay, d0, growthRate);
    }

    @Override
    public Reach reach() {
        return Reach.MODEL;
    }

    @Override
    public RateUse rateUse() {
        return RateUse.FINDS_ITS_OWN;
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        return new TwoPass(
                Chunks.of(weights, crew, 2),
                new Formulas<>(this, new double[] {d0, 0, 0}, (rule, kept) -> rule.new Adapted(kept)));
    }

    private final class Adapted implements TwoPass.Formula {
        private static final int START = 0;
        private static final int S = 1;

        /** The distance, the numerator of its estimate, and the first gradient's size, 0 until there is one. */
        private final double[] kept;

        private boolean first;
        private double rate;
        private double step;

        Adapted(double[] kept) {
            this.kept = kept;
        }

        @Override
        public boolean begin(double eta) {
            first = kept[2] == 0;
            rate = eta;
            step = first ? 0 : kept[0] * rate / kept[2];
            return eta > 0;
        }

        @Override
        public void survey(Place place) {
            Chunk w = place.weights();
            Chunk g = place.gradient();
            if (first) {
                surveyFirst(place, w, g);
                return;
            }
            Chunk s = place.get(S);
            Decay.apply(weightDecay, w, g);
            place.addProduct(0, g, s);
            s.mix(1, step, g);
            place.keep(S);
            place.addProduct(1, s, s);
        }

        /** At the first update {@code h} is not known yet, and {@code s} is the gradient for now. */
        private void surveyFirst(Place place, Chunk w, Chunk g) {
            place.room(START).set(w);
            place.keep(START);
            place.addProduct(1, g, g);
            Decay.apply(weightDecay, w, g);
            place.room(S).set(g);
            place.keep(S);
        }

        /** At the first update {@code s} is still zero, and its size after it follows from the first gradient's. */
        @Override
        public boolean decide(double products, double squares) {
            if (first) {
                kept[2] = Math.sqrt(squares);
                step = kept[0] * rate / kept[2];
                return squares > 0;
            }
            if (squares == 0) {
                return false;
            }
            kept[1] += step * products;
            double estimate = 2 * kept[1] / Math.sqrt(squares);
            kept[0] = Math.max(kept[0], Math.min(estimate, kept[0] * growthRate));
            return true;
        }

        @Override
        public void apply(Place place) {
            Chunk w = place.weights();
            Chunk s = place.get(S);
            if (first) {
                s.scale(step, 0);
                place.keep(S);
            }
            w.mix(momentum, 1 - momentum, place.get(START));
            w.mix(1, momentum - 1, s);
        }
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
