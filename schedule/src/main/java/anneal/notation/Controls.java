package anneal.notation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every setting of a run, for all parameters and for each group of them, with what the metric has made of it so far.
 *
 * @param groups each group by its name; {@link #RUN} is what holds for parameters in no group
 */
public record Controls(Map<String, Group> groups) {
    /** The name of what is not a group. */
    public static final String RUN = "";

    private static final String RATE = "lr";

    public Controls {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /**
     * The settings of a group, and when it takes part in updates; before and after it is frozen.
     *
     * @param settings hyper-parameter to its values
     * @param from the first update that it takes part in
     * @param until the update from which on it does not, {@code Long.MAX_VALUE} for none
     */
    public record Group(Map<String, Controlled> settings, long from, long until) {
        public Group {
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
            if (from < 0 || until < from) {
                throw new IllegalArgumentException(
                        "a group must take part from an update >= 0 until a later one, but was from " + from + " until "
                                + until);
            }
        }

        private Group observe(long step, double metric) {
            Map<String, Controlled> moved = new LinkedHashMap<>();
            settings.forEach((hyper, setting) -> moved.put(hyper, setting.observe(step, metric)));
            return new Group(moved, from, until);
        }
    }

    /** One rate for all parameters, and nothing else. */
    public static Controls of(Controlled rate) {
        return new Controls(Map.of(RUN, new Group(Map.of(RATE, rate), 0, Long.MAX_VALUE)));
    }

    /** The hyper-parameters that are set in a group. */
    public List<String> set(String group) {
        return List.copyOf(of(group).settings().keySet());
    }

    /** The rate of a group, or of what is in none. */
    public Controlled rate(String group) {
        return of(group, RATE);
    }

    /**
     * A setting of a group, or of what is in none.
     *
     * @throws IllegalArgumentException if there is no such group, or it leaves that hyper-parameter alone
     */
    public Controlled of(String group, String hyper) {
        Controlled setting = of(group).settings().get(hyper);
        if (setting == null) {
            throw new IllegalArgumentException("\"" + hyper + "\" is not set"
                    + Nearest.hint(hyper, of(group).settings().keySet()));
        }
        return setting;
    }

    private Group of(String group) {
        Group found = groups.get(group);
        if (found == null) {
            throw new IllegalArgumentException(
                    "unknown group \"" + group + "\"" + Nearest.hint(group, groups.keySet()));
        }
        return found;
    }

    /** A setting in force for the update with index {@code step}, from 0; the rate of a frozen group is 0. */
    public double at(String group, String hyper, long step) {
        return hyper.equals(RATE) && frozen(group, step) ? 0 : of(group, hyper).at(step);
    }

    /** Whether a group is left out of an update: its parameters stay as they are, and nothing is remembered of it. */
    public boolean frozen(String group, long step) {
        return step < of(group).from() || step >= of(group).until();
    }

    /**
     * Whether there is nothing left to do at this step: every group is frozen for good, or its rate is at its floor and the
     * metric is flat.
     */
    public boolean finished(long step) {
        return groups.keySet().stream()
                .allMatch(group -> step >= of(group).until()
                        || (!frozen(group, step) && rate(group).finished(step)));
    }

    /**
     * The same settings after one more value of the metric, which all of them hear; a value that is not later than the one
     * before it changes nothing.
     *
     * @param step how many updates had been made when it was measured
     */
    public Controls observe(long step, double metric) {
        Map<String, Group> next = new LinkedHashMap<>();
        groups.forEach((name, group) -> next.put(name, group.observe(step, metric)));
        return new Controls(next);
    }
}
