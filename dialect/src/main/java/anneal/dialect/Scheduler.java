package anneal.dialect;

import java.util.Map;

/** A PyTorch scheduler: it changes the rates of an optimizer's groups whenever it is stepped. */
interface Scheduler {

    /** The name of its class. */
    String type();

    /** One step, as {@code scheduler.step()}. A metric that is not needed is NaN. */
    void step(double metric);

    /** The first step again, as a SequentialLR makes it. */
    void initialStep();

    /** As {@code _update_lr(0)}, by which a SequentialLR starts its next child. */
    void restart();

    /** Undoes the count of the first step. */
    void undo();

    /** Whether it wants a metric at every step. */
    default boolean listens() {
        return false;
    }

    /** Whether its rates at any time can be had at once by {@link #jump}. */
    default boolean isPure() {
        return false;
    }

    /** Goes to a time directly. */
    default void jump(long time) {
        throw new IllegalStateException(type() + " cannot jump to " + time);
    }

    /** Takes over a saved state. */
    default void load(Map<?, ?> state) {
        throw new IllegalStateException(type() + " cannot load " + state);
    }
}
