package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;
import java.util.List;

/**
 * A schedule with a cap, {@code min(schedule.at(t), cap)}.
 *
 * @param schedule what is read
 * @param cap the greatest rate, finite and not negative
 */
@About("`schedule`, but never above `cap`.")
@Formula("min(schedule, cap)")
public record AtMost(Schedule schedule, double cap) implements Schedule {

    public AtMost {
        Require.rate("cap", cap);
    }

    @Override
    public double at(long step) {
        return Math.min(schedule.at(step), cap);
    }

    @Override
    public double atTime(double time) {
        return Math.min(schedule.atTime(time), cap);
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
