package anneal.schedule;

import java.util.List;

/**
 * Phases one after another, each on its own clock: the boundary belongs to the next one.
 *
 * <p>A class and not a record, so that where each phase begins is summed up only once.
 */
public final class Chain implements Phase {
    private final List<Phase> phases;
    private final Phase[] parts;
    private final long[] starts;

    /**
     * Joins phases; {@link Phase#then(Phase)} is the usual way.
     *
     * @param phases at least two, none of them a chain itself
     */
    public Chain(List<Phase> phases) {
        this.phases = List.copyOf(phases);
        Require.that(this.phases.size() >= 2, "phases must be at least two", this.phases.size());
        parts = this.phases.toArray(new Phase[0]);
        starts = new long[parts.length + 1];
        for (int i = 0; i < parts.length; i++) {
            Require.that(!(parts[i] instanceof Chain), "phases must not contain a chain", parts[i]);
            starts[i + 1] = starts[i] + parts[i].steps();
            if (starts[i + 1] < 0) {
                throw new IllegalArgumentException("steps of a chain must fit a long, but the sum overflowed");
            }
        }
    }

    /** A chain's phases, or the phase itself. */
    static List<Phase> partsOf(Phase phase) {
        return phase instanceof Chain chain ? chain.phases : List.of(phase);
    }

    /** The phases in their order. */
    public List<Phase> phases() {
        return phases;
    }

    @Override
    public long steps() {
        return starts[parts.length];
    }

    /** The phase that is in force; at the end and beyond, the last one. */
    private int active(long step) {
        int low = 0;
        int high = parts.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (step < starts[middle + 1]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public double at(long step) {
        int i = active(step);
        return parts[i].at(step - starts[i]);
    }

    @Override
    public double atTime(double time) {
        int i = active((long) time);
        return parts[i].atTime(time - starts[i]);
    }

    @Override
    public Trend trend() {
        Trend trend = parts[0].trend();
        for (int i = 1; i < parts.length; i++) {
            double before = parts[i - 1].at(parts[i - 1].steps() - 1);
            trend = trend.and(Trend.between(before, parts[i].at(0))).and(parts[i].trend());
        }
        return trend;
    }

    @Override
    public long nextChange(long step) {
        double value = at(step);
        int i = active(step);
        long change = parts[i].nextChange(step - starts[i]);
        while (i < parts.length - 1 && change >= parts[i].steps()) {
            i++;
            if (parts[i].at(0) != value || parts[i].trend() != Trend.STILL) {
                return starts[i];
            }
            change = NEVER;
        }
        return Change.plus(starts[i], change);
    }

    @Override
    public List<Reading> readings(long step) {
        int i = active(step);
        return List.of(Reading.of("phase " + (i + 1) + " of " + parts.length, parts[i], step - starts[i]));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chain chain && phases.equals(chain.phases);
    }

    @Override
    public int hashCode() {
        return phases.hashCode();
    }

    @Override
    public String toString() {
        return "Chain[phases=" + phases + "]";
    }
}
