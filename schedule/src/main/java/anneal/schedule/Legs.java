package anneal.schedule;

import java.util.ArrayList;
import java.util.List;

/** A path of ramps, each from where the last one ended. A leg of no length is left out. */
final class Legs {
    private final List<Phase> phases = new ArrayList<>();
    private double rate;

    private Legs(double rate) {
        this.rate = rate;
    }

    static Legs from(double rate) {
        return new Legs(rate);
    }

    /** Goes on to another rate; at once where {@code steps} is 0. */
    Legs to(double next, String name, long steps, Curve curve) {
        Require.that(steps >= 0, name + " must be >= 0", steps);
        if (steps > 0) {
            phases.add(next == rate ? new Hold(next, steps) : new Ramp(rate, next, steps, curve));
        }
        rate = next;
        return this;
    }

    /** The path as a phase; its lengths must not all be 0. */
    Phase phase(String names) {
        Require.that(!phases.isEmpty(), names + " must be at least one update together", 0);
        return phases.size() == 1 ? phases.get(0) : new Chain(phases);
    }
}
