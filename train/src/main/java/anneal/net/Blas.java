package anneal.net;

import anneal.train.Precision;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which products a process works with.
 *
 * <p>Decided once: by {@link #use}, else when first asked, by the system property {@code anneal.blas} or the environment
 * variable {@code ANNEAL_BLAS}, else {@link #OPENBLAS}. Two of these libraries in one process have functions of the same
 * names and would get into each other's way.
 */
public enum Blas {
    /** OpenBLAS, which comes along for the usual machines; where none loads, plain Java takes over with a warning. */
    OPENBLAS {
        @Override
        Products load() {
            try {
                return Cblas.openBlas();
            } catch (LinkageError e) {
                System.err.println("warning: no OpenBLAS for this machine (" + e.getMessage()
                        + "); using plain Java, some ten times slower");
                return new PlainJava();
            }
        }
    },

    /** Intel MKL, if {@code org.bytedeco:mkl} and its natives are on the class path. */
    MKL {
        @Override
        Products load() {
            try {
                return Cblas.mkl();
            } catch (LinkageError e) {
                throw new IllegalArgumentException(
                        "MKL must be on the class path with its natives for this machine (org.bytedeco:mkl, fetched by the"
                                + " launcher anneal when asked for), but does not load: " + e.getMessage(),
                        e);
            }
        }
    },

    /** Plain Java. */
    JAVA {
        @Override
        Products load() {
            return new PlainJava();
        }
    };

    private static @Nullable Blas used;
    private static @Nullable Products products;

    /**
     * Makes this process work with a library.
     *
     * @throws IllegalArgumentException if it cannot be had
     * @throws IllegalStateException if the process works with another one already
     */
    public static synchronized void use(Blas blas) {
        if (used == null) {
            products = blas.load();
            used = products instanceof PlainJava ? JAVA : blas;
        } else if (used != blas && !(products instanceof PlainJava && blas == OPENBLAS)) {
            throw new IllegalStateException("blas must be chosen before the first network is made, but was " + blas
                    + " in a process that works with " + used);
        }
    }

    /** What this process works with. */
    public static synchronized Blas inUse() {
        products();
        return Objects.requireNonNull(used);
    }

    static synchronized Products products() {
        if (products == null) {
            use(wish(System.getProperty("anneal.blas", System.getenv("ANNEAL_BLAS"))));
        }
        return Objects.requireNonNull(products);
    }

    /** Whether this machine's processor multiplies bfloat16, as far as can be known. */
    public static boolean processorOffersBfloat16() {
        return Bfloat16.offered();
    }

    /**
     * What this process works with, in some precision.
     *
     * @throws IllegalArgumentException if that cannot be had here
     */
    static Products products(Precision precision) {
        Products exact = products();
        if (precision == Precision.FLOAT32) {
            return exact;
        }
        if (inUse() != MKL) {
            throw new IllegalArgumentException(
                    "precision bf16 needs MKL (--blas mkl or ANNEAL_BLAS=mkl), but products are made by " + inUse());
        }
        if (!Bfloat16.offered()) {
            throw new IllegalArgumentException(
                    "precision bf16 needs a processor that multiplies bfloat16 (avx512_bf16 or"
                            + " amx_bf16 in /proc/cpuinfo), but this one does not");
        }
        return new Bfloat16(exact);
    }

    /** What a wish in words means: {@code openblas}, {@code mkl} or {@code java}; OpenBLAS if there is none. */
    static Blas wish(@Nullable String words) {
        if (words == null || words.isEmpty()) {
            return OPENBLAS;
        }
        for (Blas blas : values()) {
            if (blas.toString().equals(words)) {
                return blas;
            }
        }
        throw new IllegalArgumentException("ANNEAL_BLAS must be openblas, mkl or java, but was " + words);
    }

    abstract Products load();

    /** {@code openblas}, {@code mkl} or {@code java}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
