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

    /** The first step at which a change of the schedule at its own step {@code change} may be seen. */
    static long seen(long step, long change, long covered, long elapsed) {
        if (change == Schedule.NEVER) {
            return Schedule.NEVER;
        }
        BigInteger[] first = big(change).multiply(big(elapsed)).divideAndRemainder(big(covered));
        BigInteger rounded = first[1].signum() == 0 ? first[0] : first[0].add(BigInteger.ONE);
        boolean smooth = change == Change.after(whole(step, covered, elapsed));
        return smooth ? Change.after(step) : rounded.min(LAST).longValue();
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
