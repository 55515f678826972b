package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;

/**
 * A warm-up as a multiplier, {@code min(1, (t + 1) / tau)}, to be multiplied with any schedule.
 *
 * @param tau updates to 1, at least 1; it need not be whole
 * @see <a href="https://arxiv.org/abs/1910.04209">Ma and Yarats, 2019</a>
 */
@About("A straight line up to 1 in `tau` updates, as a multiplier.")
@Formula("min(1, (t + 1) / tau)")
public record LinearWarmUp(double tau) implements Schedule {

    public LinearWarmUp {
        Require.that(tau >= 1 && tau < Double.POSITIVE_INFINITY, "tau must be finite and >= 1", tau);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return atTime((double) step);
    }

    @Override
    public double atTime(double time) {
        return Math.min(1, (time + 1) / tau);
    }

    @Override
    public Trend trend() {
        return Trend.RISING;
    }
}
