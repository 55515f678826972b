package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;
import java.util.List;

/**
 * A schedule with a floor, {@code max(schedule.at(t), floor)}.
 *
 * @param schedule what is read
 * @param floor the least rate, finite and not negative
 */
@About("`schedule`, but never below `floor`.")
@Formula("max(schedule, floor)")
public record AtLeast(Schedule schedule, double floor) implements Schedule {

    public AtLeast {
        Require.rate("floor", floor);
    }

    @Override
    public double at(long step) {
        return Math.max(schedule.at(step), floor);
    }

    @Override
    public double atTime(double time) {
        return Math.max(schedule.atTime(time), floor);
    }

    @Override
    public Trend trend() {
        return schedule.trend();
    }

    @Override
    public long nextChange(long step) {
        return trend() == Trend.ANY ? schedule.nextChange(step) : Change.ofOneWay(this, step);
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(Reading.of("schedule", schedule, step));
    }
}
