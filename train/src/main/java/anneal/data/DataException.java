package anneal.data;

import java.io.IOException;

/**
 * Data that cannot be used as it is: the message is one line with the file, the place, what was expected and what was
 * found.
 */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the file system said about a place, in words: its own messages are at times the bare path. */
    static DataException of(String place, String failure, IOException cause) {
        return new DataException(place + ": " + failure + ": " + reason(cause), cause);
    }

    /** The kind of failure and the first line of its message. */
    static String reason(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }
}
