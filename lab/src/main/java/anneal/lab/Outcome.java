package anneal.lab;

import anneal.train.Ending;
import anneal.train.History;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one contender of a comparison did, once for each seed.
 *
 * @param label what it is called in tables and pictures
 * @param run what it is, under the first seed
 * @param histories what happened, a seed each; fewer than planned after an interruption
 */
public record Outcome(String label, Run run, List<History> histories) {

    public Outcome {
        histories = List.copyOf(histories);
    }

    /** A figure of every seed that did not diverge. */
    public Spread spread(ToDoubleFunction<History> figure) {
        return Spread.of(histories.stream()
                .filter(history -> history.ending() != Ending.DIVERGED)
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .toArray());
    }

    /** Seeds under which it diverged. */
    public long diverged() {
        return histories.stream()
                .filter(history -> history.ending() == Ending.DIVERGED)
                .count();
    }

    /** Seconds spent on updates, the mean over all seeds. */
    public double meanSeconds() {
        return histories.stream().mapToDouble(History::seconds).average().orElse(0);
    }
}
