package anneal.benchmarks;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The five matrix products of one step of the block 3072-100-10, back to back, and nothing else: what the step would
 * cost if all the rest were free. Weights lie {@code outputs x inputs}, as in PyTorch.
 */
final class BareProducts {
    private static final int BATCH = 128;
    private static final int INPUTS = 3072;
    private static final int HIDDEN = 100;
    private static final int CLASSES = 10;

    private final int threads;
    private final FloatBuffer images = random(BATCH * INPUTS);
    private final FloatBuffer weights = random(HIDDEN * INPUTS);
    private final FloatBuffer weightGradient = random(HIDDEN * INPUTS);
    private final FloatBuffer hidden = random(BATCH * HIDDEN);
    private final FloatBuffer hiddenErrors = random(BATCH * HIDDEN);
    private final FloatBuffer lastWeights = random(CLASSES * HIDDEN);
    private final FloatBuffer lastGradient = random(CLASSES * HIDDEN);
    private final FloatBuffer errors = random(BATCH * CLASSES);

    BareProducts(int threads) {
        this.threads = threads;
    }

    /** Runs steps on as many threads of the library as asked for, and leaves it on one. */
    void steps(int count) {
        openblas_nolapack.blas_set_num_threads(threads);
        for (int i = 0; i < count; i++) {
            step();
        }
        openblas_nolapack.blas_set_num_threads(1);
    }

    private void step() {
        product(CblasNoTrans, CblasTrans, BATCH, HIDDEN, INPUTS, images, INPUTS, weights, INPUTS, hidden, HIDDEN);
        product(CblasNoTrans, CblasTrans, BATCH, CLASSES, HIDDEN, hidden, HIDDEN, lastWeights, HIDDEN, errors, CLASSES);
        product(
                CblasNoTrans,
                CblasNoTrans,
                BATCH,
                HIDDEN,
                CLASSES,
                errors,
                CLASSES,
                lastWeights,
                HIDDEN,
                hiddenErrors,
                HIDDEN);
        product(
                CblasTrans,
                CblasNoTrans,
                CLASSES,
                HIDDEN,
                BATCH,
                errors,
                CLASSES,
                hidden,
                HIDDEN,
                lastGradient,
                HIDDEN);
        product(
                CblasTrans,
                CblasNoTrans,
                HIDDEN,
                INPUTS,
                BATCH,
                hiddenErrors,
                HIDDEN,
                images,
                INPUTS,
                weightGradient,
                INPUTS);
    }

    private static void product(
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
        cblas_sgemm(CblasRowMajor, transA, transB, m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
    }

    private static FloatBuffer random(int count) {
        FloatBuffer numbers = ByteBuffer.allocateDirect(count * Float.BYTES + 64)
                .alignedSlice(64)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        SplittableRandom random = new SplittableRandom(count);
        for (int i = 0; i < numbers.capacity(); i++) {
            numbers.put(i, (float) (random.nextDouble() - 0.5) / 16);
        }
        return numbers;
    }
}
