package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;
import java.util.List;

/**
 * The product of two schedules that are read at the same step, {@code first.at(t) * second.at(t)}: a schedule and its
 * warm-up as a multiplier, for example.
 *
 * @param first the one
 * @param second the other
 */
@About("The product of two schedules, usually written `first * second`.")
@Formula("first * second")
public record Product(Schedule first, Schedule second) implements Schedule {

    @Override
    public double at(long step) {
        return first.at(step) * second.at(step);
    }

    @Override
    public double atTime(double time) {
        return first.atTime(time) * second.atTime(time);
    }

    @Override
    public Trend trend() {
        return first.trend().and(second.trend());
    }

    @Override
    public long nextChange(long step) {
        return Math.min(first.nextChange(step), second.nextChange(step));
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(Reading.of("first", first, step), Reading.of("second", second, step));
    }
}
