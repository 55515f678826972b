package anneal.optim;

/**
 * A gradient that is about to be computed, so that it can be added where a rule wants it.
 *
 * <p>In a network of dense layers it is a matrix product, and a product can add to what its target holds at no cost:
 * momentum then needs no pass of its own over the weights.
 */
@FunctionalInterface
public interface Gradient {

    /**
     * Replaces each number {@code y} of the target by {@code keep * y + take * g}. With {@code keep == 0} the target's
     * old numbers do not count, not even when they are not finite.
     */
    void addTo(Vector target, double keep, double take);
}
