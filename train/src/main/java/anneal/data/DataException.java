package anneal.data;

/** Data that cannot be used as it is: the message is one line with the file, the place, what was expected and what was found. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
