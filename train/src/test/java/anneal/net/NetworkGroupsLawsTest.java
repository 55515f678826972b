package anneal.net;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import anneal.data.Batch;
import anneal.notation.Clock;
import anneal.notation.Controls;
import anneal.notation.Settings;
import anneal.optim.Clip;
import anneal.optim.Optimizer;
import anneal.optim.Reach;
import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A network whose parameters are in groups. */
class NetworkGroupsLawsTest {
    private static final Sequential MODEL = Sequential.of(linear(30, 20), relu(), linear(20, 10));
    private static final Batch BATCH = Examples.classes(64, 30, 10, 1).batch();
    private static final int UPDATES = 5;

    private static Network start(String rule, int threads) {
        return MODEL.start(Optimizer.parse(rule), Loss.CROSS_ENTROPY, 3, threads);
    }

    private static Controls controls(String settings) {
        return Settings.parse(settings).spelt(MODEL.parameterNames()).resolve(new Clock(0, 0, 0, UPDATES));
    }

    /** Makes updates from one step to another, and returns the loss of the last. */
    private static double train(Network network, String settings, int from, int to) {
        Controls controls = controls(settings);
        HyperParameters first = HyperParameters.of(controls, 0, 1);
        network.expect(first, first);
        double loss = Double.NaN;
        for (int step = from; step < to; step++) {
            loss = network.update(List.of(BATCH), HyperParameters.of(controls, step, 1), Clip.NONE, false)
                    .loss();
        }
        return loss;
    }

    static List<String> rules() {
        return Optimizer.help().stream()
                .map(line -> line.substring(0, line.indexOf('(')))
                .toList();
    }

    private static boolean takesGroups(String rule) {
        return Optimizer.parse(rule).reach() != Reach.MODEL;
    }

    /** Groups along the cuts that there are anyway. */
    @ParameterizedTest
    @MethodSource("rules")
    void groupsThatChangeNothingGiveTheSameBits(String rule) {
        try (Network plain = start(rule, 2);
                Network grouped = start(rule, 1)) {
            for (int step = 0; step < UPDATES; step++) {
                plain.update(BATCH, 0.01);
            }
            train(
                    grouped,
                    takesGroups(rule) ? "lr = 0.01; group first: lr *= 1; group last: lr = 0.01" : "0.01",
                    0,
                    UPDATES);
            assertSameBits(grouped, plain);
        }
    }

    /** A cut between weights and biases gives them other products, and so other last bits. */
    @ParameterizedTest
    @ValueSource(strings = {"sgd(momentum=0.9)", "adamw", "lamb", "muon", "rmsprop"})
    void aGroupOfBiasesOnlyCutsOtherwise(String rule) {
        try (Network plain = start(rule, 2);
                Network grouped = start(rule, 2);
                Network single = start(rule, 1)) {
            for (int step = 0; step < UPDATES; step++) {
                plain.update(BATCH, 0.001);
            }
            train(grouped, "0.001; group bias: lr *= 1", 0, UPDATES);
            train(single, "0.001; group bias: lr *= 1", 0, UPDATES);
            assertSameBits(single, grouped);
            for (int layer = 0; layer <= 2; layer += 2) {
                assertClose(grouped.weights(layer), plain.weights(layer));
                assertClose(grouped.biases(layer), plain.biases(layer));
            }
        }
    }

    private static void assertClose(float[] numbers, float[] expected) {
        for (int i = 0; i < numbers.length; i++) {
            assertThat(numbers[i]).isCloseTo(expected[i], within(1e-5f));
        }
    }

    private static void assertSameBits(Network network, Network expected) {
        for (int layer = 0; layer <= 2; layer += 2) {
            assertThat(network.weights(layer)).containsExactly(expected.weights(layer));
            assertThat(network.biases(layer)).containsExactly(expected.biases(layer));
        }
    }

    /** To the last bit, what is remembered included; a rate of 0 alone is not enough for that. */
    @ParameterizedTest
    @MethodSource("rules")
    void whatIsFrozenStaysAsItIs(String rule) {
        if (!takesGroups(rule)) {
            return;
        }
        try (Network network = start(rule, 2)) {
            train(network, "0.01; group 0.* until 2", 0, 2);
            Tensors before = network.state();
            train(network, "0.01; group 0.* until 2", 2, UPDATES);
            Tensors after = network.state();
            before.tensors().forEach((name, tensor) -> {
                boolean frozen = name.startsWith("0.") || name.startsWith("optimizer.0.");
                boolean moves = name.equals("2.weight");
                if (frozen || moves) {
                    assertThat(same(after.tensors().get(name), tensor))
                            .as(rule + ", " + name)
                            .isEqualTo(frozen);
                }
            });
        }
    }

