package anneal.net;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.data.Batch;
import anneal.optim.SGD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkClosedFormsTest {

    @Test
    void allZeroWeightsKnowNothing() {
        try (Network network = Sequential.of(linear(4, 10)).start(new SGD(), Loss.CROSS_ENTROPY, 1)) {
            network.setWeights(0, new float[40]);
            network.setBiases(0, new float[10]);
            assertThat(network.evaluate(Examples.classes(30, 4, 10, 1)).loss()).isCloseTo(Math.log(10), within(1e-7));
        }
    }

    @Test
    void oneStepOnOneNumber() {
        Examples data = Examples.numbers(1, 1, 1);
        try (Network network = Sequential.of(linear(1, 1)).start(new SGD(), Loss.MEAN_SQUARED_ERROR, 1)) {
            network.setWeights(0, new float[1]);
            network.setBiases(0, new float[1]);
            double target = data.target(0);
            assertThat(network.update(data.batch(), 0.25)).isCloseTo(target * target, within(1e-12));
            assertThat((double) network.biases(0)[0]).isCloseTo(target / 2, within(1e-7));
        }
    }

    @Test
    void firstWeightsFillTheirRange() {
        try (Network network = Sequential.of(linear(400, 100)).start(new SGD(), Loss.CROSS_ENTROPY, 1)) {
            double sum = 0;
            double largest = 0;
            for (float weight : network.weights(0)) {
                sum += weight;
                largest = Math.max(largest, Math.abs(weight));
            }
            assertThat(largest).isBetween(0.0499, 0.05);
            assertThat(sum / 40_000).isCloseTo(0, within(0.0006));
            assertThat(network.biases(0)).doesNotContain(0f);
        }
    }

    @Test
    void divergenceIsALossNotAnException() {
        Batch batch = Examples.classes(8, 4, 3, 1).batch();
        try (Network network = Sequential.of(linear(4, 5), relu(), linear(5, 3))
                .start(new SGD().withMomentum(0.9), Loss.CROSS_ENTROPY, 1)) {
            double loss = 0;
            for (int i = 0; i < 50 && Double.isFinite(loss); i++) {
                loss = network.update(batch, 1e30);
            }
            assertThat(loss).isNotFinite();
            assertThat(network.update(batch, 0.1)).isNaN();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RELU,    0, 0,         0",
        "RELU,   -2, 0,         0",
        "RELU,    2, 2,         1",
        "RELU,  NaN, NaN,       1",
        "TANH,    0, 0,         1",
        "TANH,    1, 0.7615942, 0.4199743",
        "TANH, -100, -1,        0",
        "TANH,  100, 1,         0",
        "SIGMOID, 0, 0.5,       0.25",
        "SIGMOID, 1, 0.7310586, 0.1966119",
        "SIGMOID, -100, 0,      0",
        "SIGMOID, 100, 1,       0",
        "GELU,    0, 0,         0.5",
        "GELU,    1, 0.8413447, 1.0833155",
        "GELU,   -1, -0.1586553, -0.0833155",
        "GELU,  -40, 0,         0",
        "GELU,   40, 40,        1",
    })
    void activations(Activation activation, float x, float value, float slope) {
        Matrix sums = Matrix.zeros(new Storage(), 1, 1);
        Matrix outputs = Matrix.zeros(new Storage(), 1, 1);
        sums.set(0, 0, x);
        activation.apply(sums, outputs);
        assertThat(outputs.at(0, 0)).isCloseTo(value, within(1e-7f));
        assertThat(sums.at(0, 0)).isCloseTo(slope, within(1e-7f));
    }
}
