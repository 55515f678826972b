package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;

/**
 * Inverse square root decay, {@code peak / sqrt((t + timescale) / timescale)}, so that {@code at(0) == peak}.
 *
 * <p>With a timescale of 1 this is {@code peak / sqrt(n)} for the n-th update, counted from 1. With a linear warm-up of W
 * updates in front and a timescale of W it is the Transformer's schedule. It falls for ever and has no horizon.
 *
 * @param peak the rate at step 0, finite and not negative
 * @param timescale updates until the rate has fallen by the factor sqrt(2), at least 1
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., 2017, equation 3</a>
 */
@About("Falls from `peak` as one over the square root of time; halved after three `timescale`s.")
@Formula("peak / sqrt((t + timescale) / timescale)")
public record InverseSqrt(double peak, @Default("1") long timescale) implements Schedule {

    public InverseSqrt {
        Require.rate("peak", peak);
        Require.atLeastOne("timescale", timescale);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return atTime((double) step);
    }

    @Override
    public double atTime(double time) {
        return peak / Math.sqrt((time + timescale) / timescale);
    }

    @Override
    public Trend trend() {
        return Trend.FALLING;
    }
}
