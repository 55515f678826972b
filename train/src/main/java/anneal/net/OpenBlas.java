package anneal.net;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Products by OpenBLAS, each on the thread that asks for it.
 *
 * <p>The library's own threads are switched off for the whole process: two threads of ours with one product each beat two
 * of the library's on one product, and runs side by side do not get into each other's way.
 */
final class OpenBlas implements Products {

    /**
     * Loads the library.
     *
     * @throws LinkageError if there is none for this machine
     */
    OpenBlas() {
        openblas_nolapack.blas_set_num_threads(1);
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c, float keep, float take) {
        openblas_nolapack.cblas_sgemm(
                CblasRowMajor,
                a.flipped() ? CblasTrans : CblasNoTrans,
                b.flipped() ? CblasTrans : CblasNoTrans,
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

    @Override
    public void add(float take, Matrix x, Matrix y) {
        openblas_nolapack.cblas_saxpy(x.rows() * x.columns(), take, x.numbers(), 1, y.numbers(), 1);
    }
}
