package anneal.export;

import anneal.feedback.Feedback;
import anneal.feedback.Listener;
import anneal.feedback.Nan;
import anneal.feedback.Plateau;
import anneal.feedback.PlateauState;
import anneal.notation.Controlled;
import anneal.schedule.Constant;
import anneal.schedule.Schedule;
import java.util.Locale;

/** A library for which schedules are written as code. */
public enum Target {
    /** PyTorch: {@code make_scheduler(optimizer)}, to be stepped after every update. */
    PYTORCH("PyTorch"),
    /** Keras 3: {@code learning_rate}, to be given to an optimizer. */
    KERAS("Keras"),
    /** optax: {@code schedule}, a function of the count of updates. */
    OPTAX("optax"),
    /** DJL: a {@code Tracker}. DJL counts updates from 1, and the code takes care of that. */
    DJL("DJL"),
    /** DL4J: an {@code ISchedule}, to be used with {@code ScheduleType.ITERATION}. */
    DL4J("DL4J"),
    /** Java with this library. */
    JAVA("Java");

    private final String library;

    Target(String library) {
        this.library = library;
    }

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
            case JAVA -> JvmClass.anneal(schedule);
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
        Plateau rule = plateau(feedback);
        return this == JAVA ? JvmClass.anneal(controlled.schedule(), rule) : plateau(controlled.schedule(), rule);
    }

    /** The rule of a feedback that is one plateau over the whole run. */
    private Plateau plateau(Feedback feedback) {
        Listener first = feedback.listeners().get(0);
        if (feedback.listeners().size() > 1 || first.from() > 0 || first.until() < Long.MAX_VALUE) {
            throw new ExportException("only one rule over the whole run can be written for " + this);
        }
        if (first.state() instanceof PlateauState state) {
            return state.rule();
        }
        throw new ExportException("only the rule plateau can be written for " + this + ", but the rule is "
                + first.state().rule().getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    private String plateau(Schedule schedule, Plateau rule) {
        if (this != PYTORCH && this != KERAS) {
            throw new ExportException(this + " has no schedule that listens to a metric");
        }
        if (!(schedule instanceof Constant constant)) {
            throw new ExportException(
                    "in " + this + " a plateau can only lower a constant rate, not " + Functions.text(schedule));
        }
        if (rule.floorShare() > 0 || rule.average() > 1 || rule.nan() != Nan.BAD) {
            throw new ExportException(this + " has no floorShare, no average and no policy for NaN");
        }
        if (rule.threshold() > 0 && rule.amount() > 0) {
            throw new ExportException(this + " takes one threshold, a share or an amount, not both");
        }
        return this == PYTORCH ? Torch.plateau(constant, rule) : Keras.plateau(constant, rule);
    }

    /** The library's name as it is written in prose. */
    @Override
    public String toString() {
        return library;
    }
}
