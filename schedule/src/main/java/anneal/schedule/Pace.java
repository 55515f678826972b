package anneal.schedule;

import java.math.BigInteger;

/** A schedule read on a faster or slower clock, at the time {@code step * covered / elapsed}. */
final class Pace {
    private static final BigInteger LAST = BigInteger.valueOf(Long.MAX_VALUE);

    private Pace() {}

    static double at(Schedule schedule, long step, long covered, long elapsed) {
        long rest = step % elapsed;
        long whole = Change.times(step / elapsed, covered);
        if (rest == 0) {
            return schedule.at(whole);
        }
        long inside = Change.times(rest, covered);
        if (inside == Schedule.NEVER) {
            return schedule.atTime((double) step / elapsed * covered);
        }
        whole = Change.plus(whole, inside / elapsed);
        return inside % elapsed == 0
                ? schedule.at(whole)
                : schedule.atTime(whole + (double) (inside % elapsed) / elapsed);
    }

    static double atTime(Schedule schedule, double time, long covered, long elapsed) {
        return schedule.atTime(time / elapsed * covered);
    }

    /** The schedule's last whole step that is not after the time. */
    static long whole(long step, long covered, long elapsed) {
        return big(step).multiply(big(covered)).divide(big(elapsed)).min(LAST).longValue();
    }

    /** Up to which step the rate stays: a jump is seen at its own time, a smooth move as soon as it begins. */
    static long nextChange(Schedule schedule, long step, long covered, long elapsed) {
        long whole = whole(step, covered, elapsed);
        long change = schedule.nextChange(whole);
        if (change == Schedule.NEVER) {
            return Schedule.NEVER;
        }
        boolean jump = schedule.atTime(Math.nextDown((double) change)) == schedule.at(whole);
        BigInteger seen = jump
                ? big(change).multiply(big(elapsed)).add(big(covered - 1)).divide(big(covered))
                : big(change - 1).multiply(big(elapsed)).divide(big(covered)).add(BigInteger.ONE);
        return Math.max(Change.after(step), seen.min(LAST).longValue());
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
