package anneal.schedule;

import anneal.describe.About;

/**
 * A schedule with every rate multiplied by a factor.
 *
 * @param schedule what is scaled
 * @param factor finite and not negative
 */
@About("`schedule` with every rate multiplied by `factor`.")
public record Scaled(Schedule schedule, double factor) implements Schedule {

    public Scaled {
        Require.rate("factor", factor);
    }

    @Override
    public double at(long step) {
        return schedule.at(step) * factor;
    }
}
