package anneal.lab.search;

import org.jspecify.annotations.Nullable;

/** A kind of executor from another jar, found by {@link java.util.ServiceLoader}. */
public interface ExecutorProvider {

    /** What {@code --executor} calls it. */
    String name();

    /**
     * Opens one.
     *
     * @param subject what its legs train
     * @param master where its machines are found; null where the environment says so
     * @throws IllegalArgumentException if it is not said where they are
     */
    Executor open(Subject subject, @Nullable String master);
}
