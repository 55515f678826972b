package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;
import java.util.List;

/**
 * A phase in another length, {@code phase} read at the time {@code t * phase.steps() / steps}; both ends are exact.
 *
 * @param phase what is stretched or compressed
 * @param steps the new length, at least 1
 */
@About("`phase` stretched or compressed to `steps` updates.")
@Formula("phase")
public record Stretched(Phase phase, long steps) implements Phase {

    public Stretched {
        Require.atLeastOne("steps", steps);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return step < steps ? Pace.at(phase, step, phase.steps(), steps) : phase.at(phase.steps());
    }

    @Override
    public double atTime(double time) {
        return time < steps ? Pace.atTime(phase, time, phase.steps(), steps) : phase.at(phase.steps());
    }

    @Override
    public Trend trend() {
        return phase.trend();
    }

    @Override
    public long nextChange(long step) {
        long change = Pace.nextChange(phase, step, phase.steps(), steps);
        return change > steps ? NEVER : change;
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(Pace.reading("phase", phase, Math.min(step, steps), phase.steps(), steps));
    }
}
