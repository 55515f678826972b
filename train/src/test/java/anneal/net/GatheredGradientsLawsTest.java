package anneal.net;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.optim.Clip;
import anneal.optim.Optimizer;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import anneal.train.Update;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates out of several mini-batches, clipped or left out. */
class GatheredGradientsLawsTest {
    private static final Sequential BLOCK = Sequential.of(linear(30, 20), relu(), linear(20, 10));
    private static final Examples IMAGES = Examples.classes(100, 30, 10, 1);
    private static final HyperParameters RATE = HyperParameters.rate(0.01);

    private static Network start(String rule, int threads) {
        return BLOCK.start(Optimizer.parse(rule), Loss.CROSS_ENTROPY, 3, threads);
    }

    /** Four batches of 29, 29, 29 and 13 rows. */
    private static List<Batch> batches(int epoch) {
        return Loader.shuffled(IMAGES, 29, 7).epoch(epoch);
    }

    private static void same(Network one, Network other) {
        Tensors state = other.state();
        one.state()
                .tensors()
                .forEach((name, tensor) -> assertThat(tensor)
                        .as(name)
                        .usingRecursiveComparison()
                        .isEqualTo(state.tensors().get(name)));
    }

    /** Also where the last is short; a batch as large as all of them has another order of sums, and other last digits. */
    @ParameterizedTest
    @ValueSource(strings = {"sgd", "sgd(momentum=0.9)", "sgd(momentum=0.9, nesterov=true)", "adam", "lamb", "prodigy"})
    void severalBatchesMakeTheUpdateOfOneThatHoldsTheirRows(String rule) {
        try (Network parts = start(rule, 2);
                Network whole = start(rule, 2)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                Update update = parts.update(batches(epoch), RATE, Clip.NONE, false);
                double loss = whole.update(
                        Loader.shuffled(IMAGES, 100, 7).epoch(epoch).get(0), 0.01);
                assertThat(update.loss()).isCloseTo(loss, within(1e-6));
                assertThat(update.norm()).isNaN();
                assertThat(update.made()).isTrue();
            }
            float[] expected = whole.weights(0);
            float[] actual = parts.weights(0);
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i]).isCloseTo(expected[i], within(2e-6f));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            sgd;               none
            sgd(momentum=0.9); norm(0.1)
            adam;              norm(0.01, inf)
            lamb;              value(0.001)
            muon;              norm(0.1)
            """)
    void theVisibleLoopDoesTheSameOnAnyNumberOfThreads(String rule, Clip clip) {
        try (Network oneCall = start(rule, 2);
                Network single = start(rule, 1);
                Network visible = start(rule, 2)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                Update update = oneCall.update(batches(epoch), RATE, clip, false);
                assertThat(single.update(batches(epoch), RATE, clip, false)).isEqualTo(update);
                for (Batch batch : batches(epoch)) {
                    visible.forward(batch);
                    visible.backward();
                }
                if (!clip.isNone()) {
                    assertThat(visible.clip(clip)).isEqualTo(update.norm()).isGreaterThan(clip.limit());
                }
                visible.update(0.01);
            }
            same(oneCall, single);
            same(oneCall, visible);
        }
    }

    /** The plain way is the way without detours: these are the bits of one batch and nothing else asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"sgd", "sgd(momentum=0.9)", "adam", "lamb", "muon"})
    void oneBatchAloneIsAnUpdateAsEver(String rule) {
        try (Network one = start(rule, 2);
                Network other = start(rule, 2)) {
            for (Batch batch : batches(0)) {
                Update update = one.update(List.of(batch), RATE, Clip.NONE, false);
                assertThat(update).isEqualTo(Update.made(other.update(batch, 0.01)));
            }
            same(one, other);
        }
    }

    @Test
    void aGradientThatIsSmallEnoughStaysAsItIs() {
        try (Network clipped = start("adam", 2);
                Network free = start("adam", 2)) {
            for (Batch batch : batches(0)) {
                Update update = clipped.update(List.of(batch), RATE, Clip.norm(1000), false);
                assertThat(update.norm()).isBetween(0.1, 100.0);
                free.update(batch, 0.01);
            }
            same(clipped, free);
        }
    }

    @Test
    void aClippedGradientHasTheNormOfItsLimit() {
        try (Network network = start("sgd", 2)) {
            network.forward(batches(0).get(0));
            network.backward();
            double norm = network.clip(Clip.norm(0.25));
            assertThat(norm).isGreaterThan(0.25);
            assertThat(network.clip(Clip.NONE)).isCloseTo(0.25 * norm / (norm + 1e-6), within(1e-7));
            assertThat(network.clip(Clip.largest(0.01))).isGreaterThan(0.01);
            assertThat(network.clip(Clip.value(0.005))).isGreaterThan(0.005);
            assertThat(network.clip(Clip.largest(1))).isEqualTo(0.005f);
        }
    }

    @Test
    void whatIsScoredInBetweenDisturbsNothing() {
        try (Network network = start("adam", 2);
                Network undisturbed = start("adam", 2)) {
            for (Batch batch : batches(0)) {
                network.forward(batch);
                network.backward();
                network.evaluate(IMAGES);
                undisturbed.forward(batch);
                undisturbed.backward();
            }
            network.update(0.01);
            undisturbed.update(0.01);
            same(network, undisturbed);
        }
    }

    @Test
    void aForgottenGradientLeavesNoTrace() {
        try (Network network = start("sgd(momentum=0.9)", 2);
                Network fresh = start("sgd(momentum=0.9)", 2)) {
            network.forward(batches(0).get(0));
            network.backward();
            network.clip(Clip.NONE);
            network.forward(batches(0).get(1));
            network.zeroGradient();
            network.backward();
            network.update(0.01);
            fresh.update(batches(0).get(1), 0.01);
            same(network, fresh);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            sgd;               NaN
            sgd(momentum=0.9); Infinity
            adam;              NaN
            lamb;              Infinity
            prodigy;           NaN
            """)
    void aSkippedUpdateLeavesEverythingAsItWas(String rule, float bad) {
        try (Network network = start(rule, 2);
                Network other = start(rule, 2)) {
            network.update(batches(0), RATE, Clip.NONE, true);
            other.update(batches(0), RATE, Clip.NONE, true);
            float[] biases = network.biases(0);
            float[] spoilt = biases.clone();
            spoilt[0] = bad;
            network.setBiases(0, spoilt);
            Update update = network.update(batches(1), RATE, Clip.norm(1), true);
            assertThat(update.made()).isFalse();
            assertThat(update.loss()).isNotFinite();
            assertThat(network.biases(0)).containsExactly(spoilt);
            network.setBiases(0, biases);
            same(network, other);
            network.update(batches(2), RATE, Clip.norm(1), true);
            other.update(batches(2), RATE, Clip.norm(1), true);
            same(network, other);
        }
    }

    /** The loss is some 1e40 in float64, and so would be the gradient in float32. */
    @Test
    void aGradientAloneThatIsNotFiniteIsEnoughToSkip() {
        Sequential model = Sequential.of(linear(30, 20), relu(), linear(20, 1));
        try (Network network = model.start(Optimizer.parse("adam"), Loss.MEAN_SQUARED_ERROR, 3, 2)) {
            float[] high = new float[20];
            Arrays.fill(high, 1e20f);
            network.setBiases(0, high);
            Batch batch = Examples.numbers(10, 30, 1).batch();
            float[] before = network.weights(2);
            Update update = network.update(List.of(batch), RATE, Clip.NONE, true);
            assertThat(update.loss()).isFinite();
            assertThat(update.norm()).isInfinite();
            assertThat(update.made()).isFalse();
            assertThat(network.weights(2)).containsExactly(before);
            assertThat(network.update(List.of(batch), RATE, Clip.NONE, false).made())
                    .isTrue();
            assertThat(network.weights(2)).isNotEqualTo(before);
        }
    }

    /** But for the result, which is an object. */
    @ParameterizedTest
    @ValueSource(strings = {"sgd(momentum=0.9)", "adamw", "lamb"})
    void updatesAllocateNothing(String rule) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Batch> batches = batches(0);
        Clip clip = Clip.norm(0.1);
        try (Network network = start(rule, 1)) {
            for (int i = 0; i < 20; i++) {
                network.update(batches, RATE, clip, true);
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 20; i++) {
                network.update(batches, RATE, clip, true);
            }
            long results = 20 * 32;
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(results + 320);
        }
    }
}
