package anneal.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * A schedule with an end.
 *
 * <p>Past its end a phase holds its last value. Only a phase can be followed by something else, so a schedule that never
 * ends cannot be buried in front of another: such a program does not compile.
 */
public sealed interface Phase extends Schedule permits Ramp, Hold, Chain {

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
}
