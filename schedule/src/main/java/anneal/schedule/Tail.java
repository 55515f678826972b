package anneal.schedule;

import java.util.List;

/**
 * A phase and then a schedule without an end, on its own clock from step {@code phase.steps()} on.
 *
 * @param phase what comes first
 * @param rest what follows: neither a phase nor a tail, as {@link Phase#then(Schedule)} sees to
 */
public record Tail(Phase phase, Schedule rest) implements Schedule {

    public Tail {
        Require.that(
                !(rest instanceof Phase) && !(rest instanceof Tail),
                "rest must be a schedule without an end (phases are joined by then)",
                rest);
    }

    @Override
    public double at(long step) {
        long steps = phase.steps();
        return step < steps ? phase.at(step) : rest.at(step - steps);
    }

    @Override
    public double atTime(double time) {
        long steps = phase.steps();
        return time < steps ? phase.atTime(time) : rest.atTime(time - steps);
    }

    @Override
    public Trend trend() {
        double before = phase.at(phase.steps() - 1);
        return phase.trend().and(Trend.between(before, rest.at(0))).and(rest.trend());
    }

    @Override
    public long nextChange(long step) {
        long steps = phase.steps();
        if (step >= steps) {
            return Change.plus(steps, rest.nextChange(step - steps));
        }
        long change = phase.nextChange(step);
        if (change < steps) {
            return change;
        }
        return rest.at(0) == phase.at(step) && rest.trend() == Trend.STILL ? NEVER : steps;
    }

    @Override
    public List<Reading> readings(long step) {
        int phases = Chain.partsOf(phase).size();
        if (step >= phase.steps()) {
            String name = "phase " + (phases + 1) + " of " + (phases + 1);
            return List.of(Reading.of(name, rest, step - phase.steps()));
        }
        if (phase instanceof Chain chain) {
            Reading inner = chain.readings(step).get(0);
            String name = inner.name().replaceFirst(" of .*", " of " + (phases + 1));
            return List.of(new Reading(name, inner.schedule(), inner.step(), inner.value()));
        }
        return List.of(Reading.of("phase 1 of 2", phase, step));
    }
}
