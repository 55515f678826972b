package anneal.lab;

import anneal.lab.chart.Mark;
import anneal.lab.chart.Marker;
import anneal.lab.chart.Series;
import anneal.lab.report.Block;
import anneal.lab.report.Code;
import anneal.lab.report.Facts;
import anneal.lab.report.Figure;
import anneal.lab.report.Heading;
import anneal.lab.report.HtmlReport;
import anneal.lab.report.Pictures;
import anneal.lab.report.Table;
import anneal.lab.report.Table.Column;
import anneal.lab.report.Table.Standing;
import anneal.train.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report of a comparison: its pictures by file name, and the page that explains them.
 *
 * @param results the contenders
 * @param rates constant rates run beside them for the first picture; empty where the contenders are such themselves
 * @param facts what it depended on
 * @param command what makes it again
 */
public record ComparisonReport(Results results, List<Outcome> rates, Facts facts, String command) {
    private static final int MOST_CUTS = 8;

    public ComparisonReport {
        rates = List.copyOf(rates);
    }

    /** The pictures in the order of the page, by file name without ending. */
    public Map<String, Figure> pictures() {
        Map<String, Figure> pictures = new LinkedHashMap<>();
        Curves curves = new Curves(results.updatesPerEpoch());
        List<Outcome> outcomes = results.outcomes();
        pictures.put("losses", Pictures.losses(losses(curves, outcomes)));
        if (results.classifies()) {
            pictures.put("accuracies", Pictures.accuracies(accuracies(curves, outcomes)));
        }
        pictures.put(
                "rates-in-force",
                Pictures.ratesInForce(outcomes.stream().map(curves::rate).toList()));
        if (!rates.isEmpty()) {
            pictures.put("four-rates", Pictures.rates(losses(curves, rates)));
        }
        for (Outcome outcome : outcomes) {
            List<Marker> cuts = curves.cuts(outcome);
            if (!cuts.isEmpty() && cuts.size() <= MOST_CUTS) {
                pictures.put("cuts", Pictures.cuts(curves.firstLoss(outcome), cuts));
                break;
            }
        }
        List<Series> decays = outcomes.stream().map(curves::rate).toList();
        if (!rates.isEmpty()) {
            pictures.put("decays", Pictures.decays(decays));
        }
        return pictures;
    }

    /** The page, for runs that differ in nothing but what their row names. */
    public HtmlReport page() {
        return page(
                "The same network, data, first weights and batches for every row; only what the row names differs.");
    }

    /**
     * The page.
     *
     * @param premise what may be compared, in a sentence
     */
    public HtmlReport page(String premise) {
        Map<String, Figure> pictures = pictures();
        List<Block> blocks = new ArrayList<>();
        blocks.add(table("What came out", results));
        blocks.add(facts);
        blocks.add(new Heading("The runs"));
        for (String name : List.of("losses", "accuracies", "rates-in-force")) {
            if (pictures.containsKey(name)) {
                blocks.add(pictures.get(name));
            }
        }
        if (pictures.keySet().stream().anyMatch(List.of("four-rates", "cuts", "decays")::contains)) {
            blocks.add(new Heading("What the learning rate does"));
        }
        for (String name : List.of("four-rates", "cuts", "decays")) {
            if (pictures.containsKey(name)) {
                blocks.add(pictures.get(name));
            }
        }
        if (!rates.isEmpty()) {
            blocks.add(table(
                    "Constant rates, for the picture", new Results(rates, results.reach(), results.updatesPerEpoch())));
        }
        blocks.add(new Code("Make this report again", command));
        return HtmlReport.of("Learning rates compared", premise + " " + lead()).with(blocks);
    }

    private String lead() {
        for (Outcome outcome : results.outcomes()) {
            if (results.isBest(outcome)) {
                String reached = results.classifies()
                        ? "reached the best test accuracy, "
                                + results.cells(outcome).get(3)
                        : "reached the least test loss, "
                                + results.cells(outcome).get(3);
                return "`" + outcome.label() + "` " + reached + ".";
            }
        }
        return "No run came to an end.";
    }

    /** The table of a comparison. */
    public static Table table(String caption, Results results) {
        List<String> header = results.header();
        Table table = new Table(
                caption,
                header.stream()
                        .map(name -> name.equals(header.get(0)) ? Column.text(name) : Column.number(name))
                        .toList(),
                List.of());
        for (Outcome outcome : results.outcomes()) {
            Standing standing = outcome.diverged() == outcome.histories().size()
                    ? Standing.DIVERGED
                    : results.isBest(outcome) ? Standing.BEST : Standing.PLAIN;
            table = table.with(standing, results.cells(outcome).toArray(String[]::new));
        }
        return table;
    }

    private static List<Mark> losses(Curves curves, List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> curves.loss(outcome).stream())
                .toList();
    }

    private static List<Mark> accuracies(Curves curves, List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.histories().stream().anyMatch(ComparisonReport::scored))
                .map(outcome -> curves.byEpoch(outcome, epoch -> epoch.heldOut().accuracy()))
                .toList();
    }

    private static boolean scored(History history) {
        return !history.epochs().isEmpty();
    }
}
