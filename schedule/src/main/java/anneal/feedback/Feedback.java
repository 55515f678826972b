package anneal.feedback;

/** What has been learnt from a run's metric so far, and what it does to the rate. Immutable. */
public sealed interface Feedback permits PlateauState, NoFeedback {

    /** The feedback that listens to nothing and leaves every rate alone. */
    static Feedback none() {
        return NoFeedback.NONE;
    }

    /**
     * The feedback after one more value of the metric, such as an epoch's loss.
     *
     * @param metric any value; NaN says that there was none that counts
     */
    Feedback observe(double metric);

    /** The rate in force where the schedule says {@code eta}; each parameter group's rate is mapped by itself. */
    double apply(double eta);

    /** Whether nothing more is to be gained: the rate is at its floor and the metric is flat again. */
    boolean finished(double eta);

    /** What the last observation led to, in words; empty when it led to nothing. */
    String decision();
}
