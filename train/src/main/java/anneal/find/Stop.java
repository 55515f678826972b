package anneal.find;

/** Why a range test went no further. */
public enum Stop {
    /** The highest rate was reached. */
    COMPLETE,
    /** The smoothed loss rose too far above its best. */
    DIVERGED,
    /** A loss was not finite; it is not part of the curve. */
    NOT_FINITE,
    /** The thread was interrupted. */
    INTERRUPTED
}
