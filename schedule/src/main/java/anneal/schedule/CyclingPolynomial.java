package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;

/**
 * A polynomial whose horizon moves away each time it is reached, {@code to + (from - to) (1 - t / h)^power} with
 * {@code h = steps max(1, ceil(t / steps))}: at every multiple of {@code steps} the rate is {@code to}, and then it jumps up,
 * less high each time.
 *
 * @param from the rate at step 0, finite and not negative
 * @param to the rate at each multiple of {@code steps}, finite and not negative
 * @param steps updates in a cycle, at least 1
 * @param power finite and above 0
 */
@About("A polynomial from `from` to `to` whose horizon moves on by `steps` each time it is reached.")
@Formula("to + (from - to) * (1 - t / (steps * max(1, ceil(t / steps))))^power")
public record CyclingPolynomial(
        double from, double to, long steps, @Default("1") double power) implements Schedule {

    public CyclingPolynomial {
        Require.rate("from", from);
        Require.rate("to", to);
        Require.atLeastOne("steps", steps);
        Require.positive("power", power);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return step > 0 && step % steps == 0 ? to : atTime((double) step);
    }

    @Override
    public double atTime(double time) {
        double horizon = steps * Math.max(1, Math.ceil(time / steps));
        return to + (from - to) * Math.pow(Math.max(0, 1 - time / horizon), power);
    }
}
