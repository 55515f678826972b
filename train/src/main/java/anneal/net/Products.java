package anneal.net;

/** The two operations in which training spends its time: a product of matrices and a sum of vectors. */
interface Products {

    /**
     * Replaces {@code c} by {@code keep * c + take * a b}. With {@code keep == 0} the old numbers of {@code c} do not
     * count.
     */
    void multiply(Matrix a, Matrix b, Matrix c, float keep, float take);

    /** Adds {@code take * x} to {@code y}, two matrices of the same size without gaps between their rows. */
    void add(float take, Matrix x, Matrix y);

    /** Whether operands are rounded, and so must be made by {@link #operand} and pass through {@link #round}. */
    default boolean rounds() {
        return false;
    }

    /** Products of numbers that are not rounded. */
    default Products exact() {
        return this;
    }

    /** The same matrix, ready to be an operand. */
    default Matrix operand(Matrix numbers) {
        return numbers;
    }

    /** Rounds an operand, or a part of it, after its numbers have changed. */
    default void round(Matrix operand) {}
}
