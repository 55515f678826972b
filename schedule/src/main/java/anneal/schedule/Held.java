package anneal.schedule;

/**
 * A schedule read at every multiple of {@code every} and held in between, {@code schedule.at(floor(t / every) * every)}.
 *
 * @param schedule what is read
 * @param every updates between two readings, at least 1
 */
public record Held(Schedule schedule, long every) implements Schedule {

    public Held {
        Require.atLeastOne("every", every);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return schedule.at(step - step % every);
    }
}
