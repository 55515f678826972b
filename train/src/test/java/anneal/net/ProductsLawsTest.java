package anneal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both kinds of products against sums in float64. */
class ProductsLawsTest {

    @ParameterizedTest
    @CsvSource({
        "openblas, 1, 1, 1, 0, 1",
        "openblas, 64, 10, 101, 0, 1",
        "openblas, 33, 100, 300, 0.9, 1",
        "openblas, 7, 5, 3, 1, -0.5",
        "java, 1, 1, 1, 0, 1",
        "java, 64, 10, 101, 0, 1",
        "java, 33, 100, 300, 0.9, 1",
        "java, 7, 5, 3, 1, -0.5",
    })
    void multiply(String kind, int rows, int columns, int inner, float keep, float take) {
        Products products = Blas.wish(kind).load();
        for (int flips = 0; flips < 4; flips++) {
            Matrix a = random(rows, inner, (flips & 1) != 0, 1);
            Matrix b = random(inner, columns, (flips & 2) != 0, 2);
            Matrix c = random(rows, columns, false, 3);
            double[][] expected = new double[rows][columns];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    double sum = 0;
                    for (int k = 0; k < inner; k++) {
                        sum += (double) at(a, i, k) * at(b, k, j);
                    }
                    expected[i][j] = (double) keep * c.at(i, j) + take * sum;
                }
            }
            products.multiply(a, b, c, keep, take);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    assertThat((double) c.at(i, j)).isCloseTo(expected[i][j], within(2e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"openblas", "java"})
    void oldNumbersDoNotCountWhenNoneAreKept(String kind) {
        Matrix c = Matrix.zeros(new Storage(), 2, 2);
        c.set(0, 0, Float.NaN);
        Blas.wish(kind).load().multiply(Matrix.zeros(new Storage(), 2, 3), Matrix.zeros(new Storage(), 3, 2), c, 0, 1);
        assertThat(c.at(0, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"openblas", "java"})
    void add(String kind) {
        Matrix x = Matrix.zeros(new Storage(), 2, 3);
        Matrix y = Matrix.zeros(new Storage(), 2, 3);
        x.set(1, 2, 4);
        y.set(1, 2, 1);
        Blas.wish(kind).load().add(-0.5f, x, y);
        assertThat(y.at(1, 2)).isEqualTo(-1);
        assertThat(y.at(0, 0)).isZero();
    }

    private static float at(Matrix matrix, int row, int column) {
        return matrix.flipped() ? matrix.at(column, row) : matrix.at(row, column);
    }

    private static Matrix random(int rows, int columns, boolean flipped, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix matrix =
                flipped ? Matrix.padded(new Storage(), columns, rows) : Matrix.padded(new Storage(), rows, columns);
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                matrix.set(row, column, (float) (random.nextDouble() - 0.5));
            }
        }
        return flipped ? matrix.transposed() : matrix;
    }
}
