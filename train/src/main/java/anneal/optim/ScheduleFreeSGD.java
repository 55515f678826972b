package anneal.optim;

import anneal.describe.About;
import anneal.schedule.RateUse;

/**
 * Schedule-free stochastic gradient descent: an average of the weights does what the fall of a rate would do.
 *
 * <pre>{@code
 * g = g + weightDecay * y
 * c = t^r * (largest eta so far)^weightLrPower, as a share of the sum of these up to now
 * x = (1 - c) * x + c * (z - eta * g)
 * z = z - eta * g
 * y = (1 - momentum) * z + momentum * x        x = y = z = w at the start
 * }</pre>
 *
 * <p>The gradient is taken at {@code y}, the weights while training; an evaluation sees the average {@code x}.
 * Averaging replaces the fall of the rate: give it a constant rate after a warm-up, and no schedule that falls.
 *
 * @param momentum weight of the average in the point where the gradient is taken, in (0, 1)
 * @param weightDecay strength of the pull to zero, at least 0
 * @param r power of the update's number in its share of the average, at least 0
 * @param weightLrPower power of the largest rate so far in an update's share of the average, at least 0
 * @see <a href="https://arxiv.org/abs/2405.15682">Defazio et al., The road less scheduled, 2024, equations 4 to
 *     6</a>, in the form of the authors' package schedulefree, whose {@code warmup_steps} belongs into the schedule
 *     here
 */
@About("gradient descent that averages its weights instead of lowering its rate; wants a constant rate")
public record ScheduleFreeSGD(double momentum, double weightDecay, double r, double weightLrPower)
        implements Optimizer {

    public ScheduleFreeSGD {
        Settings.within("momentum", momentum);
        Settings.notNegative("weightDecay", weightDecay);
        Settings.notNegative("r", r);
        Settings.notNegative("weightLrPower", weightLrPower);
    }

    /** {@code momentum = 0.9}, no weight decay, {@code r = 0}, {@code weightLrPower = 2}. */
    public ScheduleFreeSGD() {
        this(0.9, 0, 0, 2);
    }

    public ScheduleFreeSGD withMomentum(double momentum) {
        return new ScheduleFreeSGD(momentum, weightDecay, r, weightLrPower);
    }

    public ScheduleFreeSGD withWeightDecay(double weightDecay) {
        return new ScheduleFreeSGD(momentum, weightDecay, r, weightLrPower);
    }

    public ScheduleFreeSGD withR(double r) {
        return new ScheduleFreeSGD(momentum, weightDecay, r, weightLrPower);
    }

    public ScheduleFreeSGD withWeightLrPower(double weightLrPower) {
        return new ScheduleFreeSGD(momentum, weightDecay, r, weightLrPower);
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
                Chunks.of(weights, crew, 1),
                new Formulas<>(this, new double[] {0, 0}, (rule, kept) -> rule.new Averaged(kept)));
    }

    private final class Averaged implements Elementwise.Averaging {
        private final ScheduleFree average;

        Averaged(double[] kept) {
            average = new ScheduleFree(momentum, r, weightLrPower, kept);
        }

        @Override
        public void begin(long t, double eta) {
            average.begin(t, eta);
        }

        @Override
        public void apply(long t, double eta, Chunk y, Chunk g, Chunk[] m) {
            Decay.apply(weightDecay, y, g);
            average.move(t, eta, y, g, m[0]);
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
