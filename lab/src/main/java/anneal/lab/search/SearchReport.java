package anneal.lab.search;

import anneal.lab.ComparisonReport;
import anneal.lab.Results;
import anneal.lab.chart.Axis;
import anneal.lab.chart.Chart;
import anneal.lab.chart.Mark;
import anneal.lab.chart.Marker;
import anneal.lab.chart.Points;
import anneal.lab.chart.Series;
import anneal.lab.report.Code;
import anneal.lab.report.Facts;
import anneal.lab.report.Figure;
import anneal.lab.report.Heading;
import anneal.lab.report.HtmlReport;
import anneal.lab.report.Paragraph;
import anneal.lab.report.Table;
import anneal.lab.report.Table.Column;
import anneal.lab.report.Table.Standing;
import anneal.notation.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The report of a search: its pictures by file name, and the page that explains them.
 *
 * @param plan what was searched
 * @param tuned how it ended
 * @param finals what the best two did at the end; without outcomes where they were not tested
 */
public record SearchReport(SearchPlan plan, Tuned tuned, Results finals) {
    private static final int GOOD_OF = 4;

    /** The pictures in the order of the page, by file name without ending. */
    public Map<String, Figure> pictures() {
        Map<String, Figure> pictures = new LinkedHashMap<>();
        if (hasCuts()) {
            pictures.put("cuts", new CutsReport(tuned).picture());
        }
        pictures.put("rate-against-loss", rates());
        if (plan.space().dimensions().size() > 1) {
            pictures.put("coordinates", coordinates());
        }
        return pictures;
    }

    private boolean hasCuts() {
        return !tuned.cuts().isEmpty() && tuned.best().isPresent();
    }

    /** The greatest rate of each trial, and the loss at which it ended, or was stopped. */
    private Figure rates() {
        List<Series> series = new ArrayList<>();
        for (int epochs : tuned.bestFirst().stream()
                .mapToInt(trial -> tuned.last(trial).leg().to())
                .distinct()
                .sorted()
                .toArray()) {
            List<Trial> there = tuned.bestFirst().stream()
                    .filter(trial -> tuned.last(trial).leg().to() == epochs)
                    .toList();
            series.add(Series.dots(
                    epochs == tuned.end() ? "trained to the end" : "stopped after " + epochs + " epochs",
                    Points.of(
                            there.stream().mapToDouble(this::greatestRate).toArray(),
                            there.stream().mapToDouble(this::loss).toArray())));
        }
        return new Figure(
                Chart.of("Rate against loss", Axis.log("greatest rate of the schedule"), Axis.log("validation loss"))
                        .with(series),
                "A dot is a trial. Too low a rate does not get far, too high a one never settles; the best lie between, and"
                        + " those that were stopped early were stopped for being worse than others at the same age.");
    }

    private double loss(Trial trial) {
        return tuned.last(trial).result().loss();
    }

    private double greatestRate(Trial trial) {
        return plan.subject().greatestRate(trial.candidate());
    }

    /** Every trial as a line through its decisions. */
    private Figure coordinates() {
        List<Dimension> dimensions = plan.space().dimensions();
        int good = (tuned.bestFirst().size() + GOOD_OF - 1) / GOOD_OF;
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            marks.add(new Marker(i + 1, dimensions.get(i).name()));
        }
        marks.add(line(
                "the others",
                dimensions,
                tuned.bestFirst().subList(good, tuned.bestFirst().size())));
        marks.add(line("the better quarter", dimensions, tuned.bestFirst().subList(0, good)));
        return new Figure(
                Chart.of(
                                "What was tried",
                                Axis.linear("decision").within(0.5, dimensions.size() + 0.5),
                                Axis.linear("place in its range, or among its alternatives")
                                        .within(0, 1))
                        .with(marks),
                "A line is a trial, an upright a decision; where a line has a gap, the decision did not arise. Where the lines"
                        + " of the better quarter run together, the decision matters; where they fan out, it does not.");
    }

    private static Series line(String name, List<Dimension> dimensions, List<Trial> trials) {
        int width = dimensions.size() + 1;
        double[] x = IntStream.range(0, width * trials.size())
                .mapToDouble(i -> i % width + 1)
                .toArray();
        double[] y = IntStream.range(0, x.length)
                .mapToDouble(i -> i % width == dimensions.size()
                        ? Double.NaN
                        : place(dimensions.get(i % width), trials.get(i / width)))
                .toArray();
        return Series.line(name, Points.of(x, y));
    }

    private static double place(Dimension dimension, Trial trial) {
        Double value = trial.candidate().values().get(dimension.name());
        return value == null ? Double.NaN : dimension.place(value);
    }

    /**
     * The page.
     *
     * @param facts what it depended on
     * @param command what makes it again
     * @param best what trains the best one
     */
    public HtmlReport page(Facts facts, String command, String best) {
        HtmlReport page = HtmlReport.of("The schedule that was found", lead())
                .with(List.of(new Code("Train with it", best), facts));
        if (!finals.outcomes().isEmpty()) {
            page = page.with(List.of(ComparisonReport.table("The best two, tested under several seeds", finals)));
        }
        if (hasCuts()) {
            CutsReport cuts = new CutsReport(tuned);
            page = page.with(new Paragraph(String.join(" ", cuts.findings())), cuts.table());
        }
        return page.with(List.of(new Heading("The search")))
                .with(List.copyOf(pictures().values()))
                .with(List.of(trials(), new Code("Make this report again", command)));
    }

    private String lead() {
        return tuned.best()
                .map(best -> String.format(
                        Locale.ROOT,
                        "Of %d trials `%s` with `%s` had the least validation loss, %.5f.",
                        tuned.trials().size(),
                        best.candidate().schedule(),
                        best.candidate().optimizer(),
                        loss(best)))
                .orElse("No trial has a result.");
    }

    private Table trials() {
        Table table = Table.of(
                "All trials, the best first",
                Column.text("schedule"),
                Column.text("optimizer"),
                Column.number("epochs"),
                Column.number("validation loss"));
        for (Trial trial : tuned.bestFirst()) {
            Tuned.Step last = tuned.last(trial);
            Standing standing = !last.result().alive()
                    ? Standing.DIVERGED
                    : trial.equals(tuned.bestFirst().get(0)) ? Standing.BEST : Standing.PLAIN;
            table = table.with(
                    standing,
                    trial.candidate().schedule(),
                    trial.candidate().optimizer(),
                    Integer.toString(last.leg().to()),
                    last.result().alive() ? String.format(Locale.ROOT, "%.5f", loss(trial)) : "diverged");
        }
        return table;
    }
}
