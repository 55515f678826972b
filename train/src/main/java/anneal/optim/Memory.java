package anneal.optim;

/**
 * What a rule remembers of one range of weights from update to update.
 *
 * <p>Made by {@link Optimizer#start}. Not thread-safe; the memories of different ranges may work in different threads.
 */
public interface Memory {

    /** Changes the weights by one update at the rate {@code eta}; may ask for the gradient once, and not later. */
    void update(Gradient gradient, double eta);

    /**
     * Shows everything that later updates depend on, under names of its own and always in the same order, so that it can be
     * saved and set again.
     */
    void visit(MemoryVisitor visitor);
}
