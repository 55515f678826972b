package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;

/**
 * Inverse time decay, {@code from / (1 + rate t / period)}: the oldest schedule of stochastic approximation.
 *
 * <p>{@code held(period)} makes a staircase of it. With a rate and a period of 1 it is {@code from / n} for the n-th
 * update, counted from 1.
 *
 * @param from the rate at step 0, finite and not negative
 * @param rate how much the divisor grows in a period, finite and not negative
 * @param period updates in which it grows so, at least 1
 * @see <a href="https://doi.org/10.1214/aoms/1177729586">Robbins and Monro, 1951</a>
 */
@About("Falls from `from` as one over `1 + rate t / period`.")
@Formula("from / (1 + rate * t / period)")
public record InverseTime(
        double from, double rate, @Default("1") long period) implements Schedule {

    public InverseTime {
        Require.rate("from", from);
        Require.rate("rate", rate);
        Require.atLeastOne("period", period);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return atTime((double) step);
    }

    @Override
    public double atTime(double time) {
        return from / (1 + rate * (time / period));
    }

    @Override
    public Trend trend() {
        return Trend.FALLING;
    }
}
