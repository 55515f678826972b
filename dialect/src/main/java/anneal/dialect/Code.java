package anneal.dialect;

/** A compiled expression. */
@FunctionalInterface
interface Code {

    /** The expression's value where names have the values of the slots. */
    Object run(Object[] slots);
}
