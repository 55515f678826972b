package anneal.find;

import anneal.schedule.Curve;
import anneal.schedule.Ramp;

/**
 * The rates of a range test: a ramp from a rate far too low to one far too high, both of which are used.
 *
 * @param from the rate of the first update, above 0
 * @param to the rate of the last update, above {@code from}
 * @param updates how many there are, at least 20
 * @param curve geometric for equal ratios between neighbours, linear for equal differences
 */
public record Sweep(double from, double to, int updates, Curve curve) {
    private static final int LEAST_UPDATES = 20;

    public Sweep {
        if (!(from > 0 && Double.isFinite(from))) {
            throw new IllegalArgumentException("from must be finite and > 0, but was " + from);
        }
        if (!(to > from && Double.isFinite(to))) {
            throw new IllegalArgumentException("to must be finite and > from, but was " + to + " for from " + from);
        }
        if (updates < LEAST_UPDATES) {
            throw new IllegalArgumentException("updates must be >= " + LEAST_UPDATES + ", but was " + updates);
        }
    }

    /** {@code eta[k] = from (to / from)^(k / (updates - 1))}. */
    public static Sweep exponential(double from, double to, int updates) {
        return new Sweep(from, to, updates, new Curve.Geometric());
    }

    /** {@code eta[k] = from + (to - from) k / (updates - 1)}. */
    public static Sweep linear(double from, double to, int updates) {
        return new Sweep(from, to, updates, new Curve.Linear());
    }

    /** The rates as a schedule. */
    public Ramp schedule() {
        return new Ramp(from, to, updates - 1L, curve);
    }
}
