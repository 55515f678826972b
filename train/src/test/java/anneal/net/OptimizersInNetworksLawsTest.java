package anneal.net;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.optim.Clip;
import anneal.optim.Doubles;
import anneal.optim.Known;
import anneal.optim.Memory;
import anneal.optim.Optimizer;
import anneal.optim.Reach;
import anneal.optim.Tensor;
import anneal.optim.Vector;
import anneal.train.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule at work on a network: the same bits on one thread and two, and the walk that the rule makes in float64. */
class OptimizersInNetworksLawsTest {
    private static final Sequential BLOCK = Sequential.of(linear(30, 20), relu(), linear(20, 10));
    private static final DataSet PICTURES = new Shapes(500, 10, 0).generate().train();
    private static final Examples IMAGES = Examples.classes(333, 30, 10, 1);

    private static Network start(String rule, int threads) {
        return BLOCK.start(Optimizer.parse(rule), Loss.CROSS_ENTROPY, 3, threads);
    }

    /** On 500 of the built-in pictures, five epochs (or 25 updates by all of them) at rates that suit the rules. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            sgd;                          0.03
            sgd(momentum=0.9);            0.003
            adagrad;                      0.003
            rmsprop;                      0.0003
            adam;                         0.001
            adamw;                        0.001
            nadam;                        0.001
            radam;                        0.003
            adamax;                       0.002
            adadelta;                     0.3
            adafactor;                    0.01
            rprop;                        0.0003
            asgd;                         0.03
            lion;                         0.0002
            lars(trustCoefficient=0.01);  1
            lamb;                         0.01
            muon;                         0.01
            schedulefreesgd;              0.03
            schedulefreeadamw;            0.002
            dadaptsgd(momentum=0.9, d0=0.001); 1
            dadaptadam;                   1
            prodigy;                      1
            """)
    void everyRuleLearns(String rule, double eta) {
        Sequential model = Sequential.of(linear(PICTURES.features(), 20), relu(), linear(20, 10));
        try (Network network = model.start(Optimizer.parse(rule), Loss.CROSS_ENTROPY, 3, 2);
                Network single = model.start(Optimizer.parse(rule), Loss.CROSS_ENTROPY, 3, 1)) {
            double before = network.evaluate(PICTURES).loss();
            boolean whole = rule.equals("rprop");
            int size = whole ? PICTURES.size() : 32;
            for (int epoch = 0; epoch < (whole ? 25 : 5); epoch++) {
                for (Batch batch : Loader.shuffled(PICTURES, size, 7).epoch(epoch)) {
                    network.update(batch, eta);
                    single.update(batch, eta);
                }
            }
            Score after = network.evaluate(PICTURES);
            assertThat(after.loss()).as(rule).isLessThan(0.9 * before);
            assertThat(after).isEqualTo(single.evaluate(PICTURES));
            for (int layer = 0; layer <= 2; layer += 2) {
                assertThat(single.weights(layer)).containsExactly(network.weights(layer));
                assertThat(single.biases(layer)).containsExactly(network.biases(layer));
            }
        }
    }

    /** Weights of a layer are a matrix, outputs by inputs, biases a vector; a rule of reach MODEL sees all as one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "adam",
                "nadam",
                "schedulefreeadamw",
                "adafactor",
                "lars(trustCoefficient=0.1)",
                "lamb",
                "muon",
                "muon(adjustLrFn=match_rms_adamw)",
                "dadaptsgd(d0=0.01)",
                "dadaptadam(d0=0.001)",
                "prodigy(d0=0.001)"
            })
    void networkWalksAsTheRuleDoesInFloat64(String rule) {
        Optimizer optimizer = Optimizer.parse(rule);
        Batch batch = IMAGES.batch(64);
        try (Network network = start(rule, 2)) {
            List<double[]> tensors = new ArrayList<>();
            for (int layer = 0; layer <= 2; layer += 2) {
                tensors.add(numbers(network, layer, 0, inputs(layer)));
                tensors.add(numbers(network, layer, inputs(layer), inputs(layer) + 1));
            }
            List<Memory> memories = new ArrayList<>();
            double[] all = joined(tensors);
            if (optimizer.reach() == Reach.MODEL) {
                memories.add(optimizer.start(new Doubles(all)));
            } else {
                for (int i = 0; i < 4; i++) {
                    Vector numbers = new Doubles(tensors.get(i));
                    int outputs = i < 2 ? 20 : 10;
                    memories.add(optimizer.start(
                            i % 2 == 0 ? Tensor.matrix(numbers, outputs, i < 2 ? 30 : 20) : Tensor.vector(numbers)));
                }
            }
            for (int step = 0; step < 5; step++) {
                network.forward(batch);
                network.backward();
                List<double[]> gradients = new ArrayList<>();
                for (int layer = 0; layer <= 2; layer += 2) {
                    gradients.add(rows(network.gradient(layer), 0, inputs(layer)));
                    gradients.add(rows(network.gradient(layer), inputs(layer), inputs(layer) + 1));
                }
                network.update(0.01);
                for (int i = 0; i < memories.size(); i++) {
                    memories.get(i)
                            .update(new Known(memories.size() == 1 ? joined(gradients) : gradients.get(i)), 0.01);
                }
            }
            double[] expected = memories.size() == 1 ? all : joined(tensors);
            double[] actual = joined(List.of(numbers(network, 0, 0, 31), numbers(network, 2, 0, 21)));
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < actual.length; i++) {
                assertThat(actual[i]).as("%s, number %d", rule, i).isCloseTo(expected[i], within(2e-6));
            }
        }
    }

    /** A gradient made in several parts is the one that is gathered whole, to be clipped to no effect. */
    @ParameterizedTest
    @ValueSource(strings = {"adam", "lars", "lamb", "adafactor", "muon", "dadaptadam(d0=0.01)", "prodigy(d0=0.01)"})
    void partsMakeUpTheGradient(String rule) {
        Sequential wide = Sequential.of(linear(1500, 200), relu(), linear(200, 10));
        Batch batch = Examples.classes(32, 1500, 10, 1).batch(32);
        try (Network parts = wide.start(Optimizer.parse(rule), Loss.CROSS_ENTROPY, 3, 2);
                Network whole = wide.start(Optimizer.parse(rule), Loss.CROSS_ENTROPY, 3, 1)) {
            for (int step = 0; step < 3; step++) {
                parts.update(batch, 0.01);
                whole.forward(batch);
                whole.backward();
                whole.clip(Clip.value(1e9));
                whole.update(0.01);
            }
            for (int layer = 0; layer <= 2; layer += 2) {
                assertThat(parts.weights(layer)).containsExactly(whole.weights(layer), offset(1e-6f));
                assertThat(parts.biases(layer)).containsExactly(whole.biases(layer), offset(1e-6f));
            }
        }
    }

