package anneal.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trajectories of PyTorch and of the authors' packages in float64, from tables made by golden/optimizers.py. */
class OptimizersGoldenTest {
    private static final int STEPS = 200;
    private static final int SETTINGS = 61;
    private static final int KEPT = 25;

    enum Landscape {
        QUADRATIC(-3, 2) {
            @Override
            double[] slope(double x, double y) {
                return new double[] {x + 3 * y, 25 * y + 3 * x};
            }
        },
        ROSENBROCK(-1.2, 1) {
            @Override
            double[] slope(double x, double y) {
                return new double[] {-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)};
            }
        };

        private final double x;
        private final double y;

        Landscape(double x, double y) {
            this.x = x;
            this.y = y;
        }

        abstract double[] slope(double x, double y);
    }

    @ParameterizedTest
    @EnumSource
    void walksAsTheOriginalDoes(Landscape landscape) throws IOException {
        Map<String, List<String[]>> walks = new LinkedHashMap<>();
        for (String line : table("optimizers-" + landscape.name().toLowerCase(Locale.ROOT) + ".csv")) {
            String[] fields = line.split(";");
            walks.computeIfAbsent(fields[0], rule -> new ArrayList<>()).add(fields);
        }
        assertThat(walks).hasSize(SETTINGS);
        walks.forEach((rule, expected) -> compare(rule, landscape, expected));
    }

    private static void compare(String rule, Landscape landscape, List<String[]> expected) {
        String rate = expected.get(0)[1];
        double[] point = {landscape.x, landscape.y};
        Memory memory = Optimizer.parse(rule).start(new Doubles(point));
        int next = 0;
        for (int step = 0; step < STEPS; step++) {
            memory.update(new Known(landscape.slope(point[0], point[1])), eta(rate, step));
            String[] fields = expected.get(Math.min(next, expected.size() - 1));
            if (Integer.parseInt(fields[2]) == step) {
                String where = rule + ", " + landscape + ", step " + step;
                compare(where, point, fields[3], fields[4]);
                memory.showEvaluated();
                compare("evaluated, " + where, point, fields[fields.length - 2], fields[fields.length - 1]);
                memory.showTrained();
                next++;
            }
        }
        assertThat(next).isEqualTo(expected.size()).isEqualTo(KEPT);
    }

    /** {@code 0.1} is where a cosine starts, {@code 0.1 warmup 20} where a warm-up of 20 steps ends. */
    private static double eta(String rate, int step) {
        String[] parts = rate.split(" warmup ");
        double eta0 = Double.parseDouble(parts[0]);
        return parts.length == 1
                ? eta0 / 2 * (1 + Math.cos(Math.PI * step / STEPS))
                : eta0 * Math.min(1, (step + 1) / Double.parseDouble(parts[1]));
    }

    private static void compare(String where, double[] numbers, String... expected) {
        assertThat(numbers).as(where).hasSize(expected.length);
        for (int i = 0; i < numbers.length; i++) {
            double wanted = Double.parseDouble(expected[i]);
            assertThat(numbers[i]).as("%s, number %d", where, i).isCloseTo(wanted, within(1e-10 * Math.abs(wanted)));
        }
    }

    /** Walks to the matrix {@code w} with {@code m w = target}. */
    @Test
    void walksOverMatricesAsTheOriginalDoes() throws IOException {
        List<String> lines = table("optimizers-matrix.csv");
        assertThat(lines).hasSize(7 * 3 * KEPT);
        double[] w = {0};
        Memory memory = new SGD().start(new Doubles(w));
        int step = 0;
        for (String line : lines) {
            String[] fields = line.split(";");
            int rows = Integer.parseInt(fields[1]);
            int columns = Integer.parseInt(fields[2]);
            int until = Integer.parseInt(fields[4]);
            if (until == 0) {
                w = Matrices.start(rows, columns);
                memory = Optimizer.parse(fields[0]).start(Tensor.matrix(new Doubles(w), rows, columns));
                step = 0;
            }
            for (; step <= until; step++) {
                memory.update(new Known(Matrices.slope(w, rows, columns)), eta(fields[3], step));
            }
            compare(line, Matrices.turned(w, rows, columns), fields[5].split(" "));
        }
    }

    /** PyTorch's Muon orthogonalises in bfloat16, whose numbers have 8 bits: a step may be off by some hundredths. */
    @Test
    void muonIsPyTorchsButForItsPrecision() throws IOException {
        List<String> lines = table("optimizers-muon.csv");
        assertThat(lines).hasSize(3 * 3 * 5);
        for (String line : lines) {
            String[] fields = line.split(";");
            int rows = Integer.parseInt(fields[1]);
            int columns = Integer.parseInt(fields[2]);
            if (fields[4].equals("0")) {
                double[] w = Matrices.start(rows, columns);
                double[] before = Matrices.turned(w, rows, columns);
                Memory memory = Optimizer.parse(fields[0]).start(Tensor.matrix(new Doubles(w), rows, columns));
                memory.update(new Known(Matrices.slope(w, rows, columns)), eta(fields[3], 0));
                double[] after = Matrices.turned(w, rows, columns);
                String[] expected = fields[5].split(" ");
                for (int i = 0; i < after.length; i++) {
                    double step = Double.parseDouble(expected[i]) - before[i];
                    assertThat(after[i] - before[i]).as(line).isCloseTo(step, within(0.05 * eta(fields[3], 0)));
                }
            }
        }
    }

    private static List<String> table(String name) throws IOException {
        try (InputStream in = OptimizersGoldenTest.class.getResourceAsStream(name)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(2, lines.size());
        }
    }
}
