package anneal.export;

import anneal.feedback.Plateau;
import anneal.notation.Numbers;
import anneal.schedule.Chain;
import anneal.schedule.Constant;
import anneal.schedule.Curve;
import anneal.schedule.Exponential;
import anneal.schedule.Hold;
import anneal.schedule.Milestones;
import anneal.schedule.Phase;
import anneal.schedule.Ramp;
import anneal.schedule.Restarts;
import anneal.schedule.Schedule;
import anneal.schedule.Step;
import anneal.schedule.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Code for {@code torch.optim.lr_scheduler}. */
final class Torch {
    private static final String FOR_EVER = "2**62";

    /** The rate that the optimizer is given, of which the classes take shares. */
    private final double base;

    private Torch(double base) {
        this.base = base;
    }

    static String write(Schedule schedule) {
        List<Schedule> parts = parts(schedule);
        double base = parts.stream().mapToDouble(part -> part.at(0)).max().orElse(0);
        List<String> calls = base > 0 ? new Torch(base).calls(parts) : List.of();
        if (calls.isEmpty()) {
            String functions = new Functions(Language.PYTHON).add(schedule).toString();
            return head(schedule, "import math\n") + "\n\n" + functions + "\n\n"
                    + maker(1, "LambdaLR(optimizer, rate)");
        }
        return head(schedule, "") + "\n\n" + maker(base, calls.size() == 1 ? calls.get(0) : sequence(calls, parts));
    }

    static String plateau(Constant constant, Plateau rule) {
        boolean relative = rule.amount() == 0;
        String call = "ReduceLROnPlateau(optimizer, mode=\"" + (rule.maximize() ? "max" : "min") + "\", factor="
                + text(rule.factor()) + ", patience=" + rule.patience() + ", threshold="
                + text(relative ? rule.threshold() : rule.amount())
                + ", threshold_mode=\"" + (relative ? "rel" : "abs") + "\", cooldown=" + rule.cooldown()
                + ", min_lr=" + text(rule.floor()) + ", eps=" + text(rule.eps()) + ")";
        String warning = relative ? "# For metrics above 0: below, PyTorch takes worse for better.\n" : "";
        return head(constant, warning) + "\n\n" + maker(constant.value(), call);
    }

    private static String head(Schedule schedule, String more) {
        return "# " + Functions.text(schedule) + "\n" + more + "from torch.optim import lr_scheduler\n";
    }

    private static String maker(double base, String call) {
        return "def make_scheduler(optimizer):\n"
                + "    \"\"\"The scheduler of a new optimizer; call its step() after every update.\"\"\"\n"
                + "    for group in optimizer.param_groups:\n"
                + "        group[\"lr\"] = " + text(base) + (text(base).matches("\\d+") ? ".0" : "") + "\n"
                + "    return lr_scheduler." + call + "\n";
    }

    private static String sequence(List<String> calls, List<Schedule> parts) {
        List<String> ends = new ArrayList<>();
        long end = 0;
        for (Schedule part : parts.subList(0, calls.size() - 1)) {
            end += ((Phase) part).steps();
            ends.add(Long.toString(end));
        }
        return calls.stream()
                .map(call -> "        lr_scheduler." + call)
                .collect(Collectors.joining(
                        ",\n",
                        "SequentialLR(optimizer, [\n",
                        ",\n    ], milestones=[" + String.join(", ", ends) + "])"));
    }

    private static List<Schedule> parts(Schedule schedule) {
        List<Schedule> parts = new ArrayList<>();
        if (schedule instanceof Tail tail) {
            parts.addAll(parts(tail.phase()));
            parts.add(tail.rest());
        } else if (schedule instanceof Chain chain) {
            parts.addAll(chain.phases());
        } else {
            parts.add(schedule);
        }
        return parts;
    }

    /** A call for each part; none if one of them has no class that gives its rates. */
    private List<String> calls(List<Schedule> parts) {
        List<String> calls = new ArrayList<>();
        for (Schedule part : parts) {
            String call = call(part, parts.size() == 1);
            if (call == null) {
                return List.of();
            }
            calls.add(call);
        }
        Schedule last = parts.get(parts.size() - 1);
        boolean risesAgain = last instanceof Ramp ramp && ramp.curve() instanceof Curve.Cosine;
        if (risesAgain) {
            calls.add(constant(((Ramp) last).to()));
        }
        return calls;
    }

    private @Nullable String call(Schedule part, boolean alone) {
        if (part instanceof Constant constant) {
            return constant(constant.value());
        }
        if (part instanceof Hold hold) {
            return constant(hold.value());
        }
        if (part instanceof Ramp ramp) {
            return ramp(ramp);
        }
        if (part.at(0) != base) {
            return null;
        }
        if (part instanceof Step step) {
            return "StepLR(optimizer, step_size=" + step.every() + ", gamma=" + text(step.gamma()) + ")";
        }
        if (part instanceof Milestones milestones) {
            return "MultiStepLR(optimizer, milestones=" + milestones.at() + ", gamma=" + text(milestones.gamma()) + ")";
        }
        if (part instanceof Exponential exponential && exponential.period() == 1) {
            return "ExponentialLR(optimizer, gamma=" + text(exponential.gamma()) + ")";
        }
        boolean sgdr = alone && part instanceof Restarts restarts && restarts.decay() == 1;
        if (sgdr
                && ((Restarts) part).phase() instanceof Ramp cycle
                && cycle.curve() instanceof Curve.Cosine
                && cycle.to() <= cycle.from()) {
            return "CosineAnnealingWarmRestarts(optimizer, T_0=" + cycle.steps() + ", T_mult="
                    + ((Restarts) part).growth() + ", eta_min=" + text(cycle.to()) + ")";
        }
        return null;
    }

    private String constant(double value) {
        return "ConstantLR(optimizer, factor=" + Share.text(value, base) + ", total_iters=" + FOR_EVER + ")";
    }

    private @Nullable String ramp(Ramp ramp) {
        if (ramp.to() > base) {
            return null; // no class takes a share above 1
        }
        if (ramp.curve() instanceof Curve.Linear && ramp.from() > 0) {
            return "LinearLR(optimizer, start_factor=" + Share.text(ramp.from(), base) + ", end_factor="
                    + Share.text(ramp.to(), base) + ", total_iters=" + ramp.steps() + ")";
        }
        if (ramp.from() != base) {
            return null;
        }
        if (ramp.curve() instanceof Curve.Cosine) {
            return "CosineAnnealingLR(optimizer, T_max=" + ramp.steps() + ", eta_min=" + text(ramp.to()) + ")";
        }
        return ramp.curve() instanceof Curve.Polynomial polynomial && ramp.to() == 0
                ? "PolynomialLR(optimizer, total_iters=" + ramp.steps() + ", power=" + text(polynomial.power()) + ")"
                : null;
    }

    private static String text(double value) {
        return Numbers.text(value);
    }
}
