package anneal.optim;

import anneal.describe.About;
import anneal.schedule.RateUse;

/**
 * Schedule-free AdamW: an average of the weights does what the fall of a rate would do.
 *
 * <pre>{@code
 * v = beta2 * v + (1 - beta2) * g^2
 * d = g / (sqrt(v / (1 - beta2^t)) + eps) + weightDecay * y
 * c = t^r * (largest eta so far)^weightLrPower, as a share of the sum of these up to now
 * x = (1 - c) * x + c * (z - eta * d)
 * z = z - eta * d
 * y = (1 - beta1) * z + beta1 * x              x = y = z = w at the start
 * }</pre>
 *
 * <p>The gradient is taken at {@code y}, the weights while training; an evaluation sees the average {@code x}.
 * Averaging replaces the fall of the rate: give it a constant rate after a warm-up, and no schedule that falls.
 *
 * @param beta1 weight of the average in the point where the gradient is taken, in (0, 1)
 * @param beta2 share of the mean square that is kept, in [0, 1)
 * @param eps keeps the division finite, at least 0
 * @param weightDecay strength of the pull to zero, at least 0
 * @param r power of the update's number in its share of the average, at least 0
 * @param weightLrPower power of the largest rate so far in an update's share of the average, at least 0
 * @see <a href="https://arxiv.org/abs/2405.15682">Defazio et al., The road less scheduled, 2024, algorithm 1</a>, in
 *     the form of the authors' package schedulefree, whose {@code warmup_steps} belongs into the schedule here
 */
@About("AdamW that averages its weights instead of lowering its rate; wants a constant rate after a warm-up")
public record ScheduleFreeAdamW(
        double beta1, double beta2, double eps, double weightDecay, double r, double weightLrPower)
        implements Optimizer {

    public ScheduleFreeAdamW {
        Settings.within("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.notNegative("eps", eps);
        Settings.notNegative("weightDecay", weightDecay);
        Settings.notNegative("r", r);
        Settings.notNegative("weightLrPower", weightLrPower);
    }

    /**
     * {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code eps = 1e-8}, no weight decay, {@code r = 0}, {@code
     * weightLrPower = 2}.
     */
    public ScheduleFreeAdamW() {
        this(0.9, 0.999, 1e-8, 0, 0, 2);
    }

    public ScheduleFreeAdamW withBetas(double beta1, double beta2) {
        return new ScheduleFreeAdamW(beta1, beta2, eps, weightDecay, r, weightLrPower);
    }

    public ScheduleFreeAdamW withEps(double eps) {
        return new ScheduleFreeAdamW(beta1, beta2, eps, weightDecay, r, weightLrPower);
    }

    public ScheduleFreeAdamW withWeightDecay(double weightDecay) {
        return new ScheduleFreeAdamW(beta1, beta2, eps, weightDecay, r, weightLrPower);
    }

    public ScheduleFreeAdamW withR(double r) {
        return new ScheduleFreeAdamW(beta1, beta2, eps, weightDecay, r, weightLrPower);
    }

    public ScheduleFreeAdamW withWeightLrPower(double weightLrPower) {
        return new ScheduleFreeAdamW(beta1, beta2, eps, weightDecay, r, weightLrPower);
    }

    @Override
    public RateUse rateUse() {
        return RateUse.NO_SCHEDULE;
    }

    @Override
    public boolean averages() {
        return true;
    }

    @Override
    public Memory start(Tensor weights, Crew crew) {
        return new Elementwise(
                Chunks.of(weights, crew, 2),
                new Formulas<>(this, new double[] {0, 0}, (rule, kept) -> rule.new Averaged(kept)));
    }

    private final class Averaged implements Elementwise.Averaging {
        private final ScheduleFree average;

        Averaged(double[] kept) {
            average = new ScheduleFree(beta1, r, weightLrPower, kept);
        }

        @Override
        public void begin(long t, double eta) {
            average.begin(t, eta);
        }

        @Override
        public void apply(long t, double eta, Chunk y, Chunk g, Chunk[] m) {
            Chunk v = m[1];
            Chunk d = m[2];
            v.mixProduct(beta2, 1 - beta2, g, g);
            d.set(y);
            d.scale(weightDecay, 0);
            d.descend(-1, g, v, Math.sqrt(1 - Math.pow(beta2, (double) t)), eps);
            average.move(t, eta, y, d, m[0]);
        }

        @Override
        public void evaluate(Chunk y, Chunk[] m) {
            average.evaluate(y, m[0]);
        }
    }

    @Override
    public String toString() {
        return OptimizerText.print(this);
    }
}
