package anneal.schedule;

import anneal.describe.About;

/**
 * One rate for ever.
 *
 * @param value the rate, finite and not negative
 */
@About("`value` for ever.")
public record Constant(double value) implements Schedule {

    public Constant {
        Require.rate("value", value);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return value;
    }
}
