package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;
import java.util.List;

/**
 * A schedule on a slower or faster clock: {@code over} of its updates take {@code times}, so it is read at the time
 * {@code t * over / times}.
 *
 * @param schedule what is read
 * @param times updates of the run, at least 1
 * @param over updates of the schedule in them, at least 1
 */
@About("`schedule` slowed down: `over` of its updates take `times`.")
@Formula("schedule")
public record Slowed(
        Schedule schedule, int times, @Default("1") int over) implements Schedule {

    public Slowed {
        Require.atLeastOne("times", times);
        Require.atLeastOne("over", over);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return Pace.at(schedule, step, over, times);
    }

    @Override
    public double atTime(double time) {
        return Pace.atTime(schedule, time, over, times);
    }

    @Override
    public Trend trend() {
        return schedule.trend();
    }

    @Override
    public long nextChange(long step) {
        return Pace.nextChange(schedule, step, over, times);
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(new Reading("schedule", schedule, Pace.whole(step, over, times), at(step)));
    }
}
