package anneal.laws;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.find.RangeTest;
import anneal.find.Sweep;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.optim.Optimizer;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import anneal.train.Learner;
import anneal.train.Score;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every learner must hold, tried on the block: {@code linear(3072, 100), relu(), linear(100, 10)} under
 * cross-entropy. An adapter's tests inherit it and make the block in their framework.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LearnerLaws {
    private static final Split DATA = new Shapes(320, 100, 0).generate();
    private static final List<Batch> BATCHES =
            Loader.shuffled(DATA.train(), 32, 0).epoch(0);
    private static final double ETA = 0.01;

    /** The framework's optimizers that a learner is tried with, by names of the test's own. */
    protected abstract List<String> optimizers();

    /** Those of them that the built-in network has, too. */
    protected abstract Map<String, Optimizer> twins();

    /** The block with the weights that the network has, under the optimizer of that name. */
    protected abstract Learner block(String optimizer, Network start);

    private Learner block(String optimizer) {
        try (Network start = network(optimizer(optimizer), 1)) {
            return block(optimizer, start);
        }
    }

    private Optimizer optimizer(String name) {
        return twins().getOrDefault(name, Optimizer.parse("sgd"));
    }

    private static Network network(Optimizer optimizer, long seed) {
        return Sequential.of(linear(3072, 100), relu(), linear(100, 10)).start(optimizer, Loss.CROSS_ENTROPY, seed);
    }

    List<String> twinNames() {
        return twins().keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("twinNames")
    void losesAndScoresAsTheBuiltInNetworkDoes(String optimizer) {
        try (Network ours = network(optimizer(optimizer), 1);
                Learner theirs = block(optimizer, ours)) {
            assertClose(losses(theirs, 0, 10), losses(ours, 0, 10));
            Score expected = ours.evaluate(DATA.test());
            Score score = theirs.evaluate(DATA.test());
            assertClose(new double[] {score.loss()}, new double[] {expected.loss()});
            assertThat(score.accuracy()).isEqualTo(expected.accuracy());
        }
    }

    @ParameterizedTest
    @MethodSource("twinNames")
    void severalMiniBatchesAreAsOne(String optimizer) {
        HyperParameters now = HyperParameters.rate(ETA);
        try (Network ours = network(optimizer(optimizer), 1);
                Learner theirs = block(optimizer, ours)) {
            Batch whole = Loader.inOrder(DATA.train(), 150).epoch(0).get(0);
            List<Batch> parts = Loader.inOrder(DATA.train().take(150), 100).epoch(0);
            assertThat(theirs.update(parts, now)).isCloseTo(ours.update(whole, ETA), within(1e-5));
            assertClose(losses(theirs, 0, 2), losses(ours, 0, 2));
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void goesOnFromAStateWithTheSameBits(String optimizer) {
        try (Learner one = block(optimizer);
                Learner other = block(optimizer)) {
            losses(one, 0, 4);
            Tensors state = one.state();
            double[] expected = losses(one, 4, 10);
            one.restore(state);
            assertThat(losses(one, 4, 10)).containsExactly(expected);
            other.restore(state);
            assertThat(losses(other, 4, 10)).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void goesBackToItsFirstState(String optimizer) {
        try (Learner learner = block(optimizer)) {
            Tensors state = learner.state();
            double[] expected = losses(learner, 0, 4);
            learner.restore(state);
            assertThat(losses(learner, 0, 4)).containsExactly(expected);
        }
    }

    @Test
    void evaluatingChangesNothing() {
        try (Learner one = block(optimizers().get(0));
                Learner other = block(optimizers().get(0))) {
            losses(one, 0, 2);
            losses(other, 0, 2);
            Score score = one.evaluate(DATA.test());
            assertThat(one.evaluate(DATA.test())).isEqualTo(score);
            assertThat(losses(one, 2, 4)).containsExactly(losses(other, 2, 4));
        }
    }

    @Test
    void aRangeTestLeavesItAsItWas() {
        try (Learner one = block(optimizers().get(0));
                Learner other = block(optimizers().get(0))) {
            RangeTest.of(Sweep.exponential(1e-4, 1, 20)).run(one, Loader.shuffled(DATA.train(), 32, 0));
            assertThat(losses(one, 0, 2)).containsExactly(losses(other, 0, 2));
        }
    }

    @Test
    void refusesDataOfAnotherShape() {
        try (Learner learner = block(optimizers().get(0))) {
            assertThatThrownBy(() -> learner.update(one(Sample.classes(3, 10)), ETA))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("data must have .*3.*3072.*");
            assertThatThrownBy(() -> learner.evaluate(Sample.classes(3, 10)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("data must have .*3.*3072.*");
            assertThatThrownBy(() -> learner.update(one(Sample.classes(3072, 7)), ETA))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("data must have 10 classes, as many as the model has outputs, but has 7");
        }
    }

    @Test
    void refusesAStateThatIsNotItsOwn() {
        try (Learner learner = block(optimizers().get(0))) {
            assertThatThrownBy(() -> learner.restore(new Tensors(Map.of(), Map.of())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(" must be there, but is not");
        }
    }

    /**
     * Native memory beyond the heap does not grow by as much as the batches have, 77 MB; {@code -Danneal.updates=10000}
     * looks longer.
     */
    @Test
    void memoryStaysLevel() throws IOException {
        int updates = Integer.getInteger("anneal.updates", 200);
        try (Learner learner = block(optimizers().get(0))) {
            losses(learner, 0, 300 + updates / 10);
            long before = Memory.beyondTheHeap();
            losses(learner, 0, updates);
            long grown = Memory.beyondTheHeap() - before;
            System.out.printf(
                    "%s: %d kB more after %d updates more%n", getClass().getSimpleName(), grown / 1024, updates);
            assertThat(grown).isLessThan(64L << 20);
        }
    }

    private static Batch one(Sample data) {
        return Loader.inOrder(data, 2).epoch(0).get(0);
    }

    /** But for what rounding to float32 adds up to in so many updates, each of which goes on from the last. */
    private static void assertClose(double[] losses, double[] expected) {
        for (int i = 0; i < losses.length; i++) {
            assertThat(losses[i]).as("update %s", i).isCloseTo(expected[i], within(2e-5 * Math.max(1, expected[i])));
        }
    }

    private static double[] losses(Learner learner, int from, int to) {
        double[] losses = new double[to - from];
        for (int step = from; step < to; step++) {
            losses[step - from] = learner.update(BATCHES.get(step % BATCHES.size()), ETA / (1 + step % 3));
        }
        return losses;
    }
}
