package anneal.net;

import static anneal.net.Layer.gelu;
import static anneal.net.Layer.linear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.data.Loader;
import anneal.optim.Adam;
import anneal.optim.Optimizer;
import anneal.optim.SGD;
import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A network that is set to a saved state goes on as the one that was saved. */
class NetworkStateLawsTest {
    private static final Sequential MODEL = Sequential.of(linear(6, 5), gelu(), linear(5, 3));
    private static final Examples DATA = Examples.classes(50, 6, 3, 1);

    @TempDir
    private Path folder;

    /** Every rule there is, with its defaults, and settings that add to what is remembered. */
    static Stream<Optimizer> rules() {
        List<Optimizer> rules = new ArrayList<>();
        for (Class<?> rule : Optimizer.class.getPermittedSubclasses()) {
            rules.add(Optimizer.parse(rule.getSimpleName()));
        }
        for (String rule : new String[] {
            "sgd(momentum=0.9, dampening=0.5)",
            "sgd(momentum=0.9, nesterov=true)",
            "adam(amsgrad=true)",
            "rmsprop(centered=true, momentum=0.9)",
            "adagrad(initialAccumulator=2, lrDecay=0.1)"
        }) {
            rules.add(Optimizer.parse(rule));
        }
        return rules.stream();
    }

    private static Network start(Optimizer rule, long seed) {
        return MODEL.start(rule, Loss.CROSS_ENTROPY, seed);
    }

    private static List<Double> losses(Network network, int updates) {
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < updates; i++) {
            losses.add(network.update(Loader.shuffled(DATA, 16, 3).epoch(i).get(0), 0.05));
        }
        return losses;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void goesOnWithTheSameBits(Optimizer rule) throws IOException {
        try (Network first = start(rule, 1);
                Network second = start(rule, 2)) {
            losses(first, 5);
            Path file = folder.resolve("state.safetensors");
            first.state().write(file);
            List<Double> expected = losses(first, 20);
            losses(second, 3);
            second.restore(Tensors.read(file));
            assertThat(losses(second, 20)).isEqualTo(expected);
            assertThat(second.weights(0)).containsExactly(first.weights(0));
            assertThat(second.biases(2)).containsExactly(first.biases(2));
        }
    }

    /** Without this the law above would hold for a state without memory, too. */
    @Test
    void theMemoryMatters() {
        Optimizer rule = new SGD().withMomentum(0.9);
        try (Network first = start(rule, 1);
                Network second = start(rule, 2)) {
            losses(first, 5);
            for (int layer : new int[] {0, 2}) {
                second.setWeights(layer, first.weights(layer));
                second.setBiases(layer, first.biases(layer));
            }
            assertThat(losses(second, 3)).isNotEqualTo(losses(first, 3));
        }
    }

    @Test
    void aStateIsACopy() {
        try (Network network = start(new Adam(), 1)) {
            Tensors state = network.state();
            float[] before = state.tensors().get("0.weight").floats();
            losses(network, 3);
            assertThat(state.tensors().get("0.weight").floats()).containsExactly(before);
            assertThat(state.tensors().get("optimizer.0.0.m0").floats()).containsOnly(0);
            assertThat(network.state().tensors().get("optimizer.0.0.m0").floats())
                    .isNotEqualTo(state.tensors().get("optimizer.0.0.m0").floats());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            anneal.model     | model must be x, as when the state was saved, but is sequential(linear(6, 5), gelu(), linear(5, 3))
            anneal.loss      | loss must be x, as when the state was saved, but is cross_entropy
            anneal.optimizer | optimizer must be x, as when the state was saved, but is adam
            optimizer.2.1.m1 | tensor optimizer.2.1.m1 must have the shape [9], but has [1]
            2.bias           | tensor 2.bias must have the shape [3], but has [1]
            """)
    void aForeignStateChangesNothing(String part, String message) {
        try (Network network = start(new Adam(), 1);
                Network other = start(new Adam(), 2)) {
            losses(network, 3);
            Tensors before = network.state();
            Tensors state = other.state();
            Map<String, String> texts = new LinkedHashMap<>(state.texts());
            Map<String, Tensor> tensors = new LinkedHashMap<>(state.tensors());
            texts.computeIfPresent(part, (name, text) -> "x");
            tensors.computeIfPresent(part, (name, tensor) -> Tensor.of(new float[1]));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.restore(new Tensors(texts, tensors)))
                    .withMessage(message);
            Tensors after = network.state();
            assertThat(after.texts()).isEqualTo(before.texts());
            before.tensors()
                    .forEach(
                            (name, tensor) -> assertThat(numbers(after.tensors().get(name)))
                                    .as(name)
                                    .isEqualTo(numbers(tensor)));
        }
    }

    private static String numbers(Tensor tensor) {
        return tensor.type() == Tensor.Type.F32 ? Arrays.toString(tensor.floats()) : Arrays.toString(tensor.doubles());
    }
}
