package anneal.schedule;

/** When a rate changes next; {@link Schedule#NEVER} if it does not. */
final class Change {
    private Change() {}

    /** The next update. */
    static long after(long step) {
        return plus(step, 1);
    }

    /** A sum that stays at {@link Schedule#NEVER} where it would overflow. */
    static long plus(long step, long steps) {
        long sum = step + steps;
        return sum < 0 ? Schedule.NEVER : sum;
    }

    /** A product that stays at {@link Schedule#NEVER} where it would overflow; both factors are at least 0. */
    static long times(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return high != 0 || low < 0 ? Schedule.NEVER : low;
    }

    /** The first step after {@code step} with another rate, of a schedule that goes one way only: by bisection. */
    static long ofOneWay(Schedule schedule, long step) {
        double value = schedule.at(step);
        long same = step;
        long other = Long.MAX_VALUE;
        if (schedule.at(other) == value) {
            return Schedule.NEVER;
        }
        while (other - same > 1) {
            long middle = same + (other - same) / 2;
            if (schedule.at(middle) == value) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return other;
    }
}
