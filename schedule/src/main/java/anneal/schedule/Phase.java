package anneal.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * A schedule with an end.
 *
 * <p>Past its end a phase holds its last value. Only a phase can be followed by something else, so a schedule that never
 * ends cannot be buried in front of another: such a program does not compile.
 */
public sealed interface Phase extends Schedule
        permits Ramp, Hold, Points, Chebyshev, Chain, Repeated, Taken, Stretched, SampledPhase {

    /** The length in updates, at least 1; the value at this step is the phase's last. */
    long steps();

    /**
     * This phase and then another. The next one has its own clock: its step 0 is this one's step {@code steps()}.
     *
     * @param next what follows from step {@code steps()} on
     */
    default Phase then(Phase next) {
        List<Phase> phases = new ArrayList<>(Chain.partsOf(this));
        phases.addAll(Chain.partsOf(next));
        return new Chain(phases);
    }

    /**
     * This phase and then a schedule, which may be one without an end.
     *
     * @param next what follows from step {@code steps()} on, on its own clock
     */
    default Schedule then(Schedule next) {
        if (next instanceof Phase phase) {
            return then(phase);
        }
        return next instanceof Tail tail ? new Tail(then(tail.phase()), tail.rest()) : new Tail(this, next);
    }

    /** This phase {@code times} times over, each time from its beginning. */
    default Phase repeat(int times) {
        return new Repeated(this, times);
    }

    /** This phase over and over without an end, each time in the same length and from the same peak. */
    default Restarts restart() {
        return new Restarts(this, 1, 1, 0);
    }

    /** This phase in another length; what happens at a share of the old length happens at that share of the new one. */
    default Phase stretch(long steps) {
        if (this instanceof Ramp ramp) {
            return new Ramp(ramp.from(), ramp.to(), steps, ramp.curve());
        }
        return this instanceof Hold hold ? new Hold(hold.value(), steps) : new Stretched(this, steps);
    }
}