    private static boolean same(Tensor one, Tensor other) {
        return one.type() == Tensor.Type.F32
                ? Arrays.equals(one.floats(), other.floats())
                : Arrays.equals(one.doubles(), other.doubles());
    }

    @Test
    void aRateOfZeroStillMovesWhatIsRemembered() {
        try (Network network = start("adam", 1)) {
            train(network, "0.01; group 0.*: lr *= 0", 0, 1);
            Tensors before = network.state();
            train(network, "0.01; group 0.*: lr *= 0", 1, 2);
            Tensors after = network.state();
            assertThat(same(after.tensors().get("0.weight"), before.tensors().get("0.weight")))
                    .isTrue();
            assertThat(same(
                            after.tensors().get("optimizer.0.0.m0"),
                            before.tensors().get("optimizer.0.0.m0")))
                    .isFalse();
        }
    }

    /** A group that joins begins with a blank memory: its first update is the first one of a rule that counts. */
    @Test
    void aGroupThatJoinsCountsFromThere() {
        try (Network late = start("adam", 1);
                Network fresh = start("adam", 1)) {
            train(late, "lr = 0; group last from 3: lr = 0.01", 0, 4);
            train(fresh, "lr = 0; group last: lr = 0.01", 0, 1);
            assertSameBits(late, fresh);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sgd(momentum=0.9) | lr = 0.1; momentum = linear(0.5, 0.9, 5); noDecay = bias; weightDecay = 0.1
            adamw             | lr = 0.01; beta1 = linear(0.8, 0.95, 5); group bias until 4: weightDecay = 0; group 0.weight from 2
            lamb              | lr = 0.01; layerDecay = 0.5; weightDecay = linear(0, 0.1, 5)
            prodigy           | lr = 1; weightDecay = linear(0, 0.1, 5)
            """)
    void aStateTakesTheGroupsAlong(String rule, String settings) {
        try (Network reference = start(rule, 2);
                Network network = start(rule, 1)) {
            train(reference, settings, 0, 3);
            Tensors state = reference.state();
            double expected = train(reference, settings, 3, UPDATES);
            train(network, settings, 0, 1);
            network.restore(state);
            assertThat(train(network, settings, 3, UPDATES)).isEqualTo(expected);
            assertSameBits(network, reference);
        }
    }

    @Test
    void aStateOfOtherGroupsIsRefused() {
        try (Network network = start("adam", 1)) {
            train(network, "0.1; group bias: eps = 1", 0, 1);
            Tensors state = network.state();
            train(network, "0.1; group bias: eps = 1; group 0.weight: eps = 1", 0, 1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.restore(state))
                    .withMessage(
                            "groups of parameters must be bias, as when the state was saved, but is bias, 0.weight");
            train(network, "0.1", 0, 1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.restore(state))
                    .withMessage("groups of parameters must be bias, as when the state was saved, but is none");
        }
    }

    /** Clipping leaves out what is frozen, as PyTorch leaves out parameters without a gradient. */
    @Test
    void theNormIsThatOfWhatMoves() {
        try (Network network = start("sgd", 2)) {
            double last = norm(network, "0.1; group first until 0");
            double first = norm(network, "0.1; group last until 0");
            assertThat(norm(network, "0.1; group last: lr *= 1")).isCloseTo(Math.hypot(first, last), within(1e-9));
        }
    }

    private static double norm(Network network, String settings) {
        HyperParameters now = HyperParameters.of(controls(settings), 0, 0);
        network.expect(now, now);
        return network.update(List.of(BATCH), now, Clip.norm(1), false).norm();
    }

    @Test
    void onePlainRateIsForAllGroups() {
        try (Network plain = start("sgd(momentum=0.9)", 1);
                Network grouped = start("sgd(momentum=0.9)", 1)) {
            train(grouped, "0.01; group last until 0: momentum = 0.5", 0, 1);
            plain.restore(ungrouped(grouped));
            for (int step = 0; step < UPDATES; step++) {
                plain.update(BATCH, 0.01);
                grouped.update(BATCH, 0.01);
            }
            assertSameBits(grouped, plain);
        }
    }

    /** The same state, as of a network without groups that are cut otherwise. */
    private static Tensors ungrouped(Network network) {
        Tensors state = network.state();
        Map<String, String> texts = new LinkedHashMap<>(state.texts());
        texts.remove("anneal.groups");
        return new Tensors(texts, state.tensors());
    }
}
