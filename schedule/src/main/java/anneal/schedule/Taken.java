package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;
import java.util.List;

/**
 * A part of a schedule as a phase, {@code schedule.at(from + t)}; its last value is that at step {@code to}.
 *
 * @param schedule what is read
 * @param from the step it begins with, at least 0
 * @param to the step it ends on, above {@code from}
 */
@About("The part of `schedule` from step `from` to step `to`, to be followed by something else.")
@Formula("schedule")
public record Taken(Schedule schedule, long from, long to) implements Phase {

    public Taken {
        Require.that(from >= 0, "from must be >= 0", from);
        Require.that(to > from, "to must be above from", to + " after " + from);
    }

    @Override
    public long steps() {
        return to - from;
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return schedule.at(place(step));
    }

    @Override
    public double atTime(double time) {
        return time < steps() ? schedule.atTime(from + time) : schedule.at(to);
    }

    private long place(long step) {
        return from + Math.min(step, steps());
    }

    @Override
    public Trend trend() {
        return schedule.trend();
    }

    @Override
    public long nextChange(long step) {
        long change = schedule.nextChange(place(step));
        return change > to ? NEVER : change - from;
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(Reading.of("schedule", schedule, place(step)));
    }
}
