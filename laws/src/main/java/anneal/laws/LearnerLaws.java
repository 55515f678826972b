package anneal.laws;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.find.RangeTest;
import anneal.find.Sweep;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.optim.Clip;
import anneal.optim.Optimizer;
import anneal.optim.Vector;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import anneal.train.Learner;
import anneal.train.Score;
import anneal.train.Update;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
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

    /** Those of them that are as the built-in network's at one rate that stays as it is, but not at others. */
    protected Map<String, Steady> steadyTwins() {
        return Map.of();
    }

    /**
     * A rule at one rate.
     *
     * @param rule the built-in network's
     * @param eta the rate of every update
     */
    public record Steady(Optimizer rule, double eta) {}

    /** The words for groups of parameters that the optimizer of that name can be told rates of. */
    protected abstract List<String> groups(String optimizer);

    /** Whether it can leave a group out of an update, and then have it join as the built-in network has. */
    protected boolean freezes(String optimizer) {
        return true;
    }

    /** Whether it can clip the gradient of all parameters together. */
    protected boolean clips() {
        return true;
    }

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

    /** One after the other, and not as parameters: a framework may have none. */
    @Test
    void losesAsTheBuiltInNetworkDoesAtOneRate() {
        steadyTwins().forEach((name, twin) -> {
            try (Network ours = network(twin.rule(), 1);
                    Learner theirs = block(name, ours)) {
                for (Batch batch : BATCHES) {
                    double expected = ours.update(batch, twin.eta());
                    assertThat(theirs.update(batch, twin.eta())).as(name).isCloseTo(expected, tolerance(expected));
                }
            }
        });
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
    @MethodSource("twinNames")
    void groupsLearnAsTheBuiltInNetworksDo(String optimizer) {
        for (String group : groups(optimizer)) {
            try (Network ours = network(optimizer(optimizer), 1);
                    Learner theirs = block(optimizer, ours)) {
                ours.expect(at(group, ETA, false), at(group, ETA, false));
                theirs.expect(at(group, ETA, false), at(group, ETA, false));
                for (int step = 0; step < 6; step++) {
                    HyperParameters now = at(group, ETA / 2 / (1 + step % 3), freezes(optimizer) && step < 3);
                    List<Batch> one = List.of(BATCHES.get(step));
                    double expected = ours.update(one, now, Clip.NONE, false).loss();
                    assertThat(theirs.update(one, now)).isCloseTo(expected, withinPercentage(0.02));
                }
            }
        }
    }

    /** A rate for a group, and the usual one for what is in none. */
    private static HyperParameters at(String group, double eta, boolean frozen) {
        HyperParameters own = new HyperParameters(eta, frozen, Map.of(), Map.of());
        return new HyperParameters(ETA, false, Map.of(), Map.of(group, own));
    }

    @ParameterizedTest
    @MethodSource("twinNames")
    void clipsAsTheBuiltInNetworkDoes(String optimizer) {
        Assumptions.assumeTrue(clips(), "the framework cannot clip");
        HyperParameters now = HyperParameters.rate(ETA);
        for (Clip clip : List.of(Clip.norm(0.5), Clip.largest(0.01), Clip.value(0.001))) {
            try (Network ours = network(optimizer(optimizer), 1);
                    Learner theirs = block(optimizer, ours)) {
                for (Batch batch : BATCHES.subList(0, 4)) {
                    Update expected = ours.update(List.of(batch), now, clip, false);
                    Update update = theirs.update(List.of(batch), now, clip, false);
                    assertThat(update.norm()).isCloseTo(expected.norm(), withinPercentage(0.01));
                    assertClose(new double[] {update.loss()}, new double[] {expected.loss()});
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void leavesOutAnUpdateThatIsNotFinite(String optimizer) {
        HyperParameters now = HyperParameters.rate(ETA / 3);
        try (Learner one = block(optimizer);
                Learner other = block(optimizer)) {
            losses(one, 0, 2);
            losses(other, 0, 2);
            Batch bad = Loader.inOrder(new Endless(DATA.train()), 32).epoch(0).get(0);
            assertThat(one.update(List.of(bad), now, Clip.NONE, true).made()).isFalse();
            assertThat(one.update(List.of(BATCHES.get(2)), now, Clip.NONE, true).made())
                    .isTrue();
            losses(other, 2, 3);
            assertThat(losses(one, 3, 6)).containsExactly(losses(other, 3, 6));
        }
    }

    /** Rows that are not finite. */
    private record Endless(DataSet rows) implements DataSet {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public int features() {
            return rows.features();
        }

        @Override
        public int classes() {
            return rows.classes();
        }

        @Override
        public int label(int row) {
            return rows.label(row);
        }

        @Override
        public float target(int row) {
            return rows.target(row);
        }

        @Override
        public void gather(int row, int from, int to, FloatBuffer into, int at) {
            for (int i = from; i < to; i++) {
                into.put(at + i - from, Float.POSITIVE_INFINITY);
            }
        }
    }

    @Test
    void itsWeightsAreTheNumbersThemselves() {
        try (Learner learner = block(optimizers().get(0))) {
            List<Vector> weights = learner.weights();
            assertThat(weights.stream().mapToInt(Vector::size).sum()).isEqualTo(308_310);
            List<Vector> before = weights.stream().map(LearnerLaws::copy).toList();
            losses(learner, 0, 2);
            double moved = learner.evaluate(DATA.test()).loss();
            List<Vector> after = weights.stream().map(LearnerLaws::copy).toList();
            set(weights, before);
            losses(learner, 2, 3);
            set(weights, after);
            assertThat(learner.evaluate(DATA.test()).loss()).isEqualTo(moved);
            weights.forEach(vector -> vector.blend(0, 0, vector));
            assertThat(learner.evaluate(DATA.test()).loss()).isCloseTo(Math.log(10), within(1e-5));
        }
    }

    private static Vector copy(Vector vector) {
        Vector copy = vector.zeros();
        copy.blend(0, 1, vector);
        return copy;
    }

    private static void set(List<Vector> weights, List<Vector> values) {
        for (int i = 0; i < weights.size(); i++) {
            weights.get(i).blend(0, 1, values.get(i));
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
            assertThat(losses[i]).as("update %s", i).isCloseTo(expected[i], tolerance(expected[i]));
        }
    }

    private static Offset<Double> tolerance(double loss) {
        return within(2e-5 * Math.max(1, loss));
    }

    private static double[] losses(Learner learner, int from, int to) {
        double[] losses = new double[to - from];
        for (int step = from; step < to; step++) {
            losses[step - from] = learner.update(BATCHES.get(step % BATCHES.size()), ETA / (1 + step % 3));
        }
        return losses;
    }
}
