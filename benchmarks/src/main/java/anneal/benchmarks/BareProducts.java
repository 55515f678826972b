package anneal.benchmarks;

import anneal.net.Blas;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.bytedeco.mkl.global.mkl_rt;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The matrix products of one step, back to back, and nothing else: what the step would cost if all the rest were free. For
 * the block 3072-100-10 they are five. Weights lie {@code outputs x inputs}, as in PyTorch; the library is the network's.
 */
final class BareProducts {
    private static final int ROW_MAJOR = 101;
    private static final int AS_IT_IS = 111;
    private static final int TRANSPOSED = 112;

    /** {@code cblas_sgemm}. */
    @FunctionalInterface
    private interface Gemm {
        void apply(
                int order,
                int transA,
                int transB,
                int m,
                int n,
                int k,
                float alpha,
                FloatBuffer a,
                int lda,
                FloatBuffer b,
                int ldb,
                float beta,
                FloatBuffer c,
                int ldc);
    }

    private final Gemm gemm;
    private final IntConsumer useThreads;
    private final int threads;
    private final List<Runnable> products = new ArrayList<>();

    /**
     * The products of a network.
     *
     * @param sizes its inputs, hidden units layer by layer, and outputs
     */
    BareProducts(int threads, int batch, int... sizes) {
        boolean mkl = Blas.inUse() == Blas.MKL;
        this.gemm = mkl ? mkl_rt::cblas_sgemm : openblas_nolapack::cblas_sgemm;
        this.useThreads = mkl ? mkl_rt::MKL_Set_Num_Threads : openblas_nolapack::blas_set_num_threads;
        this.threads = threads;
        FloatBuffer[] signals = new FloatBuffer[sizes.length];
        FloatBuffer[] errors = new FloatBuffer[sizes.length];
        FloatBuffer[] weights = new FloatBuffer[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            signals[i] = random(batch * sizes[i]);
            errors[i] = random(batch * sizes[i]);
            weights[i] = random(i == 0 ? 0 : sizes[i - 1] * sizes[i]);
        }
        for (int i = 1; i < sizes.length; i++) {
            int in = sizes[i - 1];
            int out = sizes[i];
            add(AS_IT_IS, TRANSPOSED, batch, out, in, signals[i - 1], in, weights[i], in, signals[i], out);
        }
        for (int i = sizes.length - 1; i > 0; i--) {
            int in = sizes[i - 1];
            int out = sizes[i];
            FloatBuffer gradient = random(in * out);
            add(TRANSPOSED, AS_IT_IS, out, in, batch, errors[i], out, signals[i - 1], in, gradient, in);
            if (i > 1) {
                add(AS_IT_IS, AS_IT_IS, batch, in, out, errors[i], out, weights[i], in, errors[i - 1], in);
            }
        }
    }

    /** Runs steps on as many threads of the library as asked for, and leaves it on one. */
    void steps(int count) {
        useThreads.accept(threads);
        for (int i = 0; i < count; i++) {
            products.forEach(Runnable::run);
        }
        useThreads.accept(1);
    }

    private void add(
            int transA,
            int transB,
            int m,
            int n,
            int k,
            FloatBuffer a,
            int lda,
            FloatBuffer b,
            int ldb,
            FloatBuffer c,
            int ldc) {
        products.add(() -> gemm.apply(ROW_MAJOR, transA, transB, m, n, k, 1, a, lda, b, ldb, 0, c, ldc));
    }

    private static FloatBuffer random(int count) {
        FloatBuffer numbers = ByteBuffer.allocateDirect((count + 32) * Float.BYTES)
                .alignedSlice(64)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        SplittableRandom random = new SplittableRandom(count);
        for (int i = 0; i < count; i++) {
            numbers.put(i, (float) (random.nextDouble() - 0.5) / 16);
        }
        return numbers;
    }
}
