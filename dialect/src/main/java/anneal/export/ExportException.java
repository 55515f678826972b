package anneal.export;

/** A value that a library cannot say; the message says why. */
public final class ExportException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    ExportException(String message) {
        super(message);
    }
}
