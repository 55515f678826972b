package anneal.dl4j;

import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.FeedbackText;
import anneal.notation.NotationException;
import anneal.notation.Plan;
import anneal.schedule.Schedule;
import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonIgnore;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A rate as DL4J's updaters ask for it. Immutable; in JSON it is the text of the schedule and of what its feedback has
 * seen, so that a network that was saved and loaded trains on under it.
 */
public final class AnnealSchedule implements ISchedule {
    @Serial
    private static final long serialVersionUID = 1;

    @JsonProperty("scheduleType")
    private final ScheduleType clock;

    @JsonProperty("schedule")
    private final String schedule;

    @JsonProperty("feedback")
    private final String feedback;

    @JsonIgnore
    private final transient Controlled rate;

    @JsonCreator
    private AnnealSchedule(
            @JsonProperty("scheduleType") ScheduleType clock,
            @JsonProperty("schedule") String schedule,
            @JsonProperty("feedback") String feedback) {
        this.clock = clock;
        this.schedule = schedule;
        this.feedback = feedback;
        this.rate =
                new Controlled(Plan.parse(schedule).resolve(Clock.UNKNOWN).schedule(), FeedbackText.parse(feedback));
    }

    /** A schedule by updates, which DL4J calls iterations. */
    public static AnnealSchedule perIteration(Schedule schedule) {
        return of(ScheduleType.ITERATION, Controlled.of(schedule));
    }

    /** A schedule whose steps are epochs. */
    public static AnnealSchedule perEpoch(Schedule schedule) {
        return of(ScheduleType.EPOCH, Controlled.of(schedule));
    }

    /**
     * A schedule under a feedback, to be shown the losses by a {@link FeedbackListener}.
     *
     * @param clock what its steps count
     * @throws NotationException if the schedule is a function of the program's own, which has no text to be saved by
     */
    public static AnnealSchedule of(ScheduleType clock, Controlled rate) {
        return new AnnealSchedule(clock, Plan.of(rate.schedule()).toString(), FeedbackText.print(rate.feedback()));
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return rate.at(step(iteration, epoch));
    }

    /** The same rate after one more value of the metric, measured once so many iterations and epochs were complete. */
    AnnealSchedule observe(int iterations, int epochs, double metric) {
        return of(clock, rate.observe(step(iterations, epochs), metric));
    }

    /** Of the two counts the one that this schedule goes by. */
    private int step(int iteration, int epoch) {
        return clock == ScheduleType.ITERATION ? iteration : epoch;
    }

    @Serial
    private Object readResolve() {
        return new AnnealSchedule(clock, schedule, feedback);
    }

    /** This object itself: it cannot change. */
    @Override
    public ISchedule clone() {
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnnealSchedule that
                && clock == that.clock
                && schedule.equals(that.schedule)
                && feedback.equals(that.feedback);
    }

    @Override
    public int hashCode() {
        return Objects.hash(clock, schedule, feedback);
    }

    @Override
    public String toString() {
        return schedule + " by " + (clock == ScheduleType.ITERATION ? "iteration" : "epoch");
    }
}
