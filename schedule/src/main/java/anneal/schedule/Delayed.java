package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;
import java.util.List;

/**
 * A schedule begun later, {@code schedule.at(max(0, t - by))}.
 *
 * @param schedule what is read
 * @param by updates of delay, at least 1
 */
@About("`schedule` begun `by` updates later; its first rate until then.")
@Formula("schedule")
public record Delayed(Schedule schedule, long by) implements Schedule {

    public Delayed {
        Require.atLeastOne("by", by);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return schedule.at(Math.max(0, step - by));
    }

    @Override
    public double atTime(double time) {
        return schedule.atTime(Math.max(0, time - by));
    }

    @Override
    public Trend trend() {
        return schedule.trend();
    }

    @Override
    public long nextChange(long step) {
        return Change.plus(by, schedule.nextChange(Math.max(0, step - by)));
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(Reading.of("schedule", schedule, Math.max(0, step - by)));
    }
}
