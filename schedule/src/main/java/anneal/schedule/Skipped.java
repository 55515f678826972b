package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;
import java.util.List;

/**
 * A schedule without its beginning, {@code schedule.at(t + by)}.
 *
 * @param schedule what is read
 * @param by updates that are left out, at least 1
 */
@About("`schedule` from its step `by` on.")
@Formula("schedule")
public record Skipped(Schedule schedule, long by) implements Schedule {

    public Skipped {
        Require.atLeastOne("by", by);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return schedule.at(Change.plus(step, by));
    }

    @Override
    public double atTime(double time) {
        return schedule.atTime(time + by);
    }

    @Override
    public Trend trend() {
        return schedule.trend();
    }

    @Override
    public long nextChange(long step) {
        long change = schedule.nextChange(Change.plus(step, by));
        return change == NEVER ? NEVER : change - by;
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(Reading.of("schedule", schedule, Change.plus(step, by)));
    }
}
