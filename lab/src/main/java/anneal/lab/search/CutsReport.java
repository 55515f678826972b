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
import anneal.notation.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
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
    public Figure picture() {
        Set<Trial> trials = new LinkedHashSet<>();
        way().forEach(cut -> trials.addAll(cut.tried()));
        trials.add(best());
        List<Mark> marks = new ArrayList<>();
        trials.forEach(
                trial -> marks.add(Series.line(trial.candidate().schedule(), points(path(trial), Result::loss))));
        held().ifPresent(points -> marks.add(Series.line("held rate, mean of the last epoch's weights", points)));
        way().stream()
                .filter(Cut::pays)
                .forEach(cut -> marks.add(new Marker(cut.epoch(), "cut after " + cut.epoch() + " epochs")));
        return new Figure(
                Chart.of("Where a cut pays", Axis.linear("epochs"), Axis.linear("validation loss"))
                        .with(marks),
                "A line is a trial, from where it left the one that it was cut from. The rate was held until the loss of the"
                        + " mean of the last epoch's weights, which hides the noise of a high rate, had flattened, or until the"
                        + " last place for a cut; from there the trial went on uncut and, beside it, cut.");
    }

    /** The loss by which it is decided whether that of the held rate is flat, where it is not the loss as it is. */
    private Optional<Points> held() {
        List<Tuned.Step> path = path(way().isEmpty() ? best() : way().get(0).uncut());
        boolean same = path.stream()
                .allMatch(step -> step.result().averagedLoss() == step.result().loss());
        return same ? Optional.empty() : Optional.of(points(path, Result::averagedLoss));
    }

    /** A trial's steps, and before them the one at which it left the trial that it was cut from. */
    private List<Tuned.Step> path(Trial trial) {
        return Stream.concat(before(trial).stream(), steps(trial).stream())
                .filter(step -> step.result().alive())
                .toList();
    }

    private static Points points(List<Tuned.Step> path, ToDoubleFunction<Result> loss) {
        return Points.of(
                path.stream().mapToDouble(step -> step.leg().to()).toArray(),
                path.stream().map(Tuned.Step::result).mapToDouble(loss).toArray());
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

    /** What the cuts on the way say, a sentence or two each, and what to write for them elsewhere. */
    public List<String> findings() {
        List<String> findings =
                new ArrayList<>(way().stream().map(this::finding).toList());
        if (way().stream().anyMatch(Cut::pays)) {
            findings.add(elsewhere());
        }
        return findings;
    }

    private String finding(Cut cut) {
        Trial other = cut.pays() ? cut.uncut() : bestCut(cut);
        return String.format(
                Locale.ROOT,
                "After epoch %d %s. %s: validation loss %s after epoch %d, %s %s.",
                cut.epoch(),
                because(cut),
                cut.pays() ? "A cut by " + Numbers.text(cut.factor().orElseThrow()) + " pays" : "No cut pays",
                loss(cut.kept(), cut),
                cut.until(),
                cut.pays() ? "uncut" : "cut at best",
                loss(other, cut));
    }

    private static String because(Cut cut) {
        return cut.flat() ? "the loss was flat" : "the end was near";
    }

    /** The best of those that were cut. */
    private Trial bestCut(Cut cut) {
        return cut.tried().stream()
                .skip(1)
                .min(Comparator.comparingDouble(trial ->
                        at(trial, cut.until()).map(step -> step.result().loss()).orElse(Double.POSITIVE_INFINITY)))
                .orElseThrow();
    }

    /** PyTorch's name is the one that most know. */
    private String elsewhere() {
        List<Cut> paid = way().stream().filter(Cut::pays).toList();
        return "In PyTorch: lr=" + paid.get(0).uncut().candidate().schedule()
                + ", MultiStepLR(optimizer, milestones="
                + paid.stream().map(Cut::epoch).toList() + ", gamma="
                + Numbers.text(paid.get(0).factor().orElseThrow()) + "), stepped once an epoch.";
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
                        because(cut),
                        trial.candidate().schedule(),
                        Integer.toString(cut.until()),
                        loss(trial, cut),
                        kept ? "yes" : "no");
            }
        }
        return table;
    }

    /** A trial's loss where those that were tried were compared. */
    private String loss(Trial trial, Cut cut) {
        return at(trial, cut.until())
                .map(Tuned.Step::result)
                .filter(Result::alive)
                .map(result -> String.format(Locale.ROOT, "%.5f", result.loss()))
                .orElse("diverged");
    }
}
