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
     * Keeps what is remembered now; the weights are not part of it. A memory that remembers nothing has nothing to keep.
     *
     * @return what takes the memory back to this moment, to the last bit, as often as it is run
     */
    default Runnable snapshot() {
        return () -> {};
    }
}
