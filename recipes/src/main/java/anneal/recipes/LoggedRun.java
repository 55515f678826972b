package anneal.recipes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run's file says of it.
 *
 * @param losses the training loss of every update
 * @param testLoss at the end; NaN after a divergence
 * @param testAccuracy at the end; NaN after a divergence
 */
record LoggedRun(List<Double> losses, double testLoss, double testAccuracy) {

    LoggedRun {
        losses = List.copyOf(losses);
    }

    /** Reads what {@link anneal.lab.HistoryCsv} has printed. */
    static LoggedRun read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> names = List.of(lines.get(0).split(",", -1));
        List<List<String>> rows =
                lines.stream().skip(1).map(line -> List.of(line.split(",", -1))).toList();
        List<String> last = rows.get(rows.size() - 1);
        int loss = names.indexOf("train_loss");
        return new LoggedRun(
                rows.stream().map(row -> Double.parseDouble(row.get(loss))).toList(),
                number(last.get(names.indexOf("test_loss"))),
                number(last.get(names.indexOf("test_accuracy"))));
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    /** Whether it ended at a loss that was not finite. */
    boolean diverged() {
        return !Double.isFinite(losses.get(losses.size() - 1));
    }

    /** The mean training loss of so many stretches of so many updates each; NaN for those that the run did not get to. */
    double[] curve(int stretches, int length) {
        double[] means = new double[stretches];
        for (int i = 0; i < stretches; i++) {
            means[i] = losses.stream()
                    .skip((long) i * length)
                    .limit(length)
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(Double.NaN);
        }
        return means;
    }
}
