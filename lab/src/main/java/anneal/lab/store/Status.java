package anneal.lab.store;

import java.util.Locale;

/** Where a run stands. */
public enum Status {
    /** It is being trained. */
    RUNNING,
    /** It has come to its end. */
    FINISHED,
    /** It diverged. */
    DIVERGED,
    /** Something went wrong that has nothing to do with the loss. */
    FAILED,
    /** It was interrupted. */
    STOPPED,
    /** It was being trained by a process of this machine that is gone. */
    LOST;

    /** A status by its text. */
    public static Status of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
