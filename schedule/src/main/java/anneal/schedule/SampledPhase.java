package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;
import java.util.List;

/**
 * A {@link Sampled} with an end: the first update before which all of the phase's samples have been seen.
 *
 * @param phase the rate by samples seen
 * @param sizes samples per update, as in {@link Batches}
 * @param at the updates at which the next size begins
 */
@About("The `phase` read by samples seen, where an update has `sizes` samples, the next size beginning `at` a step.")
@Formula("phase")
public record SampledPhase(
        Phase phase, List<Long> sizes, @Default("[]") List<Long> at) implements Phase {

    public SampledPhase {
        Batches batches = new Batches(sizes, at);
        sizes = batches.sizes();
        at = batches.at();
    }

    @Override
    public long steps() {
        return new Batches(sizes, at).updates(phase.steps());
    }

    private long samples(long step) {
        return Batches.samples(sizes, at, step);
    }

    @Override
    public double at(long step) {
        return phase.at(samples(step));
    }

    @Override
    public Trend trend() {
        return phase.trend();
    }

    @Override
    public long nextChange(long step) {
        long change = phase.nextChange(samples(step));
        return change == NEVER ? NEVER : new Batches(sizes, at).updates(change);
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(Reading.of("phase", phase, samples(step)));
    }
}
