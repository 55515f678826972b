package anneal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.optim.Optimizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses, gradients and updates of the real PyTorch in float64, from tables made by golden/network.py and golden/optimizers.py. */
class NetworkGoldenTest {

    /** What float32 may lose over five updates; Adagrad and the like divide by small numbers at first. */
    static final double TOLERANCE = 5e-6;

    /**
     * For rules that enlarge what float32 loses: Muon multiplies small singular values of a gradient, which it takes from
     * squares, by up to 3.4445^5 = 485, and centered RMSProp divides by the root of a difference between two small squares.
     */
    private static final double ENLARGED_TOLERANCE = 1e-4;

    record Case(String model, String loss, String optimizer, double[] gradient, double[] losses, double[] parameters) {
        @Override
        public String toString() {
            return model + ", " + optimizer;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void trainsAsPyTorchDoes(Case expected) {
        Sequential model = Sequential.parse(expected.model());
        Optimizer optimizer = Optimizer.parse(expected.optimizer());
        double tolerance = tolerance(expected.optimizer());
        try (Network network = model.start(optimizer, Loss.parse(expected.loss()), 1)) {
            fill(network);
            Batch batch =
                    Loader.inOrder(new Formula(network), Formula.ROWS).epoch(0).get(0);
            for (int update = 0; update < 5; update++) {
                assertThat(network.forward(batch))
                        .isCloseTo(expected.losses()[update], within(tolerance * (1 + expected.losses()[update])));
                network.backward();
                if (update == 0) {
                    compare("gradient", gradient(network), expected.gradient(), TOLERANCE);
                }
                network.update(0.1);
            }
            compare("parameters", parameters(network), expected.parameters(), tolerance);
        }
    }

    private static double tolerance(String optimizer) {
        return optimizer.startsWith("muon") || optimizer.contains("centered") ? ENLARGED_TOLERANCE : TOLERANCE;
    }

    static void compare(String name, List<Float> numbers, double[] expected, double tolerance) {
        assertThat(numbers).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) numbers.get(i))
                    .as("%s %d", name, i)
                    .isCloseTo(expected[i], within(tolerance * (1 + Math.abs(expected[i]))));
        }
    }

    /** The script's {@code number}. */
    private static float number(int i) {
        return ((i * 37 + 11) % 129 - 64) / 64f;
    }

    /** The script's {@code fill}. */
    static void fill(Network network) {
        int at = 0;
        for (Dense layer : network.layers()) {
            float[] weights = network.weights(layer.place());
            for (int i = 0; i < weights.length; i++) {
                weights[i] = number(at++) / 2;
            }
            network.setWeights(layer.place(), weights);
            float[] biases = network.biases(layer.place());
            for (int i = 0; i < biases.length; i++) {
                biases[i] = number(at++) / 2;
            }
            network.setBiases(layer.place(), biases);
        }
    }

    static List<Float> parameters(Network network) {
        List<Float> all = new ArrayList<>();
        for (Dense layer : network.layers()) {
            for (float weight : network.weights(layer.place())) {
                all.add(weight);
            }
            for (float bias : network.biases(layer.place())) {
                all.add(bias);
            }
        }
        return all;
    }

    private static List<Float> gradient(Network network) {
        List<Float> all = new ArrayList<>();
        for (Dense layer : network.layers()) {
            Matrix gradient = network.gradient(layer.place());
            for (int output = 0; output < gradient.columns(); output++) {
                for (int input = 0; input < gradient.rows() - 1; input++) {
                    all.add(gradient.at(input, output));
                }
            }
            for (int output = 0; output < gradient.columns(); output++) {
                all.add(gradient.at(gradient.rows() - 1, output));
            }
        }
        return all;
    }

    /** The script's rows and answers. */
    record Formula(Network network) implements DataSet {
        static final int ROWS = 7;
        static final int FEATURES = 5;

        @Override
        public int size() {
            return ROWS;
        }

        @Override
        public int features() {
            return FEATURES;
        }

        @Override
        public int classes() {
            return network.loss() == Loss.CROSS_ENTROPY ? network.model().outputs() : 0;
        }

        @Override
        public int label(int row) {
            return row % classes();
        }

        @Override
        public float target(int row) {
            return number(2000 + row);
        }

        @Override
        public void gather(int row, int from, int to, FloatBuffer into, int at) {
            for (int i = from; i < to; i++) {
                into.put(at + i - from, number(1000 + row * FEATURES + i));
            }
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> all = new ArrayList<>(cases("network.csv"));
        all.addAll(cases("/anneal/optim/optimizers-network.csv"));
        return all;
    }

    private static List<Case> cases(String table) throws IOException {
        try (InputStream in = NetworkGoldenTest.class.getResourceAsStream(table)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<Case> cases = new ArrayList<>();
            for (int i = 2; i < lines.size(); i += 3) {
                String[] fields = lines.get(i).split(";");
                cases.add(new Case(
                        fields[0],
                        fields[1],
                        fields[2],
                        values(lines.get(i), "gradient"),
                        values(lines.get(i + 1), "losses"),
                        values(lines.get(i + 2), "parameters")));
            }
            return cases;
        }
    }

    private static double[] values(String line, String quantity) {
        String[] fields = line.split(";");
        assertThat(fields[3]).isEqualTo(quantity);
        String[] values = fields[4].split(" ");
        double[] numbers = new double[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(values[i]);
        }
        return numbers;
    }
}
