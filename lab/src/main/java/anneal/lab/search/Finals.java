package anneal.lab.search;

import anneal.data.Split;
import anneal.lab.Comparison;
import anneal.lab.Outcome;
import anneal.lab.Results;
import anneal.lab.Run;
import anneal.lab.Spread;
import anneal.train.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The best two of a search under seeds that it has not seen, and for the first time on the test rows.
 *
 * @param run what was tuned
 * @param split its data
 * @param tuned how the search ended
 * @param seeds how many seeds, counted up from the one after the search's
 */
public record Finals(Run run, Split split, Tuned tuned, int seeds) {

    /** The runs to be made, the best first; only one where no second was trained to the end. */
    public Comparison comparison() {
        List<Trial> best = tuned.finished().isEmpty()
                ? tuned.best().stream().toList()
                : tuned.finished().stream().limit(2).toList();
        Map<String, Run> contenders = new LinkedHashMap<>();
        for (Trial trial : best) {
            Candidate candidate = trial.candidate();
            contenders.put(
                    candidate.schedule() + ", " + candidate.optimizer(),
                    candidate.on(run).withSeed(run.seed() + 1));
        }
        return new Comparison(contenders, seeds);
    }

    /** The table of what they did. */
    public Results results(List<Outcome> outcomes) {
        return new Results(
                outcomes,
                classifies(outcomes) ? Results.usualReach(outcomes) : Double.NaN,
                run.clock(split.train()).updatesPerEpoch());
    }

    private static boolean classifies(List<Outcome> outcomes) {
        return outcomes.stream()
                .anyMatch(outcome -> outcome.spread(History::finalAccuracy).count() > 0);
    }

    /** What to make of the difference, where it does not say much. */
    public Optional<String> note(List<Outcome> outcomes) {
        if (outcomes.size() < 2 || seeds < 2) {
            return Optional.empty();
        }
        ToDoubleFunction<History> figure = classifies(outcomes) ? History::finalAccuracy : History::finalTestLoss;
        Spread first = outcomes.get(0).spread(figure);
        Spread second = outcomes.get(1).spread(figure);
        double apart = Math.abs(first.mean() - second.mean());
        double spread = Math.max(first.deviation(), second.deviation());
        return apart > spread
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "The two are %.4f apart, within the spread of their seeds (%.4f): either may be the better one.",
                        apart,
                        spread));
    }
}
