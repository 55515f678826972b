package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;

/**
 * A warm-up as a multiplier, {@code 1 - e^(-(t + 1) / tau)}, to be multiplied with any schedule.
 *
 * @param tau updates after which about 63 % are reached, finite and above 0
 * @see <a href="https://arxiv.org/abs/1910.04209">Ma and Yarats, 2019</a>
 */
@About("An exponential approach to 1 with the time constant `tau`, as a multiplier.")
@Formula("1 - exp(-(t + 1) / tau)")
public record ExponentialWarmUp(double tau) implements Schedule {

    public ExponentialWarmUp {
        Require.positive("tau", tau);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return atTime((double) step);
    }

    @Override
    public double atTime(double time) {
        return -Math.expm1(-(time + 1) / tau);
    }

    @Override
    public Trend trend() {
        return Trend.RISING;
    }
}
