package anneal.lab.search;

import anneal.lab.chart.Axis;
import anneal.lab.chart.Chart;
import anneal.lab.chart.Mark;
import anneal.lab.chart.Marker;
import anneal.lab.chart.Points;
import anneal.lab.chart.Series;
import anneal.lab.report.Figure;
import anneal.lab.report.Table;
import anneal.lab.report.Table.Column;
import anneal.lab.report.Table.Standing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the rate was cut on the way to the best schedule, and what else was tried there.
 *
 * @param tuned a search that has a best trial
 */
public record CutsReport(Tuned tuned) {

    /** The cuts that were tried on the way to the best trial, in the order of the epochs. */
    List<Cut> way() {
        Trial at = best();
        List<Cut> way = new ArrayList<>();
        for (int i = tuned.cuts().size() - 1; i >= 0; i--) {
            Cut cut = tuned.cuts().get(i);
            if (cut.kept().equals(at)) {
                way.add(0, cut);
                at = cut.uncut();
            }
        }
        return way;
    }

    private Trial best() {
        return tuned.best().orElseThrow();
    }

    /** The loss by epochs of all that were tried on the way. */
    Figure picture() {
        Set<Trial> trials = new LinkedHashSet<>();
        way().forEach(cut -> trials.addAll(cut.tried()));
        trials.add(best());
        List<Mark> marks = new ArrayList<>();
        trials.forEach(trial -> marks.add(Series.line(trial.candidate().schedule(), points(trial))));
        way().stream()
                .filter(Cut::pays)
                .forEach(cut -> marks.add(new Marker(cut.epoch(), "cut after " + cut.epoch() + " epochs")));
        return new Figure(
                Chart.of("Where a cut pays", Axis.linear("epochs"), Axis.linear("validation loss"))
                        .with(marks),
                "A line is a trial, from where it left the one that it was cut from. The rate was held until the loss had"
                        + " flattened, or until the last place for a cut; from there the trial went on uncut and, beside it, cut.");
    }

    private Points points(Trial trial) {
        List<Tuned.Step> steps = Stream.concat(before(trial).stream(), steps(trial).stream())
                .filter(step -> step.result().alive())
                .toList();
        return Points.of(
                steps.stream().mapToDouble(step -> step.leg().to()).toArray(),
                steps.stream().mapToDouble(step -> step.result().loss()).toArray());
    }

    private List<Tuned.Step> steps(Trial trial) {
        return tuned.steps().stream().filter(step -> step.trial().equals(trial)).toList();
    }

    /** Where a trial that was cut left the other one. */
    private Optional<Tuned.Step> before(Trial trial) {
        return way().stream()
                .filter(cut -> cut.tried().indexOf(trial) > 0)
                .findFirst()
                .flatMap(cut -> at(cut.uncut(), cut.epoch()));
    }

    private Optional<Tuned.Step> at(Trial trial, int epoch) {
        return steps(trial).stream().filter(step -> step.leg().to() == epoch).findFirst();
    }

    /** What was tried on the way, and what came of it. */
    public Table table() {
        Table table = Table.of(
                "Where the rate was cut",
                Column.number("after epoch"),
                Column.text("because"),
                Column.text("tried"),
                Column.number("compared after"),
                Column.number("validation loss"),
                Column.text("goes on"));
        for (Cut cut : way()) {
            for (Trial trial : cut.tried()) {
                boolean kept = trial.equals(cut.kept());
                table = table.with(
                        kept ? Standing.BEST : Standing.PLAIN,
                        Integer.toString(cut.epoch()),
                        cut.flat() ? "the loss was flat" : "the end is near",
                        trial.candidate().schedule(),
                        Integer.toString(cut.until()),
                        at(trial, cut.until()).map(CutsReport::loss).orElse("diverged"),
                        kept ? "yes" : "no");
            }
        }
        return table;
    }

    private static String loss(Tuned.Step step) {
        return step.result().alive()
                ? String.format(Locale.ROOT, "%.5f", step.result().loss())
                : "diverged";
    }
}
