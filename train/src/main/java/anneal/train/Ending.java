package anneal.train;

/** Why a run is over. */
public enum Ending {
    /** Every planned update was made. */
    COMPLETE,
    /** The feedback could do no more: its rate was at the floor and the metric flat again. */
    FLAT,
    /** A loss was not finite. */
    DIVERGED,
    /** The thread was interrupted. */
    INTERRUPTED
}
