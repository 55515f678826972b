package anneal.net;

import java.nio.FloatBuffer;
import org.bytedeco.mkl.global.mkl_rt;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Products by a library with the C interface of BLAS, each on the thread that asks for it.
 *
 * <p>The library's own threads are switched off for the whole process: two threads of ours with one product each beat two
 * of the library's on one product, and runs side by side do not get into each other's way.
 *
 * @param gemm the library's product of matrices
 * @param axpy the library's sum of vectors
 */
record Cblas(Gemm gemm, Axpy axpy) implements Products {
    static final int ROW_MAJOR = 101;
    private static final int AS_IT_IS = 111;
    private static final int TRANSPOSED = 112;

    /** {@code cblas_sgemm}: {@code c = beta c + alpha a b}. */
    @FunctionalInterface
    interface Gemm {
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

    /** {@code cblas_saxpy}: {@code y = y + alpha x}. */
    @FunctionalInterface
    interface Axpy {
        void apply(int n, float alpha, FloatBuffer x, int incX, FloatBuffer y, int incY);
    }

    /**
     * Loads OpenBLAS.
     *
     * @throws LinkageError if there is none for this machine
     */
    static Cblas openBlas() {
        openblas_nolapack.blas_set_num_threads(1);
        return new Cblas(openblas_nolapack::cblas_sgemm, openblas_nolapack::cblas_saxpy);
    }

    /**
     * Loads Intel MKL.
     *
     * @throws LinkageError if it is not on the class path, or there is none for this machine
     */
    static Cblas mkl() {
        mkl_rt.MKL_Set_Num_Threads(1);
        return new Cblas(mkl_rt::cblas_sgemm, mkl_rt::cblas_saxpy);
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c, float keep, float take) {
        gemm.apply(
                ROW_MAJOR,
                transposition(a),
                transposition(b),
                c.rows(),
                c.columns(),
                a.columns(),
                take,
                a.numbers(),
                a.stride(),
                b.numbers(),
                b.stride(),
                keep,
                c.numbers(),
                c.stride());
    }

    static int transposition(Matrix matrix) {
        return matrix.flipped() ? TRANSPOSED : AS_IT_IS;
    }

    @Override
    public void add(float take, Matrix x, Matrix y) {
        axpy.apply(x.rows() * x.columns(), take, x.numbers(), 1, y.numbers(), 1);
    }
}
