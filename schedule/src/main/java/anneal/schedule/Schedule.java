package anneal.schedule;

import java.util.List;

/**
 * A learning rate for every update of a run: an immutable value that may be asked in any order.
 *
 * <p>Two schedules built alike are equal. Implementations are safe to share between threads.
 */
public sealed interface Schedule
        permits Phase,
                Constant,
                Exponential,
                Step,
                Milestones,
                Piecewise,
                InverseTime,
                InverseSqrt,
                Power,
                CyclingPolynomial,
                ExpRange,
                LinearWarmUp,
                ExponentialWarmUp,
                RadamWarmUp,
                Restarts,
                Tail,
                Held,
                Scaled,
                Product,
                AtLeast,
                AtMost,
                Delayed,
                Skipped,
                Slowed,
                Frozen,
                Noise,
                Sampled,
                Custom,
                Foreign {

    /** What {@link #nextChange} says of a rate that does not move any more. */
    long NEVER = Long.MAX_VALUE;

    /**
     * The rate in force for the update with index {@code step}.
     *
     * @param step index of the update, from 0
     * @throws IllegalArgumentException if {@code step} is negative
     */
    double at(long step);

    /**
     * The rate at a time that may lie between two updates, as read when this schedule is stretched. Smooth shapes follow
     * their formula; all others hold the rate of the update before.
     *
     * @param time in updates, not negative
     */
    default double atTime(double time) {
        return at((long) time);
    }

    /** Which way the rate goes; {@link Trend#ANY} where a shape cannot tell. */
    default Trend trend() {
        return Trend.ANY;
    }

    /**
     * A step up to which the rate stays what it is at {@code step}: exact where it moves one way only or moves in jumps,
     * the next update where it moves smoothly, {@link #NEVER} where it stays for ever.
     */
    default long nextChange(long step) {
        return trend() == Trend.ANY ? Change.after(step) : Change.ofOneWay(this, step);
    }

    /** What the rate at {@code step} is made from; empty where it is a formula of its own. */
    default List<Reading> readings(long step) {
        return List.of();
    }

    /**
     * This schedule read once every {@code every} updates and held in between, as by a scheduler that is stepped once an
     * epoch.
     *
     * @param every updates between two readings, at least 1
     */
    default Schedule held(long every) {
        return new Held(this, every);
    }

    /** This schedule with every rate multiplied by {@code factor}, which is finite and not negative. */
    default Schedule times(double factor) {
        return new Scaled(this, factor);
    }

    /** The product of this schedule and another, such as a warm-up from 0 to 1; both read at the same step. */
    default Schedule times(Schedule other) {
        return new Product(this, other);
    }

    /** This schedule with a floor: no rate is below {@code floor}. */
    default Schedule atLeast(double floor) {
        return new AtLeast(this, floor);
    }

    /** This schedule with a cap: no rate is above {@code cap}. */
    default Schedule atMost(double cap) {
        return new AtMost(this, cap);
    }

    /** This schedule with a floor and a cap. */
    default Schedule clip(double low, double high) {
        Require.that(low <= high, "low must be <= high", low + " and " + high);
        return atLeast(low).atMost(high);
    }

    /** This schedule begun {@code by} updates later; its first rate until then. */
    default Schedule delay(long by) {
        return new Delayed(this, by);
    }

    /** This schedule from its step {@code by} on, which becomes step 0. */
    default Schedule skip(long by) {
        return new Skipped(this, by);
    }

    /** This schedule slowed down so that {@code over} of its updates take {@code times}: a rational stretch. */
    default Schedule slow(int times, int over) {
        return new Slowed(this, times, over);
    }

    /** The part of this schedule from step {@code from} to step {@code to}, as a phase that ends on the rate at {@code to}. */
    default Phase take(long from, long to) {
        return new Taken(this, from, to);
    }

    /** This schedule until step {@code step}, and the rate of that step for ever after. */
    default Schedule freeze(long step) {
        return new Frozen(this, step);
    }

    /**
     * A branch of this schedule: as it is until step {@code step}, and from its rate there a ramp to another.
     *
     * <p>{@code run.fork(40_000, 0, 8_000, new Curve.Linear())} is a cooldown to 0 over 8,000 updates from update 40,000 on.
     *
     * @param step where the branch begins, at least 1
     * @param to the rate at the end of the branch
     * @param steps updates of the branch
     * @param curve its way
     */
    default Phase fork(long step, double to, long steps, Curve curve) {
        return take(0, step).then(new Ramp(at(step), to, steps, curve));
    }
}
