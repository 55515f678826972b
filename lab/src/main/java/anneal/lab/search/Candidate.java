package anneal.lab.search;

import anneal.lab.Run;
import anneal.notation.Settings;
import anneal.optim.Optimizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An update rule and a schedule that may be tried, as text.
 *
 * @param values what was decided in the space, by the dimension's name, in the order in which it was decided
 * @param optimizer the update rule; empty where the task has its own
 * @param schedule the rate, and whatever else is set
 */
public record Candidate(Map<String, Double> values, String optimizer, String schedule) {

    public Candidate {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The rate, which must be a constant one.
     *
     * @throws IllegalArgumentException if it is not
     */
    double constantRate() {
        try {
            return Double.parseDouble(schedule);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the space must hold constant rates alone, such as 0.001..1 log, but drew " + schedule, e);
        }
    }

    /** A run under this rule and schedule. */
    public Run on(Run run) {
        Run scheduled = run.withSchedule(Settings.parse(schedule));
        return optimizer.isEmpty() ? scheduled : scheduled.withOptimizer(Optimizer.parse(optimizer));
    }
}
