package anneal.dialect;

import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Controls;
import anneal.notation.NotationException;
import anneal.notation.Settings;
import anneal.schedule.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the texts of a dialect, our own notation among them, as the schedules that they name.
 *
 * @param dialect one of {@link Dialects#names}, or {@link #OWN}
 * @param setup what is not in another library's text
 * @param updatesPerEpoch what an epoch is worth in our notation; 0 if that is not known
 */
public record Specs(String dialect, Setup setup, long updatesPerEpoch) {
    /** The name of our own notation. */
    public static final String OWN = "anneal";

    public Specs {
        if (updatesPerEpoch < 0) {
            throw new IllegalArgumentException(
                    "updatesPerEpoch must be >= 0 (0: not known), but was " + updatesPerEpoch);
        }
    }

    /**
     * A schedule that was asked for.
     *
     * @param text how it was asked for
     * @param group the group of parameters that it is for; empty where there are none, or for those in none
     * @param rate its rate at every step
     */
    public record Spec(String text, String group, Controlled rate) {

        /** What it is called. */
        public String label() {
            return group.isEmpty() ? text : text + " [" + group + "]";
        }
    }

    /** Whether the texts are in our own notation. */
    public boolean isOwn() {
        return dialect.equals(OWN);
    }

    /**
     * The schedules of a text, each parameter group by itself.
     *
     * @param updates updates in the whole run; 0 if not known
     * @throws NotationException if the text cannot be read, or listens to a metric as another library's scheduler
     */
    public List<Spec> read(String text, long updates) {
        return isOwn() ? own(text, updates) : of(text, Dialects.read(dialect, text, setup));
    }

    /** The schedules of a text in our notation, whatever the dialect is. */
    public List<Spec> own(String text, long updates) {
        List<Spec> specs = new ArrayList<>();
        Controls controls = Settings.parse(text).resolve(clock(updates));
        controls.groups().keySet().forEach(group -> specs.add(new Spec(text, group, controls.rate(group))));
        return specs;
    }

    /** The schedules of another library's scheduler, each parameter group by itself. */
    public static List<Spec> of(String text, Simulation simulation) {
        if (simulation.listens()) {
            throw new NotationException(
                    text + " listens to a metric: \"anneal lr -\" answers for it, given its \"metrics\"");
        }
        List<Spec> specs = new ArrayList<>();
        for (int group = 0; group < simulation.groups(); group++) {
            String name = simulation.groups() == 1 ? "" : Integer.toString(group);
            specs.add(new Spec(text, name, Controlled.of(simulation.schedule(group))));
        }
        return specs;
    }

    /** Where the schedule of a text in our notation ends; 0 if it does not, or takes its length from the run. */
    public long end(String text) {
        try {
            return isOwn() && Settings.parse(text).rate().resolve(clock(0)).schedule() instanceof Phase phase
                    ? phase.steps()
                    : 0;
        } catch (NotationException e) {
            return 0;
        }
    }

    /** What units are worth in a run of so many updates. */
    public Clock clock(long updates) {
        return Clock.ofEpochs(updatesPerEpoch).withUpdates(updates);
    }
}
