package anneal.export;

import anneal.feedback.Plateau;
import anneal.notation.Numbers;
import anneal.schedule.Constant;
import anneal.schedule.Curve;
import anneal.schedule.Exponential;
import anneal.schedule.Held;
import anneal.schedule.InverseTime;
import anneal.schedule.Milestones;
import anneal.schedule.Piecewise;
import anneal.schedule.Ramp;
import anneal.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Code for {@code keras.optimizers.schedules}. */
final class Keras {
    private static final String CLASS = """


            class Rate(keras.optimizers.schedules.LearningRateSchedule):
                def __call__(self, step):
                    return rate(ops.cast(step, keras.config.floatx()))

                def get_config(self):
                    return {}


            learning_rate = Rate()
            """;

    private Keras() {}

    static String write(Schedule schedule) {
        String head = "# " + Functions.text(schedule) + "\nimport keras\n";
        if (schedule instanceof Constant constant) {
            return head + "\nlearning_rate = " + text(constant.value()) + "\n";
        }
        String call = call(schedule);
        return call == null
                ? head + "from keras import ops\n\n\n" + new Functions(Language.KERAS).add(schedule) + CLASS
                : head + "\nlearning_rate = keras.optimizers.schedules." + call + "\n";
    }

    static String plateau(Constant constant, Plateau rule) {
        if (rule.threshold() > 0) {
            throw new ExportException(
                    "Keras knows no threshold that is a share; threshold=0 and an amount say what it can");
        }
        if (rule.eps() > 0) {
            throw new ExportException("Keras makes every cut, however small; eps=0 says so");
        }
        int cooldown = rule.cooldown() == 0 ? 0 : rule.cooldown() + 1;
        return "# " + Functions.text(constant) + "\nimport keras\n\nlearning_rate = " + text(constant.value())
                + "\ncallback = keras.callbacks.ReduceLROnPlateau(factor=" + text(rule.factor()) + ", patience="
                + (rule.patience() + 1) + ", mode=\"" + (rule.maximize() ? "max" : "min") + "\", min_delta="
                + text(rule.amount()) + ", cooldown=" + cooldown + ", min_lr=" + text(rule.floor()) + ")\n";
    }

    private static @Nullable String call(Schedule schedule) {
        if (schedule instanceof Ramp ramp) {
            return ramp(ramp);
        }
        if (schedule instanceof Exponential exponential) {
            return exponential(exponential, "False");
        }
        if (schedule instanceof InverseTime inverse) {
            return inverse(inverse, "False");
        }
        if (schedule instanceof Held held
                && held.schedule() instanceof Exponential exponential
                && exponential.period() == held.every()) {
            return exponential(exponential, "True");
        }
        if (schedule instanceof Held held
                && held.schedule() instanceof InverseTime inverse
                && inverse.period() == held.every()) {
            return inverse(inverse, "True");
        }
        if (schedule instanceof Piecewise piecewise) {
            return piecewise(piecewise.at(), piecewise.values());
        }
        return schedule instanceof Milestones milestones ? piecewise(milestones.at(), values(milestones)) : null;
    }

    private static @Nullable String ramp(Ramp ramp) {
        String steps = ", decay_steps=" + ramp.steps();
        if (ramp.curve() instanceof Curve.Cosine && ramp.from() > 0) {
            return "CosineDecay(" + text(ramp.from()) + steps + ", alpha=" + Share.text(ramp.to(), ramp.from()) + ")";
        }
        boolean linear = ramp.curve() instanceof Curve.Linear;
        if (linear || ramp.curve() instanceof Curve.Polynomial) {
            double power = linear ? 1 : ((Curve.Polynomial) ramp.curve()).power();
            return "PolynomialDecay(" + text(ramp.from()) + steps + ", end_learning_rate=" + text(ramp.to())
                    + ", power=" + text(power) + ")";
        }
        return null;
    }

    private static String exponential(Exponential exponential, String staircase) {
        return "ExponentialDecay(" + text(exponential.from()) + ", decay_steps=" + exponential.period()
                + ", decay_rate=" + text(exponential.gamma()) + ", staircase=" + staircase + ")";
    }

    private static String inverse(InverseTime inverse, String staircase) {
        return "InverseTimeDecay(" + text(inverse.from()) + ", decay_steps=" + inverse.period() + ", decay_rate="
                + text(inverse.rate()) + ", staircase=" + staircase + ")";
    }

    /** Keras keeps the old value at a boundary, so each stands one update earlier. */
    private static String piecewise(List<Long> at, List<Double> values) {
        return "PiecewiseConstantDecay(" + at.stream().map(step -> step - 1).toList() + ", "
                + values.stream().map(Keras::text).toList() + ")";
    }

    private static List<Double> values(Milestones milestones) {
        List<Double> values = new ArrayList<>(List.of(milestones.from()));
        milestones.at().forEach(step -> values.add(milestones.at((long) step)));
        return values;
    }

    /** A number with a decimal point: Keras takes the type of a rate from how it is written. */
    private static String text(double value) {
        String text = Numbers.text(value);
        return text.matches("\\d+") ? text + ".0" : text;
    }
}
