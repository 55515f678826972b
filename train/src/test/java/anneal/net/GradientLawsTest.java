package anneal.net;

import static anneal.net.Layer.gelu;
import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static anneal.net.Layer.sigmoid;
import static anneal.net.Layer.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.data.Batch;
import anneal.optim.SGD;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients against differences of the loss. */
class GradientLawsTest {

    /** Wide enough that float32's rounding of the loss does not drown the difference. */
    private static final float STEP = 1 / 256f;

    private static final double TOLERANCE = 2e-4;

    static Stream<Sequential> models() {
        return Stream.of(
                Sequential.of(linear(6, 3)),
                Sequential.of(linear(6, 5), relu(), linear(5, 3)),
                Sequential.of(linear(6, 5), tanh(), linear(5, 3)),
                Sequential.of(linear(6, 5), sigmoid(), linear(5, 3)),
                Sequential.of(linear(6, 5), gelu(), linear(5, 3)),
                Sequential.of(linear(6, 5), linear(5, 4), tanh(), linear(4, 3), gelu()),
                Sequential.of(linear(6, 7), gelu(), linear(7, 6), relu(), linear(6, 5), sigmoid(), linear(5, 3)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void crossEntropy(Sequential model) {
        check(model, Loss.CROSS_ENTROPY, Examples.classes(9, 6, 3, 1).batch());
    }

    @ParameterizedTest
    @MethodSource("models")
    void meanSquaredError(Sequential model) {
        Layer[] layers = model.layers().toArray(Layer[]::new);
        Layer[] longer = Arrays.copyOf(layers, layers.length + 1);
        longer[layers.length] = linear(3, 1);
        check(
                Sequential.of(longer),
                Loss.MEAN_SQUARED_ERROR,
                Examples.numbers(9, 6, 2).batch());
    }

    private static void check(Sequential model, Loss loss, Batch batch) {
        int kinks = 0;
        try (Network network = model.start(new SGD(), loss, 5)) {
            for (Dense layer : network.layers()) {
                network.forward(batch);
                network.backward();
                Matrix gradient = network.gradient(layer.place());
                for (int row = 0; row < gradient.rows(); row++) {
                    for (int column = 0; column < gradient.columns(); column++) {
                        double wide = slope(network, layer.weights(), row, column, batch, STEP);
                        double narrow = slope(network, layer.weights(), row, column, batch, STEP / 2);
                        if (Math.abs(wide - narrow) > TOLERANCE) {
                            kinks++;
                        } else {
                            assertThat((double) gradient.at(row, column))
                                    .as("layer %d, weight %d, %d", layer.place(), row, column)
                                    .isCloseTo(narrow, within(TOLERANCE));
                        }
                    }
                }
            }
        }
        // the loss has no slope where the step carries a sum across relu's kink
        assertThat(kinks).isLessThanOrEqualTo(model.layers().contains(relu()) ? (int) model.parameters() / 4 : 0);
    }

    /** Five-point difference, exact up to the fourth derivative. */
    private static double slope(Network network, Matrix weights, int row, int column, Batch batch, float step) {
        float weight = weights.at(row, column);
        double[] losses = new double[5];
        for (int i = 0; i < losses.length; i++) {
            weights.set(row, column, weight + (i - 2) * step);
            losses[i] = network.forward(batch);
        }
        weights.set(row, column, weight);
        return (losses[0] - 8 * losses[1] + 8 * losses[3] - losses[4]) / (12 * step);
    }
}
