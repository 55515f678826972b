package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;

/**
 * One rate for ever.
 *
 * @param value the rate, finite and not negative
 */
@About("`value` for ever.")
@Formula("value")
public record Constant(double value) implements Schedule {

    public Constant {
        Require.rate("value", value);
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
