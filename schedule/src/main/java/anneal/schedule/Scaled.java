package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;
import java.util.List;

/**
 * A schedule with every rate multiplied by a factor.
 *
 * @param schedule what is scaled
 * @param factor finite and not negative
 */
@About("`schedule` with every rate multiplied by `factor`, usually written `factor * schedule`.")
@Formula("schedule * factor")
public record Scaled(Schedule schedule, double factor) implements Schedule {

    public Scaled {
        Require.rate("factor", factor);
    }

    @Override
    public double at(long step) {
        return schedule.at(step) * factor;
    }

    @Override
    public double atTime(double time) {
        return schedule.atTime(time) * factor;
    }

    @Override
    public Trend trend() {
        return factor == 0 ? Trend.STILL : schedule.trend();
    }

    @Override
    public long nextChange(long step) {
        return factor == 0 ? NEVER : schedule.nextChange(step);
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(Reading.of("schedule", schedule, step));
    }
}
