package anneal.optim;

import anneal.describe.About;
import anneal.schedule.RateUse;

/**
 * Prodigy: Adam whose rate grows with an estimate of the distance to the solution, made on the way.
 *
 * <pre>{@code
 * g = g + weightDecay * w                      only if not decoupled
 * h = D * eta                                  from D = d0; times sqrt(1 - beta2^t) / (1 - beta1^t) if corrected
 * b = sqrt(beta2)
 * q = b * q + D / d0 * h * sum(g * (w0 - w))   over all weights of the model, as in sum|s|; w0 the first weights
 * m = beta1 * m + (1 - beta1) * D * g
 * v = beta2 * v + (1 - beta2) * D^2 * g^2
 * s = b * s + D / d0 * h * g                   with safeguardWarmup  D / d0 * D * g
 * e = dCoef * q / sum|s|
 * D = max(D, e)                                as long as D = d0
 * M = max(M, e)                                from M = d0
 * D = min(M, D * growthRate)
 * w = w - h * weightDecay * w                  if decoupled
 * w = w - h * m / (sqrt(v) + D * eps)          beta1 = 0:  D * g, with this new D, in place of m
 * }</pre>
 *
 * <p>The rate given multiplies the rate that is found: 1 is meant, or a schedule that starts at 1 and falls. An
 * update at the rate 0 changes nothing, not even what is remembered. All weights of a model share one distance {@code
 * D}, so the sums go over the whole model.
 *
 * @param beta1 share of the mean gradient that is kept, in [0, 1)
 * @param beta2 share of the mean square that is kept, in [0, 1)
 * @param eps keeps the division finite, above 0
 * @param weightDecay strength of the pull to zero, at least 0
 * @param decouple whether weight decay acts on the weights themselves, as in AdamW
 * @param useBiasCorrection whether Adam's correction for its start from zero is made
 * @param safeguardWarmup whether the rate is left out of the estimate's denominator, which a warm-up needs
 * @param d0 the first guess of the distance, above 0
 * @param dCoef multiplies the estimate, above 0: what to tune if anything
 * @param growthRate how many times larger the distance may get in one update, at least 1, also infinite
 * @see <a href="https://arxiv.org/abs/2306.06101">Mishchenko and Defazio, Prodigy: an expeditiously adaptive
 *     parameter-free learner, 2024, algorithm 4</a>, in the form of the authors' package prodigyopt
 */
@About("AdamW that finds its own rate; wants the rate 1, or a cosine from 1")
public record Prodigy(
        double beta1,
        double beta2,
        double eps,
        double weightDecay,
        boolean decouple,
        boolean useBiasCorrection,
        boolean safeguardWarmup,
        double d0,
        double dCoef,
        double growthRate)
        implements Optimizer {

    public Prodigy {
        Settings.share("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.positive("eps", eps);
        Settings.notNegative("weightDecay", weightDecay);
        Settings.positive("d0", d0);
        Settings.positive("dCoef", dCoef);
        Settings.growth("growthRate", growthRate);
    }

    /**
     * {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code eps = 1e-8}, no weight decay, no corrections, {@code d0 =
     * 1e-6}, {@code dCoef = 1}, free growth.
     */
    public Prodigy() {
        this(0.9, 0.999, 1e-8, 0, true, false, false, 1e-6, 1, Double.POSITIVE_INFINITY);
    }

    public Prodigy withBetas(double beta1, double beta2) {
        return new Prodigy(
                beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, safeguardWarmup, d0, dCoef, growthRate);
    }

    public Prodigy withEps(double eps) {
        return new Prodigy(
                beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, safeguardWarmup, d0, dCoef, growthRate);
    }

    public Prodigy withWeightDecay(double weightDecay) {
        return new Prodigy(
                beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, safeguardWarmup, d0, dCoef, growthRate);
    }

    /** The same rule, its weight decay through the gradient. */
    public Prodigy withoutDecouple() {
        return new Prodigy(
                beta1, beta2, eps, weightDecay, false, useBiasCorrection, safeguardWarmup, d0, dCoef, growthRate);
    }

    /** The same rule, corrected for its start from zero. */
    public Prodigy withUseBiasCorrection() {
        return new Prodigy(beta1, beta2, eps, weightDecay, decouple, true, safeguardWarmup, d0, dCoef, growthRate);
    }

    /** The same rule, for schedules with a warm-up. */
    public Prodigy withSafeguardWarmup() {
        return new Prodigy(beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, true, d0, dCoef, growthRate);
    }

    public Prodigy withD0(double d0) {
        return new Prodigy(
                beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, safeguardWarmup, d0, dCoef, growthRate);
    }

    public Prodigy withDCoef(double dCoef) {
        return new Prodigy(
                beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, safeguardWarmup, d0, dCoef, growthRate);
    }

    public Prodigy withGrowthRate(double growthRate) {
        return new Prodigy(
                beta1, beta2, eps, weightDecay, decouple, useBiasCorrection, safeguardWarmup, d0, dCoef, growthRate);
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
                Chunks.of(weights, crew, 4),
                new Formulas<>(this, new double[] {d0, d0, 0, 0}, (rule, kept) -> rule.new Adapted(kept)));
    }

    private final class Adapted implements TwoPass.Formula {
        private static final int M = 0;
        private static final int V = 1;
        private static final int S = 2;
        private static final int START = 3;

        /** The distance, its largest estimate, the numerator of the estimate, and how many updates were made. */
        private final double[] kept;

        private boolean first;
        private double before;
        private double distance;
        private double step;

        Adapted(double[] kept) {
            this.kept = kept;
        }

        @Override
        public boolean begin(double eta) {
            first = kept[3] == 0;
            before = kept[0];
            step = before * eta * (useBiasCorrection ? Settings.correction(beta1, beta2, kept[3] + 1) : 1);
            return eta > 0;
        }

        @Override
        public void survey(Place place) {
            Chunk w = place.weights();
            Chunk g = place.gradient();
            if (first) {
                place.room(START).set(w);
                place.keep(START);
            }
            if (!decouple) {
                Decay.apply(weightDecay, w, g);
            }
            Chunk way = place.get(START);
            way.mix(1, -1, w);
            place.addProduct(0, g, way);
            takeMeans(place, g);
        }

        private void takeMeans(Place place, Chunk g) {
            Chunk m = place.get(M);
            Chunk v = place.get(V);
            Chunk s = place.get(S);
            m.mix(beta1, before * (1 - beta1), g);
            place.keep(M);
            v.mixProduct(beta2, before * before * (1 - beta2), g, g);
            place.keep(V);
            s.mix(Math.sqrt(beta2), before / d0 * (safeguardWarmup ? before : step), g);
            place.keep(S);
            s.abs();
            place.add(1, s);
        }

        @Override
        public boolean decide(double products, double sizes) {
            if (sizes == 0) {
                return false;
            }
            kept[2] = Math.sqrt(beta2) * kept[2] + before / d0 * step * products;
            double estimate = dCoef * kept[2] / sizes;
            double least = before == d0 ? Math.max(before, estimate) : before;
            kept[1] = Math.max(kept[1], estimate);
            distance = Math.min(kept[1], least * growthRate);
            kept[0] = distance;
            kept[3]++;
            return true;
        }

        /** With {@code beta1 = 0}, the mean is {@code D * g} with the distance before this update. */
        @Override
        public void apply(Place place) {
            Chunk w = place.weights();
            w.scale(decouple ? 1 - weightDecay * step : 1, 0);
            double mean = beta1 > 0 ? step : step * distance / before;
            w.descend(mean, place.get(M), place.get(V), 1, distance * eps);
        }
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
