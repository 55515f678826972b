package anneal.lab.audit;

import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Controls;
import anneal.notation.Plan;
import anneal.notation.Settings;
import anneal.schedule.Chain;
import anneal.schedule.Phase;
import anneal.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;

/**
 * The rates of a plan, and of the same plan for another horizon.
 *
 * <p>Where the plan listens to the loss, the epochs' losses in the log are shown to its feedback again.
 */
public final class Planned {
    private final Settings plan;
    private final String group;
    private final Clock clock;
    private final NavigableMap<Long, Controlled> states = new TreeMap<>();

    /**
     * A plan for a run.
     *
     * @param plan the schedule, with its units
     * @param clock what they are worth; its updates are the run's horizon, 0 if that is not known
     * @param log where the epochs' losses are, for a plan that listens
     */
    public Planned(Plan plan, Clock clock, RateLog log) {
        this(Settings.of(plan), Controls.RUN, clock, log);
    }

    /**
     * What a group of parameters is to have in a run.
     *
     * @param plan the settings, recipes spelt out
     * @param group the group's name, {@link Controls#RUN} for what is in none
     * @param clock what the units are worth; its updates are the run's horizon, 0 if that is not known
     * @param log where the epochs' losses are, for a plan that listens
     */
    public Planned(Settings plan, String group, Clock clock, RateLog log) {
        this.plan = plan;
        this.group = group;
        this.clock = clock;
        Controlled state = rate(clock);
        states.put(0L, state);
        if (plan.listens()) {
            if (log.epochLosses().isEmpty()) {
                throw new IllegalArgumentException("the plan listens to the loss of each epoch, which this log does not"
                        + " hold: audit the CSV or JSON Lines log of the run");
            }
            for (var epoch : log.epochLosses().entrySet()) {
                state = state.observe(epoch.getValue());
                states.put(epoch.getKey(), state);
            }
        }
    }

    private Controlled rate(Clock of) {
        return plan.resolve(of).rate(group);
    }

    /** The rate planned for an update. */
    double at(long step) {
        return (states.size() == 1 ? states.firstEntry() : states.floorEntry(step))
                .getValue()
                .at(step);
    }

    /** Updates until the plan's end; 0 if it has none. */
    long horizon() {
        return clock.updates() > 0 ? clock.updates() : schedule() instanceof Phase phase ? phase.steps() : 0;
    }

    private Schedule schedule() {
        return states.firstEntry().getValue().schedule();
    }

    /** Ways in which the plan may have been made for another number of updates; none for a plan without an end. */
    List<Horizon> horizons() {
        List<Horizon> horizons = new ArrayList<>();
        if (plan.listens() || horizon() < 2) {
            return horizons;
        }
        Schedule schedule = schedule();
        if (clock.updates() > 0
                && !rate(clock.withUpdates(2 * clock.updates())).schedule().equals(schedule)) {
            horizons.add(updates -> rate(clock.withUpdates(updates)).schedule()::at);
        } else if (schedule instanceof Phase phase) {
            horizons.add(updates -> step -> phase.atTime((double) step * phase.steps() / updates));
            if (phase instanceof Chain chain) {
                horizons.add(lastStretched(chain));
            }
        }
        return horizons;
    }

    private static Horizon lastStretched(Chain chain) {
        Phase last = chain.phases().get(chain.phases().size() - 1);
        long start = chain.steps() - last.steps();
        return updates -> updates <= start
                ? step -> Double.NaN
                : step -> step <= start
                        ? chain.at(step)
                        : last.atTime((double) (step - start) * last.steps() / (updates - start));
    }

    /** The schedule that is made for a number of updates; its rates are NaN where there is none. */
    @FunctionalInterface
    interface Horizon {
        LongToDoubleFunction of(long updates);
    }
}
