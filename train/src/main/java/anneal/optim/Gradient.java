package anneal.optim;

/**
 * A gradient that is about to be computed, so that it can be added where a rule wants it, or taken part by part.
 *
 * <p>In a network of dense layers it is a matrix product. A product can add to what its target holds at no cost: momentum
 * then needs no pass of its own over the weights. And a part of it is still in a near cache when the weights that it belongs
 * to are changed.
 */
public interface Gradient {

    /** Is given parts of a gradient. */
    @FunctionalInterface
    interface Taker {
        /** Sees {@code numbers[from .. from + count)}, the gradient's numbers from {@code at} on, while they last. */
        void take(Vector numbers, int from, int count, int at);
    }

    /**
     * Replaces each number {@code y} of the target by {@code keep * y + take * g}. With {@code keep == 0} the target's
     * old numbers do not count, not even when they are not finite.
     */
    void addTo(Vector target, double keep, double take);

    /**
     * Gives one of {@link Crew#SHARDS} shares of the numbers, part by part. Every part of a matrix is some whole columns of
     * it; which shard has which does not depend on the threads, and may be given nothing.
     */
    void give(int shard, Taker taker);
}
