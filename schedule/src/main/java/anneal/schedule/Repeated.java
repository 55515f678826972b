package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;
import java.util.List;

/**
 * A phase several times over, {@code phase.at(t mod phase.steps())}; it ends on the phase's last value.
 *
 * @param phase what is repeated
 * @param times how often, at least 1
 */
@About("`phase` over again, `times` times in all.")
@Formula("phase")
public record Repeated(Phase phase, int times) implements Phase {

    public Repeated {
        Require.that(times >= 1, "times must be >= 1", times);
        Require.that(
                Change.times(phase.steps(), times) != NEVER,
                "steps of a repetition must fit a long",
                phase.steps() + " times " + times);
    }

    @Override
    public long steps() {
        return phase.steps() * times;
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return phase.at(place(step));
    }

    @Override
    public double atTime(double time) {
        long length = phase.steps();
        return time < steps() ? phase.atTime(time % length) : phase.at(length);
    }

    private long place(long step) {
        long length = phase.steps();
        return step < length * times ? step % length : length;
    }

    @Override
    public Trend trend() {
        return times == 1 || phase.trend() == Trend.STILL ? phase.trend() : Trend.ANY;
    }

    @Override
    public long nextChange(long step) {
        if (step >= steps() || phase.trend() == Trend.STILL) {
            return NEVER;
        }
        long length = phase.steps();
        long start = step - step % length;
        long change = phase.nextChange(step - start);
        boolean last = start == steps() - length;
        if (change > length) {
            return last ? NEVER : start + length;
        }
        return start + change;
    }

    @Override
    public List<Reading> readings(long step) {
        return List.of(Reading.of("phase", phase, place(step)));
    }
}
