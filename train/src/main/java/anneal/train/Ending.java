package anneal.train;

/** Why a run is over. */
public enum Ending {
    /** Every planned update was made. */
    COMPLETE,
    /** The feedback could do no more: its rate was at the floor and the metric flat again. */
    FLAT,
    /** The metric had not got better for long enough (see {@link Stopping}). */
    STOPPED,
    /** A loss was not finite or above the limit of the run's {@link Guard}, and the run could not, or no longer, go back. */
    DIVERGED,
    /** The thread was interrupted. */
    INTERRUPTED
}
