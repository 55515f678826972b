package anneal.notation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every setting of a run, for all parameters and for each group of them, with what the metric has made of it so far.
 *
 * @param groups group to hyper-parameter to its values; {@link #RUN} is what holds for parameters in no group
 */
public record Controls(Map<String, Map<String, Controlled>> groups) {
    /** The name of what is not a group. */
    public static final String RUN = "";

    public Controls {
        Map<String, Map<String, Controlled>> copy = new LinkedHashMap<>();
        groups.forEach(
                (group, settings) -> copy.put(group, Collections.unmodifiableMap(new LinkedHashMap<>(settings))));
        groups = Collections.unmodifiableMap(copy);
    }

    /** The hyper-parameters that are set in a group. */
    public List<String> set(String group) {
        return List.copyOf(of(group).keySet());
    }

    /** The rate of a group, or of what is in none. */
    public Controlled rate(String group) {
        return of(group, "lr");
    }

    /**
     * A setting of a group, or of what is in none.
     *
     * @throws IllegalArgumentException if there is no such group, or it leaves that hyper-parameter alone
     */
    public Controlled of(String group, String hyper) {
        Controlled setting = of(group).get(hyper);
        if (setting == null) {
            throw new IllegalArgumentException("\"" + hyper + "\" is not set"
                    + Nearest.hint(hyper, of(group).keySet()));
        }
        return setting;
    }

    private Map<String, Controlled> of(String group) {
        Map<String, Controlled> settings = groups.get(group);
        if (settings == null) {
            throw new IllegalArgumentException(
                    "unknown group \"" + group + "\"" + Nearest.hint(group, groups.keySet()));
        }
        return settings;
    }

    /** A setting in force for the update with index {@code step}, from 0. */
    public double at(String group, String hyper, long step) {
        return of(group, hyper).at(step);
    }

    /**
     * The same settings after one more value of the metric, which all of them hear; a value that is not later than the one
     * before it changes nothing.
     *
     * @param step how many updates had been made when it was measured
     */
    public Controls observe(long step, double metric) {
        Map<String, Map<String, Controlled>> next = new LinkedHashMap<>();
        groups.forEach((group, settings) -> {
            Map<String, Controlled> moved = new LinkedHashMap<>();
            settings.forEach((hyper, setting) -> moved.put(hyper, setting.observe(step, metric)));
            next.put(group, moved);
        });
        return new Controls(next);
    }
}
