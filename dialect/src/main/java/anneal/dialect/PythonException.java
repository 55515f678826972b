package anneal.dialect;

/** What the original would have raised: Python's type and message, and where in the user's text it came from. */
final class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String type;
    private int offset = -1;

    PythonException(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    static PythonException type(String message) {
        return new PythonException("TypeError", message);
    }

    static PythonException value(String message) {
        return new PythonException("ValueError", message);
    }

    static PythonException division(String message) {
        return new PythonException("ZeroDivisionError", message);
    }

    /** Remembers where it came from; the innermost place is told first and stays. */
    PythonException from(int place) {
        if (offset < 0) {
            offset = place;
        }
        return this;
    }

    /** The place in the user's text, or -1. */
    int offset() {
        return offset;
    }

    /** As Python prints it: {@code ValueError: math domain error}. */
    String reason() {
        String message = String.valueOf(getMessage());
        return message.isEmpty() ? type : type + ": " + message;
    }
}
