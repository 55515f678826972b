package anneal.notation;

import anneal.feedback.Decision;
import anneal.feedback.Feedback;
import anneal.feedback.Listener;
import anneal.feedback.Observation;
import anneal.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;

/**
 * A schedule under a feedback: the rate of a whole run.
 *
 * @param schedule what is planned
 * @param feedback what the metric has made of it so far
 */
public record Controlled(Schedule schedule, Feedback feedback) {

    /** A schedule that listens to nothing. */
    public static Controlled of(Schedule schedule) {
        return new Controlled(schedule, Feedback.none());
    }

    /** The rate in force for the update with index {@code step}, from 0. */
    public double at(long step) {
        return feedback.apply(step, schedule.at(step));
    }

    /**
     * The same schedule after one more value of the metric. A value that is not later than the one before it is a value
     * seen twice, and changes nothing.
     *
     * @param step how many updates had been made when it was measured
     */
    public Controlled observe(long step, double metric) {
        return new Controlled(schedule, feedback.observe(step, metric, schedule.at(step)));
    }

    /**
     * The same schedule after one more value of the metric, at a time that is not told.
     *
     * @throws IllegalStateException if a rule listens to a part of the run only
     */
    public Controlled observe(double metric) {
        return new Controlled(schedule, feedback.observe(metric));
    }

    /** The same schedule after these values, in their order. */
    public Controlled replay(List<Observation> log) {
        Controlled state = this;
        for (Observation value : log) {
            state = state.observe(value.step(), value.metric());
        }
        return state;
    }

    /** What these values lead to, one after another: when, why, and from which rate to which. */
    public List<Decision> decisions(List<Observation> log) {
        List<Decision> decisions = new ArrayList<>();
        Controlled state = this;
        for (Observation value : log) {
            Controlled next = state.observe(value.step(), value.metric());
            if (!next.equals(state)) {
                decisions.addAll(decisions(state, next, value));
            }
            state = next;
        }
        return decisions;
    }

    private static List<Decision> decisions(Controlled before, Controlled after, Observation value) {
        List<Decision> decisions = new ArrayList<>();
        for (Listener listener : after.feedback.listeners()) {
            String why = listener.state().decision();
            if (!why.isEmpty()) {
                decisions.add(new Decision(
                        value.step(),
                        value.metric(),
                        listener.state().best(),
                        before.at(value.step()),
                        after.at(value.step()),
                        why));
            }
        }
        return decisions;
    }

    /** Whether the feedback can do no more at this step: the rate is at its floor and the metric is flat. */
    public boolean finished(long step) {
        return feedback.finished(step, schedule.at(step));
    }

    /** All that the feedback remembers, as text for a checkpoint; {@link #withState} reads it back. */
    public String state() {
        return FeedbackText.print(feedback);
    }

    /**
     * The same schedule with a feedback that remembers what {@link #state()} says.
     *
     * @throws NotationException if the text is no state, or is that of other rules
     */
    public Controlled withState(String state) {
        Feedback saved = FeedbackText.parse(state);
        List<Listener> own = feedback.listeners();
        if (saved.listeners().size() != own.size()) {
            throw new NotationException("the state must be of " + own.size() + " rules, but is of "
                    + saved.listeners().size());
        }
        for (int i = 0; i < own.size(); i++) {
            FeedbackText.requireSameRule(own.get(i), saved.listeners().get(i));
        }
        return new Controlled(schedule, saved);
    }
}
