package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;

/**
 * A phase of one unchanging rate.
 *
 * @param value the rate, finite and not negative
 * @param steps updates, at least 1
 */
@About("`value` for `steps` updates, to be followed by something else.")
@Formula("value")
public record Hold(double value, long steps) implements Phase {

    public Hold {
        Require.rate("value", value);
        Require.atLeastOne("steps", steps);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return value;
    }

    @Override
    public Trend trend() {
        return Trend.STILL;
    }
}
