package anneal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.notation.Clock;
import anneal.notation.Controls;
import anneal.notation.Parameters;
import anneal.notation.Settings;
import anneal.optim.Doubles;
import anneal.optim.Known;
import anneal.optim.Memory;
import anneal.optim.Optimizer;
import anneal.train.HyperParameters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameter groups under scheduled hyper-parameters, from a table made with PyTorch by golden/groups.py. */
class GroupsGoldenTest {
    private static final int STEPS = 200;
    private static final int KEPT = 25;
    private static final int WALKS = 82;

    record Walk(String settings, String optimizer, String landscape, List<String[]> places) {
        @Override
        public String toString() {
            return optimizer + " under " + settings + ", " + landscape;
        }

        double[] start() {
            return landscape.equals("quadratic") ? new double[] {-3, 2} : new double[] {-1.2, 1};
        }

        double[] slope(double x, double y) {
            return landscape.equals("quadratic")
                    ? new double[] {x + 3 * y, 25 * y + 3 * x}
                    : new double[] {-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)};
        }
    }

    @ParameterizedTest
    @MethodSource("walks")
    void walksAsPyTorchDoes(Walk walk) {
        Controls controls = Settings.parse(walk.settings()).resolve(new Clock(0, 0, 0, STEPS));
        Groups groups = new Groups(
                new Parameters(List.of("0.weight", "0.bias")),
                Optimizer.parse(walk.optimizer()),
                HyperParameters.of(controls, 1, 1));
        Doubles x = new Doubles(walk.start()[0]);
        Doubles y = new Doubles(walk.start()[1]);
        Piece first = piece(groups.of("0.weight"), x);
        Piece second = piece(groups.of("0.bias"), y);
        int next = 0;
        for (int step = 0; step < STEPS; step++) {
            groups.set(HyperParameters.of(controls, step, 1));
            double[] slope = walk.slope(number(x), number(y));
            first.update(new Known(slope[0]));
            second.update(new Known(slope[1]));
            String[] place = walk.places().get(next);
            if (Integer.parseInt(place[3]) == step) {
                compare(step, number(x), Double.parseDouble(place[4]));
                compare(step, number(y), Double.parseDouble(place[5]));
                next++;
            }
        }
        assertThat(next).isEqualTo(KEPT);
    }

    private static Piece piece(Group group, Doubles weight) {
        Memory memory = group.add(group.rule().start(weight));
        return new Piece(0, 1, group, memory);
    }

    private static double number(Doubles weight) {
        double[] number = new double[1];
        weight.read(0, number, 1);
        return number[0];
    }

    private static void compare(int step, double number, double expected) {
        assertThat(number).as("step %d", step).isCloseTo(expected, within(1e-10 * Math.abs(expected)));
    }

    static List<Walk> walks() throws IOException {
        try (InputStream in = GroupsGoldenTest.class.getResourceAsStream("groups.csv")) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1);
            Map<List<String>, List<String[]>> walks = lines.map(line -> line.split("\\|"))
                    .collect(Collectors.groupingBy(fields -> List.of(fields[0], fields[1], fields[2])));
            assertThat(walks).hasSize(WALKS);
            return walks.entrySet().stream()
                    .map(walk -> new Walk(
                            walk.getKey().get(0),
                            walk.getKey().get(1),
                            walk.getKey().get(2),
                            walk.getValue()))
                    .toList();
        }
    }
}
