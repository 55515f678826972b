package anneal.optim;

import anneal.describe.About;
import anneal.schedule.RateUse;

/**
 * Adam with D-Adaptation: the distance to the solution is estimated from below on the way, and with it the rate.
 *
 * <pre>{@code
 * g = g + weightDecay * w                      decoupled instead:  w = w - h * weightDecay * w
 * h = D * eta                                  from D = d0; times sqrt(1 - beta2^t) / (1 - beta1^t) if corrected
 * a = sum(g * s / (sqrt(v) + eps))             over all weights of the model, as in sum|s|
 * m = beta1 * m + (1 - beta1) * h * g
 * v = beta2 * v + (1 - beta2) * g^2
 * b = sqrt(beta2)
 * s = b * s + (1 - b) * h * g
 * q = b * q + (1 - b) * h * a
 * D = max(D, min(q / ((1 - b) sum|s|), D * growthRate))
 * w = w - m / (sqrt(v) + eps)
 * }</pre>
 *
 * <p>The rate given multiplies the rate that is found: 1 is meant, or a schedule that starts at 1 and falls. An
 * update at the rate 0 changes nothing, not even what is remembered. All weights of a model share one distance {@code
 * D}, so the sums go over the whole model.
 *
 * @param beta1 share of the mean gradient that is kept, in [0, 1)
 * @param beta2 share of the mean square that is kept, in [0, 1)
 * @param eps keeps the division finite, at least 0
 * @param weightDecay strength of the pull to zero, through the gradient unless decoupled, at least 0
 * @param decouple whether weight decay acts on the weights themselves, as in AdamW
 * @param useBiasCorrection whether Adam's correction for its start from zero is made
 * @param d0 the first guess of the distance, above 0
 * @param growthRate how many times larger the distance may get in one update, at least 1, also infinite
 * @see <a href="https://arxiv.org/abs/2301.07733">Defazio and Mishchenko, Learning-rate-free learning by
 *     D-Adaptation, 2023, algorithm 5</a>, in the form of the authors' package dadaptation
 */
@About("Adam that finds its own rate by D-Adaptation; wants the rate 1")
public record DAdaptAdam(
        double beta1,
        double beta2,
        double eps,
        double weightDecay,
        boolean decouple,
        boolean useBiasCorrection,
        double d0,
        double growthRate)
        implements Optimizer {

    public DAdaptAdam {
        Settings.share("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.notNegative("eps", eps);
        Settings.notNegative("weightDecay", weightDecay);
        Settings.positive("d0", d0);
        Settings.growth("growthRate", growthRate);
    }

    /**
     * {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code eps = 1e-8}, no weight decay, {@code d0 = 1e-6}, free
     * growth.
     */
    public DAdaptAdam() {
        this(0.9, 0.999, 1e-8, 0, false, false, 1e-6, Double.POSITIVE_INFINITY);
    }

    public DAdaptAdam withBetas(double beta1, double beta2) {
        return new DAdaptAdam(beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, d0, growthRate);
    }

    public DAdaptAdam withEps(double eps) {
        return new DAdaptAdam(beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, d0, growthRate);
    }

    public DAdaptAdam withWeightDecay(double weightDecay) {
        return new DAdaptAdam(beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, d0, growthRate);
    }

    /** The same rule, its weight decay apart from the gradient. */
    public DAdaptAdam withDecouple() {
        return new DAdaptAdam(beta1, beta2, eps, weightDecay, true, useBiasCorrection, d0, growthRate);
    }

    /** The same rule, corrected for its start from zero. */
    public DAdaptAdam withUseBiasCorrection() {
        return new DAdaptAdam(beta1, beta2, eps, weightDecay, decouple, true, d0, growthRate);
    }

    public DAdaptAdam withD0(double d0) {
        return new DAdaptAdam(beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, d0, growthRate);
    }

    public DAdaptAdam withGrowthRate(double growthRate) {
        return new DAdaptAdam(beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, d0, growthRate);
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
                Chunks.of(weights, crew, 3),
                new Formulas<>(this, new double[] {d0, 0, 0}, (rule, kept) -> rule.new Adapted(kept)));
    }

    private final class Adapted implements TwoPass.Formula {
        private static final int M = 0;
        private static final int V = 1;
        private static final int S = 2;

        /** The distance, the numerator of its estimate, and how many updates were made. */
        private final double[] kept;

        private double step;

        Adapted(double[] kept) {
            this.kept = kept;
        }

        @Override
        public boolean begin(double eta) {
            step = kept[0] * eta * (useBiasCorrection ? Settings.correction(beta1, beta2, kept[2] + 1) : 1);
            return eta > 0;
        }

        @Override
        public void survey(Place place) {
            Chunk g = place.gradient();
            Chunk m = place.get(M);
            Chunk v = place.get(V);
            Chunk s = place.get(S);
            Chunk spare = place.spare(0);
            if (!decouple && weightDecay > 0) {
                Decay.apply(weightDecay, place.weights(), g);
            }
            spare.set(g);
            spare.fill(0);
            spare.descend(-1, g, v, 1, eps);
            place.addProduct(0, spare, s);
            double root = Math.sqrt(beta2);
            m.mix(beta1, step * (1 - beta1), g);
            place.keep(M);
            v.mixProduct(beta2, 1 - beta2, g, g);
            place.keep(V);
            s.mix(root, step * (1 - root), g);
            place.keep(S);
            s.abs();
            place.add(1, s);
        }

        @Override
        public boolean decide(double products, double sizes) {
            if (sizes == 0) {
                return false;
            }
            double root = Math.sqrt(beta2);
            kept[1] = root * kept[1] + (1 - root) * step * products;
            double estimate = kept[1] / ((1 - root) * sizes);
            kept[0] = Math.max(kept[0], Math.min(estimate, kept[0] * growthRate));
            kept[2]++;
            return true;
        }

        @Override
        public void apply(Place place) {
            Chunk w = place.weights();
            w.scale(decouple ? 1 - weightDecay * step : 1, 0);
            w.descend(1, place.get(M), place.get(V), 1, eps);
        }
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
