package anneal.train;

import anneal.notation.Controlled;
import anneal.notation.Controls;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * What one update is made at: the learning rate, and whatever else is scheduled, of all parameters and of groups of them.
 *
 * @param eta the learning rate of parameters in no group
 * @param frozen whether these parameters are left out of the update: neither they nor what the optimizer remembers of them
 *     changes, as in PyTorch where a parameter has no gradient; a rate of 0 alone still moves what is remembered
 * @param others other hyper-parameters that are set for them, by name ({@code momentum}, {@code weightDecay}, ...); those
 *     left out are the optimizer's own
 * @param groups what holds for each group of parameters in place of all that, by the group's name
 */
public record HyperParameters(
        double eta, boolean frozen, Map<String, Double> others, Map<String, HyperParameters> groups) {
    private static final String RATE = "rate";
    private static final String SETTING = "lr";

    public HyperParameters {
        others = copy(others);
        groups = copy(groups);
    }

    private static <T> Map<String, T> copy(Map<String, T> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** One rate for all parameters, and nothing else. */
    public static HyperParameters rate(double eta) {
        return new HyperParameters(eta, false, Map.of(), Map.of());
    }

    /**
     * What a run's settings are at an update.
     *
     * @param step the update's index, from 0
     * @param factor what every rate is multiplied by
     */
    public static HyperParameters of(Controls controls, long step, double factor) {
        return of(
                controls,
                (group, setting) -> setting.equals(SETTING)
                        ? factor * controls.at(group, setting, step)
                        : controls.at(group, setting, step),
                step);
    }

    /** The least that each setting but the rate will be in a run of so many updates, as long as nothing moves it. */
    public static HyperParameters least(Controls controls, long updates) {
        return extreme(controls, updates, Math::min);
    }

    /** The most that each setting but the rate will be in a run of so many updates, as long as nothing moves it. */
    public static HyperParameters most(Controls controls, long updates) {
        return extreme(controls, updates, Math::max);
    }

    private static HyperParameters extreme(Controls controls, long updates, DoubleBinaryOperator better) {
        return of(controls, (group, setting) -> extreme(controls.of(group, setting), updates, better), 0);
    }

    private static double extreme(Controlled setting, long updates, DoubleBinaryOperator better) {
        double best = setting.at(0);
        for (long step = 1;
                step < updates;
                step = Math.max(step + 1, setting.schedule().nextChange(step))) {
            best = better.applyAsDouble(best, setting.at(step));
        }
        return best;
    }

    /** The value of a group's setting. */
    private interface Values {
        double of(String group, String setting);
    }

    private static HyperParameters of(Controls controls, Values values, long step) {
        Map<String, HyperParameters> groups = new LinkedHashMap<>();
        for (String group : controls.groups().keySet()) {
            groups.put(group, of(controls, group, values, step));
        }
        HyperParameters run = groups.remove(Controls.RUN);
        if (run == null) {
            throw new IllegalArgumentException("controls must hold the run's settings, but hold " + groups.keySet());
        }
        return groups.isEmpty() ? run : new HyperParameters(run.eta, run.frozen, run.others, groups);
    }

    private static HyperParameters of(Controls controls, String group, Values values, long step) {
        Map<String, Double> others = new LinkedHashMap<>();
        for (String setting : controls.set(group)) {
            if (!setting.equals(SETTING)) {
                others.put(setting, values.of(group, setting));
            }
        }
        return new HyperParameters(values.of(group, SETTING), controls.frozen(group, step), others, Map.of());
    }

    /**
     * The one rate for all parameters, for a learner that takes nothing else.
     *
     * @throws UnsupportedOperationException if there is anything else
     */
    public double rateAlone(Learner learner) {
        if (!others.isEmpty() || !groups.isEmpty()) {
            throw new UnsupportedOperationException(
                    learner.getClass().getSimpleName() + " takes one rate for all parameters, and nothing else");
        }
        return eta;
    }

    /** All numbers by name, for logs: {@code rate}, {@code rate/bias}, {@code momentum}, {@code momentum/bias}, ... */
    public Map<String, Double> named() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put(RATE, eta);
        groups.forEach((name, group) -> numbers.put(name(RATE, name), group.eta));
        numbers.putAll(others);
        groups.forEach(
                (name, group) -> group.others.forEach((setting, value) -> numbers.put(name(setting, name), value)));
        return numbers;
    }

    /** The name of a group's rate in logs. */
    public static String rateOf(String group) {
        return group.isEmpty() ? RATE : name(RATE, group);
    }

    private static String name(String setting, String group) {
        return setting + "/" + group;
    }
}
