package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PyTorch's AveragedModel and SWALR in float64, from a table made by golden/averaging.py. */
class AveragingGoldenTest {
    private static final double TOLERANCE = 1e-13;
    private static final Clock CLOCK = new Clock(5, 0, 0, 200);

    /** PyTorch's {@code SWALR(optimizer, swa_lr=0.005, anneal_epochs=5)} from epoch 30 of 40 on. */
    private static final String SWALR = "hold(0.02, 75%) then cosine(0.02, 0.005, 5ep) per epoch";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ema(0.9)",
                "ema(0.999)",
                "ema(0.3, from=2ep, every=3)",
                "swa(from=75%)",
                "swa(from=0, every=7)",
                "swa(from=-1ep, every=1)"
            })
    void averagesAsPyTorchDoes(String text) throws IOException {
        Map<Long, double[]> expected = table(text);
        assertThat(expected).isNotEmpty();
        Controlled rate = Plan.parse(SWALR).resolve(CLOCK);
        DataSet row = ScriptedLearner.rows(1);
        Batch batch = Loader.inOrder(row, 1).epoch(0).get(0);
        Bowl bowl = new Bowl();
        Average average = new Average(Averaging.parse(text), CLOCK, bowl);
        for (long updates = 1; updates <= CLOCK.updates(); updates++) {
            double eta = rate.at(updates - 1);
            bowl.update(batch, eta);
            average.updated(updates);
            double[] line = expected.get(updates);
            if (line == null) {
                assertThat(average.evaluate(row)).isEqualTo(Score.NONE);
            } else {
                compare(eta, line[0]);
                compare(bowl.evaluate(row), line[1], line[2]);
                compare(average.evaluate(row), line[3], line[4]);
                compare(bowl.evaluate(row), line[1], line[2]);
            }
        }
    }

    private static void compare(Score found, double w0, double w1) {
        compare(found.loss(), w0);
        compare(found.accuracy(), w1);
    }

    private static void compare(double found, double expected) {
        assertThat(found).isCloseTo(expected, within(TOLERANCE * (1 + Math.abs(expected))));
    }

    /** Rate, weights and average by the number of updates. */
    private static Map<Long, double[]> table(String text) throws IOException {
        Map<Long, double[]> lines = new TreeMap<>();
        try (InputStream in = AveragingGoldenTest.class.getResourceAsStream("averaging.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .forEach(line -> {
                        String[] fields = line.split(";");
                        if (fields[0].equals(text)) {
                            lines.put(
                                    Long.valueOf(fields[1]),
                                    Arrays.stream(fields, 2, fields.length)
                                            .mapToDouble(Double::parseDouble)
                                            .toArray());
                        }
                    });
        }
        return lines;
    }
}
