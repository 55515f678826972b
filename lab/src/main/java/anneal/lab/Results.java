package anneal.lab;

import anneal.train.Ending;
import anneal.train.History;
import anneal.train.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The table of a comparison: the same figures for the terminal and for the report.
 *
 * @param outcomes what the contenders did
 * @param reach the accuracy whose first reaching is told in updates; NaN for regression
 * @param updatesPerEpoch updates in an epoch
 */
public record Results(List<Outcome> outcomes, double reach, long updatesPerEpoch) {

    /** A figure from here on is written with an exponent. */
    private static final double LONG = 1e4;

    public Results {
        outcomes = List.copyOf(outcomes);
    }

    /** The accuracy to look for when none is given: nine tenths of the best one at the end, in whole hundredths. */
    public static double usualReach(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(outcome -> outcome.spread(History::finalAccuracy).mean())
                .filter(accuracy -> !Double.isNaN(accuracy))
                .map(accuracy -> Math.floor(accuracy * 90) / 100)
                .max()
                .orElse(Double.NaN);
    }

    /** The headings, the contender's first. */
    public List<String> header() {
        String score = classifies() ? "test accuracy" : "test loss";
        List<String> header = new ArrayList<>(List.of("schedule", "final train loss", "best train loss", score));
        if (averages()) {
            header.add("averaged " + score.substring("test ".length()));
        }
        header.add(classifies() ? String.format(Locale.ROOT, "updates to %.0f%%", reach * 100) : "updates");
        header.add("seconds");
        return header;
    }

    /** Whether any contender has kept an average of its weights. */
    private boolean averages() {
        return outcomes.stream().anyMatch(outcome -> outcome.run().options().average() != null);
    }

    /** One contender's cells. A run that diverged says when instead of how well it did. */
    public List<String> cells(Outcome outcome) {
        List<String> cells = new ArrayList<>();
        cells.add(outcome.label());
        if (outcome.diverged() == outcome.histories().size()) {
            cells.add("diverged at update " + divergedAt(outcome));
            cells.addAll(Collections.nCopies(header().size() - 3, "-"));
        } else {
            cells.add(text(outcome.spread(History::finalTrainLoss), 4));
            cells.add(text(outcome.spread(History::bestTrainLoss).withoutDeviation(), 4));
            cells.add(score(outcome, History::result));
            if (averages()) {
                cells.add(outcome.run().options().average() == null ? "-" : score(outcome, History::averaged));
            }
            cells.add(
                    classifies()
                            ? reached(outcome)
                            : Long.toString(outcome.histories().get(0).updates()));
        }
        cells.add(text(
                        new Spread(
                                1,
                                outcome.histories().stream()
                                        .mapToDouble(History::seconds)
                                        .average()
                                        .orElse(0),
                                0),
                        2)
                + remark(outcome));
        return cells;
    }

    private String score(Outcome outcome, Function<History, Score> which) {
        return classifies()
                ? text(outcome.spread(history -> which.apply(history).accuracy()), 4)
                : text(outcome.spread(history -> which.apply(history).loss()), 5);
    }

    /** Whether no contender's mean is better than this one's. */
    public boolean isBest(Outcome outcome) {
        return outcomes.stream().noneMatch(other -> score(other) > score(outcome)) && !Double.isNaN(score(outcome));
    }

    /** Whether the answers are classes. */
    public boolean classifies() {
        return !Double.isNaN(reach);
    }

    private double score(Outcome outcome) {
        return classifies()
                ? outcome.spread(History::finalAccuracy).mean()
                : -outcome.spread(History::finalTestLoss).mean();
    }

    /** The first update whose loss was not finite, of the first seed that had one. */
    private static long divergedAt(Outcome outcome) {
        return outcome.histories().stream()
                .filter(history -> history.ending() == Ending.DIVERGED)
                .mapToLong(history -> history.updates() - 1L)
                .findFirst()
                .orElse(0);
    }

    private String reached(Outcome outcome) {
        long[] updates = outcome.histories().stream()
                .map(history -> history.updatesToReach(reach))
                .flatMapToLong(OptionalLong::stream)
                .toArray();
        if (updates.length == 0) {
            return "never";
        }
        long mean = Math.round(java.util.Arrays.stream(updates).average().orElse(0));
        int seeds = outcome.histories().size();
        return updates.length == seeds ? Long.toString(mean) : mean + " (" + updates.length + " of " + seeds + ")";
    }

    private static String remark(Outcome outcome) {
        List<String> remarks = new ArrayList<>();
        if (outcome.diverged() > 0 && outcome.diverged() < outcome.histories().size()) {
            remarks.add(outcome.diverged() + " of " + outcome.histories().size() + " seeds diverged");
        }
        for (History history : outcome.histories()) {
            if (history.ending() == Ending.FLAT) {
                remarks.add("flat at the floor after " + history.updates() + " updates");
            } else if (history.ending() == Ending.STOPPED) {
                remarks.add("stopped early after " + history.updates() + " updates");
            } else if (history.ending() == Ending.INTERRUPTED) {
                remarks.add("interrupted after " + history.updates() + " updates");
            }
        }
        return remarks.isEmpty()
                ? ""
                : "  " + String.join(", ", remarks.stream().distinct().toList());
    }

    private static String text(Spread spread, int digits) {
        String format = Math.abs(spread.mean()) < LONG ? "%." + digits + "f" : "%.2e";
        String mean = String.format(Locale.ROOT, format, spread.mean());
        return spread.count() < 2 ? mean : mean + " ±" + String.format(Locale.ROOT, format, spread.deviation());
    }
}
