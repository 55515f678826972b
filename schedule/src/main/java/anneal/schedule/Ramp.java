package anneal.schedule;

import anneal.describe.Formula;

/**
 * A phase that travels from one value to another.
 *
 * <p>{@code at(0) == from} and {@code at(steps) == to}, bit for bit; in between {@code curve.between(from, to, t / steps)}.
 *
 * @param from the rate at step 0, finite and not negative
 * @param to the rate from step {@code steps} on, finite and not negative
 * @param steps updates from one to the other, at least 1
 * @param curve the way
 */
@Formula("curve")
public record Ramp(double from, double to, long steps, Curve curve) implements Phase {

    public Ramp {
        Require.rate("from", from);
        Require.rate("to", to);
        Require.atLeastOne("steps", steps);
        curve.check(from, to);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        if (step == 0) {
            return from;
        }
        return step >= steps ? to : curve.between(from, to, (double) step / steps);
    }

    @Override
    public double atTime(double time) {
        if (time <= 0) {
            return from;
        }
        return time >= steps ? to : curve.between(from, to, time / steps);
    }

    @Override
    public Trend trend() {
        return curve.oneWay() ? Trend.between(from, to) : Trend.ANY;
    }

    @Override
    public long nextChange(long step) {
        return step >= steps ? NEVER : Phase.super.nextChange(step);
    }
}
