package anneal.find;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.optim.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A range test leaves no trace: whatever the optimizer remembers, training goes on as if there had been none. */
class RangeTestLawsTest {
    private static final Loader BATCHES =
            Loader.shuffled(Shapes.standard().withTrain(96).generate().train(), 16, 3);
    private static final int HALF = 4;

    /** Every rule with its defaults, so that one that is added later is tested as well, and some with more memory. */
    static Stream<String> optimizers() {
        Stream<String> all =
                Arrays.stream(Optimizer.class.getPermittedSubclasses()).map(Class::getSimpleName);
        Stream<String> more = Stream.of(
                "sgd(momentum=0.9)",
                "sgd(momentum=0.9, dampening=0.5)",
                "sgd(momentum=0.9, nesterov=true)",
                "rmsprop(momentum=0.9, centered=true)",
                "adam(amsgrad=true)");
        return Stream.concat(all, more);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void trainingGoesOnInTheSameBits(String optimizer) {
        for (int before : new int[] {0, 1, HALF}) {
            assertThat(Arrays.deepEquals(weights(optimizer, before, true), weights(optimizer, before, false)))
                    .as("tested after %s updates", before)
                    .isTrue();
        }
    }

    /** The weights and losses after training with, or without, a range test after some updates. */
    private static float[][] weights(String optimizer, int before, boolean tested) {
        Sequential model = Sequential.of(linear(3072, 8), relu(), linear(8, 10));
        List<float[]> numbers = new ArrayList<>();
        try (Network net = model.start(Optimizer.parse(optimizer), Loss.CROSS_ENTROPY, 5)) {
            List<Batch> batches = BATCHES.epoch(0);
            for (int i = 0; i < before; i++) {
                net.update(batches.get(i), 0.01);
            }
            if (tested) {
                RangeCurve curve =
                        RangeTest.of(Sweep.exponential(1e-3, 1e6, 24)).run(net, BATCHES);
                assertThat(curve.updates()).isGreaterThan(2);
            }
            for (int i = before; i < batches.size(); i++) {
                double loss = net.update(batches.get(i), 0.01);
                numbers.add(new float[] {(float) loss});
            }
            for (int layer : new int[] {0, 2}) {
                numbers.add(net.weights(layer));
                numbers.add(net.biases(layer));
            }
        }
        return numbers.toArray(float[][]::new);
    }

    @Test
    void aTestThatRunsIntoNaNLeavesNoTrace() {
        Sequential model = Sequential.of(linear(3072, 8), relu(), linear(8, 10));
        try (Network net = model.start(Optimizer.parse("sgd(momentum=0.9)"), Loss.CROSS_ENTROPY, 5)) {
            float[] before = net.weights(0);
            RangeCurve curve = new RangeTest(Sweep.exponential(1, 1e30, 40), 0.98, 1e300).run(net, BATCHES);
            assertThat(curve.stop()).isEqualTo(Stop.NOT_FINITE);
            assertThat(net.weights(0)).isEqualTo(before);
            assertThat(net.update(BATCHES.epoch(0).get(0), 0.01)).isFinite();
        }
    }

    @Test
    void aLearnerThatThrowsIsPutBack() {
        FormulaLearner learner = new FormulaLearner((update, eta) -> {
            if (update == 5) {
                throw new IllegalStateException("broken");
            }
            return 1;
        });
        assertThatThrownBy(() -> RangeTest.standard().run(learner, BATCHES)).hasMessage("broken");
        assertThat(learner.updates).isZero();
    }

    @Test
    void theSameTestTwiceGivesTheSameCurve() {
        Sequential model = Sequential.of(linear(3072, 8), relu(), linear(8, 10));
        try (Network net = model.start(Optimizer.parse("adam"), Loss.CROSS_ENTROPY, 5)) {
            RangeTest test = RangeTest.of(Sweep.exponential(1e-4, 1, 30));
            assertThat(test.run(net, BATCHES).losses())
                    .isEqualTo(test.run(net, BATCHES).losses());
        }
    }
}
