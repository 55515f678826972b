package anneal.optim;

import java.util.List;

/**
 * What a rule remembers of some weights from update to update.
 *
 * <p>Made by {@link Optimizer#start}. Not thread-safe; the memories of different weights may work in different threads.
 */
public interface Memory {

    /** Changes the weights by one update at the rate {@code eta}; may ask for the gradient once, and not later. */
    void update(Gradient gradient, double eta);

    /**
     * Goes on, from the next update, under the same rule with other settings. They must need the same memory: a momentum
     * does not become 0, nor cease to be.
     *
     * @throws IllegalArgumentException if it is another rule
     */
    void adopt(Optimizer changed);

    /**
     * Everything that is remembered, counts included: the numbers themselves and no copy, always the same vectors in the
     * same order. Writing other numbers into them, and into the weights, takes the memory to where those were read.
     */
    default List<Vector> remembered() {
        return List.of();
    }

    /**
     * Puts in place of the weights those that are to be evaluated, for a rule that trains others: an average, say. Until
     * {@link #showTrained} there may be no update.
     */
    default void showEvaluated() {}

    /** Puts back the weights that are trained, to the last bit. */
    default void showTrained() {}
}
