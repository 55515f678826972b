package anneal.board.http;

/** A request that is not answered as it asked, with the status and the one line that are sent instead. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;

    /** A refusal with an HTTP status and a line for the reader. */
    public Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
