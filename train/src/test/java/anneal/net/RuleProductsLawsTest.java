package anneal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import anneal.optim.Crew;
import anneal.optim.Doubles;
import anneal.optim.Product;
import anneal.optim.Tensor;
import anneal.optim.Vector;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The products that rules ask for are the same in float32 and float64, whoever makes the first. */
class RuleProductsLawsTest {
    private static final double[] KEEPS = {0, 1, -0.5};

    private final Vector singles = new Floats(Blas.JAVA.load(), Matrix.zeros(new Storage(), 1, 1));
    private final Vector doubles = new Doubles(0);

    @ParameterizedTest(name = "{0} x {1}, seed {2}")
    @CsvSource({"1, 1, 0", "3, 5, 1", "5, 3, 2", "7, 7, 3", "1, 6, 4"})
    void bothPrecisionsAgree(int rows, int columns, long seed) {
        int order = Math.min(rows, columns);
        for (double keep : KEEPS) {
            double[] exact = results(doubles, rows, columns, keep, new SplittableRandom(seed));
            double[] rounded = results(singles, rows, columns, keep, new SplittableRandom(seed));
            assertThat(exact).hasSize(order * order + rows * columns);
            assertThat(rounded).containsExactly(exact, offset(1e-5));
        }
    }

    /** {@code x x'} or {@code x' x}, and {@code s x} or {@code x s} with some square {@code s}, each added to something. */
    private static double[] results(Vector like, int rows, int columns, double keep, SplittableRandom random) {
        int order = Math.min(rows, columns);
        Tensor x = random(like, rows, columns, random);
        Tensor square = random(like, order, order, random);
        Tensor gram = random(like, order, order, random);
        Tensor target = random(like, rows, columns, random);
        make(like.gram(x, gram), keep);
        make(rows <= columns ? like.product(square, x, target) : like.product(x, square, target), keep);
        double[] all = new double[order * order + rows * columns];
        target.numbers().read(0, all, rows * columns);
        double[] grams = new double[order * order];
        gram.numbers().read(0, grams, grams.length);
        System.arraycopy(grams, 0, all, rows * columns, grams.length);
        return all;
    }

    private static void make(Product product, double keep) {
        Crew.ALONE.run(shard -> product.add(shard, keep, 2));
    }

    private static Tensor random(Vector like, int rows, int columns, SplittableRandom random) {
        double[] numbers = random.doubles(rows * (long) columns, -1, 1).toArray();
        Vector vector = like.zeros(numbers.length);
        vector.write(0, numbers, numbers.length);
        return Tensor.matrix(vector, rows, columns);
    }
}
