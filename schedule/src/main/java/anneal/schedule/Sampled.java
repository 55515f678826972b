package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;
import java.util.List;

/**
 * A schedule whose steps are samples, in a run whose batches change in size: {@code schedule.at(samples seen)}.
 *
 * @param schedule the rate by samples seen
 * @param sizes samples per update, as in {@link Batches}
 * @param at the updates at which the next size begins
 */
@About("The `schedule` read by samples seen, where an update has `sizes` samples, the next size beginning `at` a step.")
@Formula("schedule")
public record Sampled(
        Schedule schedule, List<Long> sizes, @Default("[]") List<Long> at) implements Schedule {

    public Sampled {
        Batches batches = new Batches(sizes, at);
        sizes = batches.sizes();
        at = batches.at();
    }

    /** A schedule by samples as one by updates, with an end if it has one. */
    public static Schedule of(Schedule schedule, Batches batches) {
        return schedule instanceof Phase phase
                ? new SampledPhase(phase, batches.sizes(), batches.at())
                : new Sampled(schedule, batches.sizes(), batches.at());
    }

    private long samples(long step) {
        return Batches.samples(sizes, at, step);
    }

    @Override
    public double at(long step) {
        return schedule.at(samples(step));
    }

    @Override
    public Trend trend() {
        return schedule.trend();
    }

    @Override
    public long nextChange(long step) {
        long change = schedule.nextChange(samples(step));
        return change == NEVER ? NEVER : new Batches(sizes, at).updates(change);
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(Reading.of("schedule", schedule, samples(step)));
    }
}
