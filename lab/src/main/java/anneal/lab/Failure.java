package anneal.lab;

/**
 * One of many runs that has no result because something went wrong.
 *
 * @param run what it is called
 * @param cause what it threw
 */
public record Failure(String run, Throwable cause) {

    /** The cause, to be thrown where nothing but this can be told. */
    RuntimeException rethrown() {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