    /** What is saved is what is evaluated, not what is trained. */
    @ParameterizedTest
    @ValueSource(strings = {"sgd", "schedulefreesgd", "schedulefreeadamw", "asgd(t0=0)"})
    void savedModelScoresAsTheNetworkDoes(String rule, @TempDir Path folder) throws IOException {
        try (Network network = start(rule, 2)) {
            for (Batch batch : Loader.shuffled(IMAGES, 32, 7).epoch(0)) {
                network.update(batch, 0.1);
            }
            float[] trained = network.weights(0);
            network.save(folder.resolve("model"));
            assertThat(network.weights(0)).containsExactly(trained);
            try (Network saved = Network.load(folder.resolve("model"))) {
                assertThat(saved.evaluate(IMAGES)).isEqualTo(network.evaluate(IMAGES));
                assertThat(saved.predict(IMAGES)).isDeepEqualTo(network.predict(IMAGES));
                assertThat(saved.weights(0)).hasSameSizeAs(trained);
            }
        }
    }

    /** A network that has diverged and is given good weights and a blank memory's numbers again learns as at first. */
    @ParameterizedTest
    @ValueSource(strings = {"adam", "lamb", "muon", "adafactor", "prodigy"})
    void gradientsThatWereNotFiniteLeaveNoTrace(String rule) {
        Batch batch = IMAGES.batch(64);
        try (Network network = start(rule, 2);
                Network fresh = start(rule, 2)) {
            float[] good = network.weights(0);
            float[] bad = good.clone();
            bad[3] = Float.NaN;
            float[] biases = network.biases(0);
            float[] last = network.weights(2);
            float[] lastBiases = network.biases(2);
            network.setWeights(0, bad);
            network.update(batch, 0.01);
            network.setWeights(0, good);
            network.setBiases(0, biases);
            network.setWeights(2, last);
            network.setBiases(2, lastBiases);
            for (int i = 0; i < network.memories().size(); i++) {
                List<Vector> numbers = network.memories().get(i).remembered();
                List<Vector> blank = fresh.memories().get(i).remembered();
                for (int j = 0; j < numbers.size(); j++) {
                    double[] copy = new double[blank.get(j).size()];
                    blank.get(j).read(0, copy, copy.length);
                    numbers.get(j).write(0, copy, copy.length);
                }
            }
            network.update(batch, 0.01);
            fresh.update(batch, 0.01);
            assertThat(network.weights(0)).containsExactly(fresh.weights(0));
            assertThat(network.biases(2)).containsExactly(fresh.biases(2));
        }
    }

    private static int inputs(int layer) {
        return layer == 0 ? 30 : 20;
    }

    private static double[] numbers(Network network, int layer, int from, int to) {
        return rows(network.layers().get(layer / 2).weights(), from, to);
    }

    private static double[] rows(Matrix matrix, int from, int to) {
        double[] rows = new double[(to - from) * matrix.columns()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = matrix.at(from + i / matrix.columns(), i % matrix.columns());
        }
        return rows;
    }

    private static double[] joined(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
