package anneal.schedule;

/**
 * A learning rate for every update of a run: an immutable value that may be asked in any order.
 *
 * <p>Two schedules built alike are equal. Implementations are safe to share between threads.
 */
public sealed interface Schedule
        permits Phase, Constant, Exponential, Step, Milestones, InverseSqrt, Tail, Held, Scaled, Custom, Foreign {

    /**
     * The rate in force for the update with index {@code step}.
     *
     * @param step index of the update, from 0
     * @throws IllegalArgumentException if {@code step} is negative
     */
    double at(long step);

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
}
