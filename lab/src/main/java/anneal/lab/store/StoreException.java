package anneal.lab.store;

/** A run store that cannot be used; the message is one line and names the file. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean passing;

    private StoreException(String message, boolean passing, Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** The file, or what is looked for in it, is not as it must be. */
    StoreException(String message) {
        super(message);
        this.passing = false;
    }

    /** The file is damaged or something else. */
    static StoreException ofFile(String message, Throwable cause) {
        return new StoreException(message, false, cause);
    }

    /** The disk is full, another program holds the file, ... */
    static StoreException ofMachine(String message, Throwable cause) {
        return new StoreException(message, true, cause);
    }

    /** Whether nothing is wrong with the store itself: it may be usable at another time or for another user. */
    public boolean passing() {
        return passing;
    }
}
