package anneal.notation;

import anneal.feedback.Feedback;
import anneal.schedule.Schedule;

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
        return feedback.apply(schedule.at(step));
    }

    /** The same schedule after one more value of the metric. */
    public Controlled observe(double metric) {
        return new Controlled(schedule, feedback.observe(metric));
    }

    /** Whether the feedback can do no more at this step: the rate is at its floor and the metric is flat. */
    public boolean finished(long step) {
        return feedback.finished(schedule.at(step));
    }
}
