package anneal.net;

import org.jspecify.annotations.Nullable;

/** Which products this process works with, decided once when first asked. */
public enum Blas {
    /** OpenBLAS, which comes along for the usual machines. */
    OPENBLAS,
    /** Plain Java, where OpenBLAS does not load or is not wanted. */
    JAVA;

    /** What is in use, for reports on the machine. */
    public static Blas inUse() {
        return Chosen.PRODUCTS instanceof OpenBlas ? OPENBLAS : JAVA;
    }

    static Products products() {
        return Chosen.PRODUCTS;
    }

    /**
     * Follows a wish, {@code java} or {@code openblas}, or none.
     *
     * @throws IllegalArgumentException if the wish is neither
     */
    static Products choose(@Nullable String wish) {
        if (wish == null || wish.isEmpty() || wish.equals("openblas")) {
            return openBlasOrJava();
        }
        if (wish.equals("java")) {
            return new PlainJava();
        }
        throw new IllegalArgumentException("ANNEAL_BLAS must be openblas or java, but was " + wish);
    }

    private static Products openBlasOrJava() {
        try {
            return new OpenBlas();
        } catch (LinkageError e) {
            System.err.println("warning: no OpenBLAS for this machine (" + e.getMessage()
                    + "); using plain Java, some ten times slower");
            return new PlainJava();
        }
    }

    private static final class Chosen {
        static final Products PRODUCTS = choose(System.getProperty("anneal.blas", System.getenv("ANNEAL_BLAS")));
    }
}
