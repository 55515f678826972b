package anneal.schedule;

import anneal.describe.Formula;
import java.util.List;

/**
 * A schedule read at every multiple of {@code every} and held in between, {@code schedule.at(floor(t / every) * every)}.
 *
 * @param schedule what is read
 * @param every updates between two readings, at least 1
 */
@Formula("schedule")
public record Held(Schedule schedule, long every) implements Schedule {

    public Held {
        Require.atLeastOne("every", every);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return schedule.at(step - step % every);
    }

    @Override
    public Trend trend() {
        return schedule.trend();
    }

    @Override
    public long nextChange(long step) {
        long change = schedule.nextChange(step - step % every);
        long over = change % every;
        return change == NEVER || over == 0 ? change : Change.plus(change, every - over);
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(Reading.of("schedule", schedule, step - step % every));
    }
}
