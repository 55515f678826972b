package anneal.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * Loads the libtorch that the jars bring, and gives it its threads.
 *
 * <p>JavaCPP looks for a library in the system's folders before it unpacks its own. On a machine with another libtorch (Debian's
 * {@code python3-torch}, say) the first process would load pieces of both. So everything is unpacked before anything is
 * loaded; what is unpacked already costs a look.
 */
public final class Libtorch {

    private Libtorch() {}

    /** Loads it with a thread for each of the machine's processors. Call it before anything else of libtorch. */
    public static void load() {
        load(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Loads it with so many threads. OpenBLAS, by which it multiplies some matrices, is left one: its own threads would wait
     * in loops for processors that libtorch's hold.
     */
    public static void load(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be >= 1, but was " + threads);
        }
        unpack();
        torch.set_num_threads(threads);
        openblas_nolapack.blas_set_num_threads(1);
    }

    private static void unpack() {
        try {
            Loader.cacheResources(torch.class, "org/bytedeco/pytorch/" + Loader.getPlatform());
        } catch (IOException e) {
            throw new UncheckedIOException("libtorch cannot be unpacked", e);
        }
        Loader.load(torch.class);
    }
}
