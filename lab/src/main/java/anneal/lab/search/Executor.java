package anneal.lab.search;

import org.jspecify.annotations.Nullable;

/** Has legs trained, several at once, somewhere. */
public interface Executor extends AutoCloseable {

    /**
     * A leg that is over.
     *
     * @param leg which one
     * @param result what came of it; null where something went wrong
     * @param failure what went wrong; null otherwise
     */
    record Done(Leg leg, @Nullable Result result, @Nullable Throwable failure) {}

    /** Begins with a leg as soon as there is room, and returns at once. */
    void start(Leg leg);

    /** Waits for some leg that was started to be over. */
    Done take() throws InterruptedException;

    /** Ends what is under way. */
    @Override
    void close();
}
