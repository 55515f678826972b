package anneal.schedule;

import java.util.List;

/**
 * Phases one after another, each on its own clock: the boundary belongs to the next one.
 *
 * @param phases at least two, none of them a chain itself
 */
public record Chain(List<Phase> phases) implements Phase {

    public Chain {
        phases = List.copyOf(phases);
        Require.that(phases.size() >= 2, "phases must be at least two", phases.size());
        long steps = 0;
        for (Phase phase : phases) {
            Require.that(!(phase instanceof Chain), "phases must not contain a chain", phase);
            try {
                steps = Math.addExact(steps, phase.steps());
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("steps of a chain must fit a long, but the sum overflowed", e);
            }
        }
    }

    /** A chain's phases, or the phase itself. */
    static List<Phase> partsOf(Phase phase) {
        return phase instanceof Chain chain ? chain.phases : List.of(phase);
    }

    @Override
    public long steps() {
        long steps = 0;
        for (int i = 0; i < phases.size(); i++) {
            steps += phases.get(i).steps();
        }
        return steps;
    }

    @Override
    public double at(long step) {
        Require.step(step);
        long local = step;
        int last = phases.size() - 1;
        for (int i = 0; i < last; i++) {
            Phase phase = phases.get(i);
            if (local < phase.steps()) {
                return phase.at(local);
            }
            local -= phase.steps();
        }
        return phases.get(last).at(local);
    }
}
