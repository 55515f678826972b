package anneal.feedback;

import anneal.describe.About;

/**
 * A rule at work in a part of a run: it moves the rates of the updates {@code from <= step < until}, and counts the values
 * that were measured after one of them, {@code from < step <= until}.
 *
 * @param state what it has seen
 * @param from the first update of its part, which may be empty
 * @param until the first update beyond it; {@link Long#MAX_VALUE} if its part never ends
 * @param last how many updates had been made at the last value, heard or not; 0 before the first
 */
@About("A rule at work in a part of a run.")
public record Listener(State state, long from, long until, long last) {

    public Listener {
        Require.notNegative("from", from);
        Require.that(until >= from, "until must be >= from", until + " after " + from);
        Require.notNegative("last", last);
    }

    /** A listener to a whole run. */
    public static Listener of(Rule rule) {
        return new Listener(rule.start(), 0, Long.MAX_VALUE, 0);
    }

    Listener observe(long step, double metric, double... planned) {
        if (step <= last) {
            return this;
        }
        boolean listens = step > from && step <= until;
        return new Listener(listens ? state.observe(metric, planned) : state.silent(), from, until, step);
    }

    Listener observe(double metric, double... planned) {
        if (from > 0 || until < Long.MAX_VALUE) {
            throw new IllegalStateException("a feedback that listens from update " + from
                    + (until < Long.MAX_VALUE ? " to " + until : " on") + " must be told the step of every value");
        }
        return new Listener(state.observe(metric, planned), from, until, last);
    }

    double apply(long step, double eta) {
        return step >= from && step < until ? state.apply(eta) : eta;
    }

    boolean finished(long step, double eta) {
        return step >= from && until == Long.MAX_VALUE && state.finished(eta);
    }

    /** This listener in a part of a longer run, which begins at {@code start} and ends at {@code end}. */
    Listener within(long start, long end) {
        long newUntil = until > Long.MAX_VALUE - start ? Long.MAX_VALUE : start + until;
        return new Listener(state, start + from, Math.min(newUntil, end), last);
    }

    /** This listener with its part's ends moved up to whole multiples of {@code every}. */
    Listener alignedTo(long every) {
        return new Listener(state, up(from, every), up(until, every), last);
    }

    private static long up(long step, long every) {
        long over = step % every;
        return over == 0 || step > Long.MAX_VALUE - every ? step : step + (every - over);
    }
}
