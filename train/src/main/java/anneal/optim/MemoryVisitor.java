package anneal.optim;

/** Is shown what a memory consists of, part by part, to copy it or to replace it. */
public interface MemoryVisitor {

    /** Is shown remembered numbers, the vector itself: what is written to it is remembered from now on. */
    void vector(String name, Vector vector);

    /**
     * Is shown one number.
     *
     * @return the number to be remembered from now on; {@code value} to leave it as it is
     */
    double number(String name, double value);
}
