package anneal.net;

import static anneal.net.Layer.gelu;
import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.optim.Adam;
import anneal.optim.Optimizer;
import anneal.optim.SGD;
import anneal.train.Score;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkLawsTest {
    private static final Sequential BLOCK = Sequential.of(linear(300, 50), relu(), linear(50, 10));
    private static final Examples IMAGES = Examples.classes(333, 300, 10, 1);

    private static Network start(Optimizer optimizer, long seed, int threads) {
        return BLOCK.start(optimizer, Loss.CROSS_ENTROPY, seed, threads);
    }

    private static float[] trained(Optimizer optimizer, long seed, int threads) {
        try (Network network = start(optimizer, seed, threads)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                for (Batch batch : Loader.shuffled(IMAGES, 64, 7).epoch(epoch)) {
                    network.update(batch, 0.01);
                }
                network.evaluate(IMAGES);
            }
            return network.weights(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd(momentum=0.9)", "adam"})
    void sameSeedSameBits(String rule) {
        Optimizer optimizer = Optimizer.parse(rule);
        float[] weights = trained(optimizer, 3, 2);
        assertThat(trained(optimizer, 3, 2)).containsExactly(weights);
        assertThat(trained(optimizer, 3, 1)).as("one thread").containsExactly(weights);
        assertThat(trained(optimizer, 4, 2)).as("another seed").isNotEqualTo(weights);
    }

    @Test
    void visibleLoopIsTheSameAsOneCall() {
        Optimizer optimizer = new SGD().withMomentum(0.9);
        try (Network whole = start(optimizer, 3, 2);
                Network parted = start(optimizer, 3, 2)) {
            for (Batch batch : Loader.shuffled(IMAGES, 50, 7).epoch(0)) {
                double loss = parted.forward(batch);
                parted.backward();
                parted.update(0.01);
                assertThat(whole.update(batch, 0.01)).isEqualTo(loss);
            }
            assertThat(parted.weights(0)).containsExactly(whole.weights(0));
            assertThat(parted.biases(2)).containsExactly(whole.biases(2));
        }
    }

    /** A batch's gradient is the mean of its rows', so an update on n rows moves as the mean of n updates on one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 17, 127, 128, 129, 333})
    void batchesOfEverySizeAverageTheirRows(int size) {
        double[] sum = new double[10];
        double losses = 0;
        try (Network network = start(new SGD(), 3, 2)) {
            float[] before = network.biases(2);
            double loss = network.update(IMAGES.batch(size), 1);
            float[] after = network.biases(2);
            for (Batch row : Loader.inOrder(IMAGES, 1).epoch(0).subList(0, size)) {
                try (Network single = start(new SGD(), 3, 1)) {
                    losses += single.update(row, 1);
                    for (int i = 0; i < 10; i++) {
                        sum[i] += single.biases(2)[i] - before[i];
                    }
                }
            }
            assertThat(loss).isCloseTo(losses / size, within(1e-5));
            for (int i = 0; i < 10; i++) {
                assertThat((double) after[i] - before[i]).isCloseTo(sum[i] / size, within(2e-6));
            }
        }
    }

    @Test
    void learnsATinyBatchByHeart() {
        DataSet tiny = Examples.classes(20, 300, 10, 9);
        try (Network network = start(new Adam(), 3, 2)) {
            for (int i = 0; i < 100; i++) {
                network.update(Loader.inOrder(tiny, 20).epoch(0).get(0), 0.01);
            }
            Score score = network.evaluate(tiny);
            assertThat(score.accuracy()).isEqualTo(1);
            assertThat(score.loss()).isLessThan(0.01);
        }
    }

    @Test
    void evaluatesWithoutChangingAnything() {
        try (Network network = start(new SGD().withMomentum(0.9), 3, 2);
                Network other = start(new SGD().withMomentum(0.9), 3, 2)) {
            for (Batch batch : Loader.inOrder(IMAGES, 64).epoch(0)) {
                network.update(batch, 0.01);
                Score first = network.evaluate(IMAGES);
                assertThat(network.evaluate(IMAGES)).isEqualTo(first);
                other.update(batch, 0.01);
            }
            assertThat(network.weights(0)).containsExactly(other.weights(0));
        }
    }

    @Test
    void scorePredictionsAndClassesAgree() {
        try (Network network = start(new SGD(), 3, 2)) {
            float[][] answers = network.predict(IMAGES);
            int[] classes = network.classify(IMAGES);
            double loss = 0;
            int hits = 0;
            for (int row = 0; row < IMAGES.size(); row++) {
                double sum = 0;
                for (float probability : answers[row]) {
                    sum += probability;
                    assertThat(probability).isLessThanOrEqualTo(answers[row][classes[row]]);
                }
                assertThat(sum).isCloseTo(1, within(1e-6));
                loss -= Math.log(answers[row][IMAGES.label(row)]);
                hits += classes[row] == IMAGES.label(row) ? 1 : 0;
            }
            Score score = network.evaluate(IMAGES);
            assertThat(score.loss()).isCloseTo(loss / IMAGES.size(), within(1e-6));
            assertThat(score.accuracy()).isEqualTo((double) hits / IMAGES.size());
        }
    }

    @Test
    void predictsNumbersForRowsWithoutAnswers() {
        Sequential model = Sequential.of(linear(2, 3), gelu(), linear(3, 1));
        try (Network network = model.start(new SGD(), Loss.MEAN_SQUARED_ERROR, 3)) {
            network.setWeights(2, new float[3]);
            network.setBiases(2, new float[] {0.25f});
            assertThat(network.predict(new float[] {1, 2}, new float[] {3, 4}))
                    .isDeepEqualTo(new float[][] {{0.25f}, {0.25f}});
        }
    }

    /** More sizes in turn than a network keeps buffers for. */
    @Test
    void mixedSizesOfBatchesDoNotDisturbEachOther() {
        try (Network network = start(new SGD(), 3, 2)) {
            List<Integer> sizes = List.of(5, 64, 7, 128, 9, 11, 5, 64, 7);
            double[] first = new double[334];
            for (int size : sizes) {
                double loss = network.forward(IMAGES.batch(size));
                assertThat(first[size]).isIn(0.0, loss);
                first[size] = loss;
            }
        }
    }

    @Test
    void runsSideBySideDoNotDisturbEachOther() throws InterruptedException {
        float[] alone = trained(new SGD().withMomentum(0.9), 3, 2);
        float[][] together = new float[4][];
        Thread[] runs = new Thread[together.length];
        for (int i = 0; i < runs.length; i++) {
            int run = i;
            runs[i] = new Thread(() -> together[run] = trained(new SGD().withMomentum(0.9), 3, 1 + run % 2));
            runs[i].start();
        }
        for (Thread run : runs) {
            run.join();
        }
        for (float[] weights : together) {
            assertThat(weights).containsExactly(alone);
        }
    }

    static Stream<Arguments> everyRuleOnOneThreadAndTwo() {
        Stream<String> named = Optimizer.help().stream().map(line -> line.substring(0, line.indexOf('(')));
        return Stream.concat(Stream.of("sgd(momentum=0.9)", "sgd(momentum=0.9, nesterov=true)"), named)
                .flatMap(rule -> Stream.of(Arguments.of(rule, 1), Arguments.of(rule, 2)));
    }

    @ParameterizedTest
    @MethodSource("everyRuleOnOneThreadAndTwo")
    void updatesAllocateNothing(String rule, int threads) {
        try (Network network = start(Optimizer.parse(rule), 3, threads)) {
            Batch batch = IMAGES.batch(64);
            long[] working = working(network, batch);
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 5; round++) {
                long asked = allocated(working);
                long before = allocated(working);
                for (int i = 0; i < 20; i++) {
                    network.update(batch, 0.001);
                }
                long asking = before - asked;
                least = Math.min(least, allocated(working) - before - asking);
            }
            // other rounds may have bytes of the compiler's work; an object a step would be at least 320 in each
            assertThat(least).isLessThan(320);
        }
    }

    /** The threads that an update is made on: there is a helper only once it has begun to help. */
    private static long[] working(Network network, Batch batch) {
        network.update(batch, 0.001);
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread == Thread.currentThread() || thread.getName().equals("anneal-net-helper"))
                .mapToLong(Thread::getId)
                .toArray();
    }

    private static long allocated(long... threads) {
        var meter = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long thread : threads) {
            sum += Math.max(0, meter.getThreadAllocatedBytes(thread));
        }
        return sum;
    }
}
