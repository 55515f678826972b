package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;
import java.util.List;

/**
 * A schedule that stops at a step, {@code schedule.at(min(t, at))}.
 *
 * @param schedule what is read
 * @param at the last step that is read, at least 0; its rate is held for ever after
 */
@About("`schedule` until step `at`, and its rate there for ever after.")
@Formula("schedule")
public record Frozen(Schedule schedule, long at) implements Schedule {

    public Frozen {
        Require.that(at >= 0, "at must be >= 0", at);
    }

    @Override
    public double at(long step) {
        return schedule.at(Math.min(step, at));
    }

    @Override
    public double atTime(double time) {
        return time < at ? schedule.atTime(time) : schedule.at(at);
    }

    @Override
    public Trend trend() {
        return schedule.trend();
    }

    @Override
    public long nextChange(long step) {
        long change = schedule.nextChange(step);
        return change > at ? NEVER : change;
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(Reading.of("schedule", schedule, Math.min(step, at)));
    }
}
