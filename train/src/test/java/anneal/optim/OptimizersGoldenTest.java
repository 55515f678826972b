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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trajectories of the real PyTorch in float64, from tables made by golden/optimizers.py. */
class OptimizersGoldenTest {
    private static final int STEPS = 200;
    private static final int SETTINGS = 21;

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
    void walksAsPyTorchDoes(Landscape landscape) throws IOException {
        Map<String, List<String[]>> walks = new LinkedHashMap<>();
        for (String line : table(landscape)) {
            String[] fields = line.split(";");
            walks.computeIfAbsent(fields[0], rule -> new ArrayList<>()).add(fields);
        }
        assertThat(walks).hasSize(SETTINGS);
        walks.forEach((rule, expected) -> compare(rule, landscape, expected));
    }

    private static void compare(String rule, Landscape landscape, List<String[]> expected) {
        double eta0 = Double.parseDouble(expected.get(0)[1]);
        double[] point = {landscape.x, landscape.y};
        Memory memory = Optimizer.parse(rule).start(new Doubles(point));
        int next = 0;
        for (int step = 0; step < STEPS; step++) {
            double[] slope = landscape.slope(point[0], point[1]);
            memory.update(new Known(slope), eta0 / 2 * (1 + Math.cos(Math.PI * step / STEPS)));
            String[] fields = expected.get(Math.min(next, expected.size() - 1));
            if (Integer.parseInt(fields[2]) == step) {
                for (int i = 0; i < 2; i++) {
                    double wanted = Double.parseDouble(fields[3 + i]);
                    assertThat(point[i])
                            .as("%s, %s, step %d", rule, landscape, step)
                            .isCloseTo(wanted, within(1e-10 * Math.abs(wanted)));
                }
                next++;
            }
        }
        assertThat(next).isEqualTo(expected.size()).isEqualTo(25);
    }

    private static List<String> table(Landscape landscape) throws IOException {
        String name = "optimizers-" + landscape.name().toLowerCase(Locale.ROOT) + ".csv";
        try (InputStream in = OptimizersGoldenTest.class.getResourceAsStream(name)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(2, lines.size());
        }
    }
}
