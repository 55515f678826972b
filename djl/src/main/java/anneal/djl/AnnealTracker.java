package anneal.djl;

import ai.djl.nn.Block;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.Pair;
import anneal.notation.Controlled;
import anneal.notation.Controls;
import anneal.schedule.Schedule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A rate as DJL's optimizers ask for it: from 1, and in float.
 *
 * <p>A model that is trained further from update {@code n} sets {@code optBeginNumUpdate(n)} and is answered from there. One
 * thread at a time may use a tracker.
 */
public final class AnnealTracker implements Tracker {
    private static final String RATE = "lr";

    private final Map<String, String> groupOf;
    private Controls controls;
    private long updates;

    private AnnealTracker(Controls controls, Map<String, String> groupOf) {
        controls.groups().forEach(AnnealTracker::refuseAllButRates);
        this.controls = controls;
        this.groupOf = groupOf;
    }

    private static void refuseAllButRates(String name, Controls.Group group) {
        List<String> settings = List.copyOf(group.settings().keySet());
        if (!settings.equals(List.of(RATE))) {
            throw new IllegalArgumentException(
                    "a DJL optimizer can be told rates alone, but the settings are " + settings);
        }
        if (group.from() > 0 || group.until() < Long.MAX_VALUE) {
            throw new IllegalArgumentException("a DJL optimizer updates all parameters always, but group " + name
                    + " takes part in some updates only");
        }
    }

    /** A rate that follows a schedule. */
    public static AnnealTracker of(Schedule schedule) {
        return of(Controlled.of(schedule));
    }

    /** A rate that listens, too; a {@link FeedbackListener} shows it the losses. */
    public static AnnealTracker of(Controlled rate) {
        return new AnnealTracker(Controls.of(rate), Map.of());
    }

    /**
     * A rate for each group of a block's parameters. Every group takes part in every update: DJL cannot freeze one for a
     * while.
     *
     * @param group from the name of a parameter, as {@code block.getParameters()} has it, to its group; {@link Controls#RUN}
     *     if it is in none
     */
    public static AnnealTracker of(Controls controls, Block block, UnaryOperator<String> group) {
        Map<String, String> groupOf = new HashMap<>();
        for (Pair<String, ai.djl.nn.Parameter> parameter : block.getParameters()) {
            String name = group.apply(parameter.getKey());
            controls.rate(name); // refuses an unknown group now, not in the first update
            groupOf.put(parameter.getValue().getId(), name);
        }
        return new AnnealTracker(controls, groupOf);
    }

    @Override
    public float getNewValue(int numUpdate) {
        return rate(Controls.RUN, numUpdate);
    }

    @Override
    public float getNewValue(String parameterId, int numUpdate) {
        return rate(groupOf.getOrDefault(parameterId, Controls.RUN), numUpdate);
    }

    private float rate(String group, int numUpdate) {
        if (numUpdate < 1) {
            throw new IllegalArgumentException("numUpdate must be >= 1, as DJL counts, but was " + numUpdate);
        }
        updates = Math.max(updates, numUpdate);
        return (float) controls.rate(group).at(numUpdate - 1L);
    }

    /** Shows the rate a value of the metric, measured after the updates asked for so far. */
    void observe(double metric) {
        controls = controls.observe(updates, metric);
    }

    /** The rate as it is now, with all it has seen. */
    public Controls controls() {
        return controls;
    }
}
