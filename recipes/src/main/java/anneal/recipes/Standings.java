package anneal.recipes;

import anneal.lab.Cuts;
import anneal.lab.Spread;
import anneal.lab.chart.Axis;
import anneal.lab.chart.Band;
import anneal.lab.chart.Chart;
import anneal.notation.Controlled;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How a recipe's schedules stand: as a table, and as a picture of their training losses.
 *
 * @param runs the runs of each schedule, one a seed
 */
record Standings(Map<String, List<LoggedRun>> runs) {
    private static final int POINTS = 100;
    private static final String SCHEDULE = "schedule";

    /** A line for each schedule: mean and deviation over the seeds at the end of the runs. */
    String table() {
        int width = Stream.concat(Stream.of(SCHEDULE), runs.keySet().stream())
                        .mapToInt(String::length)
                        .max()
                        .orElse(0)
                + 2;
        StringBuilder table = new StringBuilder(row(width, SCHEDULE, "test loss", "test accuracy"));
        runs.forEach((schedule, seeds) -> table.append(
                seeds.stream().anyMatch(LoggedRun::diverged)
                        ? row(width, schedule, "diverged", "")
                        : row(
                                width,
                                schedule,
                                cell(seeds, LoggedRun::testLoss),
                                cell(seeds, LoggedRun::testAccuracy))));
        return table.toString();
    }

    private static String row(int width, String schedule, String loss, String accuracy) {
        return String.format(Locale.ROOT, "%-" + width + "s%-18s%s", schedule, loss, accuracy)
                        .stripTrailing() + "\n";
    }

    private static String cell(List<LoggedRun> seeds, ToDoubleFunction<LoggedRun> figure) {
        Spread spread = Spread.of(seeds.stream().mapToDouble(figure).toArray());
        return String.format(Locale.ROOT, "%.4f ±%.4f", spread.mean(), spread.deviation());
    }

    /**
     * The mean training loss over the seeds with its span, and where the first schedule cuts its rate; schedules under which a
     * seed diverged are left out.
     */
    Chart picture(Recipe recipe) {
        Chart chart = Chart.of("Training loss", Axis.linear("epoch"), Axis.log("training loss"))
                .withSubtitle(recipe.name());
        for (Map.Entry<String, List<LoggedRun>> entry : runs.entrySet()) {
            if (entry.getValue().stream().noneMatch(LoggedRun::diverged)) {
                chart = chart.with(curve(recipe, entry.getKey(), entry.getValue()));
            }
        }
        Controlled first = recipe.rate(runs.keySet().iterator().next());
        return chart.with(Cuts.of(first::at, recipe.updates(), recipe.updatesPerEpoch()));
    }

    private static Band curve(Recipe recipe, String schedule, List<LoggedRun> seeds) {
        int length = Math.max(1, recipe.updates() / POINTS);
        int stretches = recipe.updates() / length;
        double[] epochs = new double[stretches];
        for (int i = 0; i < stretches; i++) {
            epochs[i] = (i + 0.5) * length / recipe.updatesPerEpoch();
        }
        return Band.of(
                schedule,
                epochs,
                seeds.stream().map(run -> run.curve(stretches, length)).toList());
    }
}
