package anneal.lab;

/** A run file that cannot be used; the message is one line and names the file and the place. */
public final class RunFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RunFileException(String message) {
        super(message);
    }

    RunFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
