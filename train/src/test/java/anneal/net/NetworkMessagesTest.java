package anneal.net;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.optim.Clip;
import anneal.optim.Optimizer;
import anneal.optim.SGD;
import anneal.train.HyperParameters;
import anneal.train.Precision;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkMessagesTest {
    private static final Sequential MODEL = Sequential.of(linear(6, 4), relu(), linear(4, 3));

    @AutoClose
    private final Network network = MODEL.start(new SGD(), Loss.CROSS_ENTROPY, 1, 2);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sequential()                                    | layers must not be empty
            sequential(relu())                              | layer 0 must be linear, because an activation follows a linear layer, but was relu()
            sequential(linear(2, 3), relu(), tanh())        | layer 2 must be linear, because an activation follows a linear layer, but was tanh()
            sequential(linear(2, 3), relu(), linear(4, 1))  | inputs of linear(4, 1) must be 3, the outputs of linear(2, 3) before it, but was 4
            sequential(linear(0, 3))                        | inputs of a linear layer must be >= 1, but was 0
            sequential(linear(3, -1))                       | outputs of a linear layer must be >= 1, but was -1
            sequential(linear(3, x))                        | sizes of linear(3, x) must be whole numbers
            sequential(linear(3))                           | layer must be linear(inputs, outputs), relu(), tanh(), sigmoid() or gelu(), but was linear(3)
            sequential(elu())                               | layer must be linear(inputs, outputs), relu(), tanh(), sigmoid() or gelu(), but was elu()
            sequential(linear(3, 1), relu)                  | layer must end with ')', but was relu
            linear(3, 1)                                    | model must read sequential(...), but was linear(3, 1)
            """)
    void modelsThatCannotBe(String model, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sequential.parse(model))
                .withMessage(message);
    }

    @Test
    void dataThatDoesNotFit() {
        refused(
                "data must have 6 features, as many as the model has inputs, but has 5",
                () -> network.update(Examples.classes(4, 5, 3, 1).batch(), 1));
        refused(
                "data must have 3 classes, as many as the model has outputs, but has 2",
                () -> network.update(Examples.classes(4, 6, 2, 1).batch(), 1));
        refused(
                "data must have classes for cross-entropy, but holds numbers to predict",
                () -> network.evaluate(Examples.numbers(4, 6, 1)));
        refused(
                "data must have 6 features, as many as the model has inputs, but has 1",
                () -> network.predict(new float[] {1}));
        refused(
                "row 1 must have 6 numbers, as many as the first, but has 5",
                () -> network.predict(new float[6], new float[5]));
        try (Network other = MODEL.start(new SGD(), Loss.MEAN_SQUARED_ERROR, 1)) {
            refused(
                    "the model must have 1 output for mean squared error, but has 3",
                    () -> other.forward(Examples.numbers(4, 6, 1).batch()));
            refused(
                    "data must hold numbers to predict for mean squared error, but has 3 classes",
                    () -> other.forward(Examples.classes(4, 6, 3, 1).batch()));
            assertThatIllegalStateException()
                    .isThrownBy(() -> other.classify(Examples.numbers(4, 6, 1)))
                    .withMessage("a network trained on mean_squared_error has no classes");
        }
    }

    @Test
    void numbersThatDoNotFit() {
        refused("layer must be in [0, 2], but was 3", () -> network.weights(3));
        refused("layer must be in [0, 2], but was -1", () -> network.biases(-1));
        refused("layer 1 must be linear to have weights, but was relu()", () -> network.weights(1));
        refused("weights of linear(6, 4) must be 24 numbers, but were 23", () -> network.setWeights(0, new float[23]));
        refused("biases of linear(4, 3) must be 3 numbers, but were 4", () -> network.setBiases(2, new float[4]));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3})
    void threads(int threads) {
        refused(
                "threads must be 1 or 2, but was " + threads,
                () -> MODEL.start(new SGD(), Loss.CROSS_ENTROPY, 1, threads).close());
    }

    @Test
    void callsOutOfOrder() {
        Batch batch = Examples.classes(4, 6, 3, 1).batch();
        List<ThrowingCallable> early = List.of(network::backward, () -> network.update(0.1));
        assertThatThrownBy(early.get(0)).hasMessage("backward must follow forward");
        assertThatThrownBy(early.get(1)).hasMessage("update must follow backward");
        network.forward(batch);
        assertThatThrownBy(early.get(1)).hasMessage("update must follow backward");
        assertThatThrownBy(() -> network.clip(Clip.norm(1))).hasMessage("clip must follow backward");
        network.evaluate(batch.data());
        assertThatThrownBy(early.get(0)).hasMessage("backward must follow forward");
        network.update(batch, 0.1);
        assertThatThrownBy(early.get(1)).hasMessage("update must follow backward");
        network.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> network.update(batch, 0.1))
                .withMessage("the network is closed");
    }

    @Test
    void updatesThatCannotBe() {
        HyperParameters rate = HyperParameters.rate(0.1);
        refused("batches must not be empty", () -> network.update(List.of(), rate, Clip.NONE, false));
    }

    private static HyperParameters others(String setting, double value, Map<String, HyperParameters> groups) {
        return new HyperParameters(0.1, false, Map.of(setting, value), groups);
    }

    @Test
    void hyperParametersThatCannotBe() {
        HyperParameters none = others("momentum", 0, Map.of());
        HyperParameters some = others("momentum", 0.9, Map.of());
        refused(
                "momentum must be 0 in all of a run or in none of it, but goes from {rate=0.1, momentum=0.0} to"
                        + " {rate=0.1, momentum=0.9}",
                () -> network.expect(none, some));
        HyperParameters unknown = others("beta1", 0.9, Map.of());
        refused(
                "unknown setting of sgd 'beta1'; did you mean momentum? known are momentum, dampening, weightDecay",
                () -> network.expect(unknown, unknown));
        HyperParameters negative = others("weightDecay", -1, Map.of());
        refused("weightDecay must be finite and >= 0, but was -1.0", () -> network.expect(none, negative));
        HyperParameters grouped = others("momentum", 0, Map.of("bias", none));
        refused(
                "hyper-parameters must be for the groups [] that the network expects, but are for [bias]",
                () -> network.update(grouped));
        HyperParameters nobody = others("momentum", 0, Map.of("4.*", none));
        refused(
                "group \"4.*\" must name parameters of the model, but none is 4.* among 0.weight, 0.bias, 2.weight, 2.bias",
                () -> network.expect(nobody, nobody));
        try (Network muon = network.model().start(Optimizer.parse("muon"), Loss.CROSS_ENTROPY, 0)) {
            HyperParameters undecayed =
                    new HyperParameters(1, false, Map.of(), Map.of("bias", others("weightDecay", 0, Map.of())));
            refused(
                    "muon leaves biases to adamw as it is, so group bias must set nothing but its rate, but sets"
                            + " {weightDecay=0.0}",
                    () -> muon.expect(undecayed, undecayed));
        }
        try (Network prodigy = network.model().start(Optimizer.parse("prodigy"), Loss.CROSS_ENTROPY, 0)) {
            HyperParameters parts = new HyperParameters(1, false, Map.of(), Map.of("bias", HyperParameters.rate(1)));
            refused(
                    "prodigy sums over all parameters of a model, so it takes no groups, but there are bias",
                    () -> prodigy.expect(parts, parts));
        }
    }

    /** Whichever shard meets it, and the network goes on afterwards. */
    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void whatTheDataThrowsIsThrownOn(int badRow) {
        DataSet good = Examples.classes(8, 6, 3, 1);
        Batch bad = Loader.inOrder(new Torn(good, badRow), 8).epoch(0).get(0);
        assertThatThrownBy(() -> network.update(bad, 0.1)).hasMessage("row " + badRow + " is torn");
        network.update(Loader.inOrder(good, 8).epoch(0).get(0), 0.1);
    }

    private record Torn(DataSet data, int badRow) implements DataSet {
        @Override
        public int size() {
            return data.size();
        }

        @Override
        public int features() {
            return data.features();
        }

        @Override
        public int classes() {
            return data.classes();
        }

        @Override
        public int label(int row) {
            return data.label(row);
        }

        @Override
        public float target(int row) {
            return data.target(row);
        }

        @Override
        public void gather(int row, int from, int to, FloatBuffer into, int at) {
            if (row == badRow) {
                throw new IllegalStateException("row " + row + " is torn");
            }
            data.gather(row, from, to, into, at);
        }
    }

    @Test
    void wishedBlasMustExist() {
        refused("ANNEAL_BLAS must be openblas, mkl or java, but was atlas", () -> Blas.wish("atlas"));
    }

    @Test
    void bfloat16NeedsMkl() {
        refused(
                "precision bf16 needs MKL (--blas mkl or ANNEAL_BLAS=mkl), but products are made by openblas",
                () -> Blas.products(Precision.BF16));
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
