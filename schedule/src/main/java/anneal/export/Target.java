package anneal.export;

import anneal.feedback.Feedback;
import anneal.feedback.Plateau;
import anneal.feedback.PlateauState;
import anneal.notation.Controlled;
import anneal.schedule.Constant;
import anneal.schedule.Schedule;

/** A library for which schedules are written as code. */
public enum Target {
    /** PyTorch: {@code make_scheduler(optimizer)}, to be stepped after every update. */
    PYTORCH,
    /** Keras 3: {@code learning_rate}, to be given to an optimizer. */
    KERAS,
    /** optax: {@code schedule}, a function of the count of updates. */
    OPTAX,
    /** DJL: a {@code Tracker}. DJL counts updates from 1, and the code takes care of that. */
    DJL,
    /** DL4J: an {@code ISchedule}, to be used with {@code ScheduleType.ITERATION}. */
    DL4J,
    /** Java with this library. */
    JAVA;

    /**
     * The code of a schedule: a whole source file.
     *
     * @throws ExportException if the library cannot say it, with the reason
     */
    public String write(Schedule schedule) {
        return switch (this) {
            case PYTORCH -> Torch.write(schedule);
            case KERAS -> Keras.write(schedule);
            case OPTAX -> Optax.write(schedule);
            case DJL -> JvmClass.djl(schedule);
            case DL4J -> JvmClass.dl4j(schedule);
            case JAVA -> JvmClass.anneal(Controlled.of(schedule));
        };
    }

    /**
     * The code of a schedule under a feedback that has seen nothing yet.
     *
     * @throws ExportException if the library cannot say it, with the reason
     */
    public String write(Controlled controlled) {
        Feedback feedback = controlled.feedback();
        if (feedback.equals(Feedback.none())) {
            return write(controlled.schedule());
        }
        if (this == JAVA) {
            return JvmClass.anneal(controlled);
        }
        if (!(feedback instanceof PlateauState state)) {
            throw new ExportException("only the rule plateau can be written for " + this + ", but the rule is "
                    + feedback.getClass().getSimpleName());
        }
        return plateau(controlled.schedule(), state.rule());
    }

    private String plateau(Schedule schedule, Plateau rule) {
        if (this != PYTORCH && this != KERAS) {
            throw new ExportException(this + " has no schedule that listens to a metric");
        }
        if (!(schedule instanceof Constant constant)) {
            throw new ExportException(
                    "in " + this + " a plateau can only lower a constant rate, not " + Functions.text(schedule));
        }
        return this == PYTORCH ? Torch.plateau(constant, rule) : Keras.plateau(constant, rule);
    }
}
