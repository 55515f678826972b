package anneal.benchmarks.peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The table of a comparison: medians over its rounds, and ratios to the first contender within each round, so that what the
 * machine did besides falls on both sides.
 *
 * @param reports each contender's report of every round, in the order of the table
 * @param figure what is compared
 */
record Standings(Map<Contender, List<Report>> reports, Figure figure) {

    /** What is compared. */
    enum Figure {
        STEP("ms a step"),
        TOTAL("s in all");

        private final String title;

        Figure(String title) {
            this.title = title;
        }

        double of(Report report) {
            return this == STEP ? report.step() : report.total();
        }
    }

    Standings {
        reports = Collections.unmodifiableMap(new LinkedHashMap<>(reports));
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("reports must not be empty");
        }
    }

    /** In Markdown. */
    String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| contender | threads | " + figure.title
                + " (p10 to p90) | times the first (p10 to p90) | peak MB | s to first update | losses apart |");
        lines.add("|---|---|---|---|---|---|---|");
        reports.forEach((contender, own) -> lines.add(line(contender, own)));
        return String.join("\n", lines);
    }

    private String line(Contender contender, List<Report> own) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %.0f | %.2f | %s |",
                contender.kind(),
                contender.threads(),
                spread("%.3f", over(own, figure::of)),
                spread("%.2f", ratios(own)),
                over(own, Report::peak).median() / 1e6,
                over(own, Report::first).median(),
                agreement(contender, own));
    }

    private static String spread(String format, Quantiles quantiles) {
        return String.format(
                Locale.ROOT,
                format + " (" + format + " to " + format + ")",
                quantiles.median(),
                quantiles.low(),
                quantiles.high());
    }

    private static Quantiles over(List<Report> reports, Function<Report, Double> value) {
        return Quantiles.of(reports.stream().map(value).toList());
    }

    private Quantiles ratios(List<Report> own) {
        List<Report> first = first();
        return Quantiles.of(rounds(own)
                .mapToObj(round -> figure.of(own.get(round)) / figure.of(first.get(round)))
                .toList());
    }

    /** How far the losses are from the first contender's at most, and a mark where that is too far. */
    private String agreement(Contender contender, List<Report> own) {
        List<Report> first = first();
        double apart = rounds(own)
                .mapToDouble(round -> Agreement.apart(
                        first.get(round).losses(), own.get(round).losses()))
                .max()
                .orElseThrow();
        return (contender.kind().coarse() ? Agreement.COARSE : Agreement.FINE).verdict(apart);
    }

    private static IntStream rounds(List<Report> own) {
        return IntStream.range(0, own.size());
    }

    private List<Report> first() {
        return reports.values().iterator().next();
    }
}
