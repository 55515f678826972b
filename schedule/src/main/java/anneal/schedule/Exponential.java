package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;

/**
 * Exponential decay, {@code from * gamma^(t / period)}.
 *
 * <p>{@code held(period)} makes a staircase of it, {@code atLeast(floor)} stops it; {@link Recipes#decay} does both.
 *
 * @param from the rate at step 0, finite and not negative
 * @param gamma the factor of one period, in (0, 1]
 * @param period updates in which the rate falls by {@code gamma}, at least 1
 */
@About("Falls smoothly from `from` by the factor `gamma` in every `period`.")
@Formula("from * gamma^(t / period)")
public record Exponential(
        double from, double gamma, @Default("1") long period) implements Schedule {

    public Exponential {
        Require.rate("from", from);
        Require.fraction("gamma", gamma);
        Require.atLeastOne("period", period);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return atTime((double) step);
    }

    @Override
    public double atTime(double time) {
        return from * Math.pow(gamma, time / period);
    }

    @Override
    public Trend trend() {
        return Trend.FALLING;
    }
}
