package anneal.feedback;

/**
 * What a rule has seen so far, and what it does to the rate. Immutable; two states that saw the same are equal. It counts
 * values and knows no time: a {@link Listener} gives it one.
 */
public sealed interface State permits PlateauState, GreedyState {

    /** What it goes by. */
    Rule rule();

    /**
     * The state after one more value of the metric, such as an epoch's loss.
     *
     * @param metric any value; what becomes of NaN is up to the rule
     * @param planned the rates that are planned for the next update, one for each parameter group; a rule that starts over
     *     once all rates are at their floor never does so where none is given
     */
    State observe(double metric, double... planned);

    /** The rate in force where {@code eta} is planned; each parameter group's rate is mapped by itself. */
    double apply(double eta);

    /** Whether nothing more is to be gained: the rate is at its floor and the metric is flat again. */
    boolean finished(double eta);

    /** The best value so far; infinite before the first. */
    double best();

    /** What the last value led to, in words; empty when it led to nothing. */
    String decision();

    /** This state after a value that it did not listen to: the same, with no decision. */
    State silent();
}
