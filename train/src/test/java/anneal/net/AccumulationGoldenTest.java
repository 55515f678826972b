package anneal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.optim.Clip;
import anneal.optim.Doubles;
import anneal.optim.Optimizer;
import anneal.train.HyperParameters;
import anneal.train.Update;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Clipped and accumulated gradients of the real PyTorch in float64, from tables made by golden/clipping.py. */
class AccumulationGoldenTest {

    /** The formulas alone, in float64: all that is left to differ is the order of sums. */
    @ParameterizedTest
    @CsvFileSource(resources = "clip.csv", numLinesToSkip = 2, delimiter = ';', maxCharsPerColumn = 1 << 16)
    void clipsAsPyTorchDoes(Clip clip, String numbers, String norm, String clipped) {
        double[] gradient = values(numbers);
        double[] expected = values(clipped);
        double[] first = Arrays.copyOf(gradient, 2);
        double[] second = Arrays.copyOfRange(gradient, 2, gradient.length);
        Clipper one = new Clipper();
        Clipper other = new Clipper();
        one.measure(new Doubles(first), clip);
        other.measure(new Doubles(second), clip);
        double measured = Clipper.norm(one, other, clip);
        if (clip.by() != Clip.By.VALUE) {
            close(measured, values(norm)[0]);
        }
        one.clip(new Doubles(first), clip.bound(), clip.factor(measured));
        other.clip(new Doubles(second), clip.bound(), clip.factor(measured));
        for (int i = 0; i < expected.length; i++) {
            close(i < 2 ? first[i] : second[i - 2], expected[i]);
        }
    }

    private static void close(double actual, double expected) {
        if (Double.isFinite(expected)) {
            assertThat(actual).isCloseTo(expected, within(1e-14 * Math.abs(expected)));
        } else {
            assertThat(actual).isEqualTo(Double.valueOf(expected));
        }
    }

    /** Mini-batches of some of the 7 rows, the last of them short, five updates. */
    @ParameterizedTest
    @CsvFileSource(resources = "accumulation.csv", numLinesToSkip = 2, delimiter = ';')
    void trainsAsPyTorchDoes(
            String model, String loss, String optimizer, int size, Clip clip, String quantity, String values) {
        double[] expected = values(values);
        try (Network network = Sequential.parse(model).start(Optimizer.parse(optimizer), Loss.parse(loss), 1)) {
            NetworkGoldenTest.fill(network);
            List<Batch> batches =
                    Loader.inOrder(new NetworkGoldenTest.Formula(network), size).epoch(0);
            for (int i = 0; i < 5; i++) {
                Update update = network.update(batches, HyperParameters.rate(0.1), clip, false);
                double actual = quantity.equals("losses") ? update.loss() : update.norm();
                if (!quantity.equals("parameters") && !Double.isNaN(expected[i])) {
                    assertThat(actual)
                            .as("%s %d", quantity, i)
                            .isCloseTo(expected[i], within(NetworkGoldenTest.TOLERANCE * (1 + expected[i])));
                }
            }
            if (quantity.equals("parameters")) {
                NetworkGoldenTest.compare(
                        quantity, NetworkGoldenTest.parameters(network), expected, NetworkGoldenTest.TOLERANCE);
            }
        }
    }

    private static double[] values(String text) {
        return Arrays.stream(text.split(" "))
                .map(number -> number.replace("inf", "Infinity").replace("nan", "NaN"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
