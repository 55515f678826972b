package anneal.export;

import anneal.notation.Numbers;
import anneal.schedule.Chain;
import anneal.schedule.Constant;
import anneal.schedule.Curve;
import anneal.schedule.Exponential;
import anneal.schedule.Hold;
import anneal.schedule.Milestones;
import anneal.schedule.Phase;
import anneal.schedule.Ramp;
import anneal.schedule.Schedule;
import anneal.schedule.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Code for optax: its own schedules joined, and functions of JAX for the rest. */
final class Optax {
    private final Functions functions = new Functions(Language.JAX);

    private Optax() {}

    static String write(Schedule schedule) {
        Optax optax = new Optax();
        String call = optax.call(schedule);
        String functions = optax.functions.toString();
        String head = "# " + Functions.text(schedule) + "\n";
        return functions.isEmpty()
                ? head + "import optax\n\nschedule = " + call + "\n"
                : head + "import jax.numpy as jnp\n" + (call.contains("optax.") ? "import optax\n" : "") + "\n\n"
                        + functions + "\n\nschedule = " + call + "\n";
    }

    private String call(Schedule schedule) {
        if (schedule instanceof Constant constant) {
            return constant(constant.value());
        }
        if (schedule instanceof Hold hold) {
            return constant(hold.value());
        }
        if (schedule instanceof Ramp ramp) {
            return ramp(ramp);
        }
        if (schedule instanceof Exponential exponential) {
            return "optax.exponential_decay(" + text(exponential.from()) + ", " + exponential.period() + ", "
                    + text(exponential.gamma()) + ")";
        }
        if (schedule instanceof Milestones milestones) {
            return milestones.at().stream()
                    .map(step -> step + ": " + text(milestones.gamma()))
                    .collect(Collectors.joining(
                            ", ", "optax.piecewise_constant_schedule(" + text(milestones.from()) + ", {", "})"));
        }
        if (schedule instanceof Tail tail) {
            List<Schedule> parts = new ArrayList<>(phases(tail.phase()));
            parts.add(tail.rest());
            return joined(parts);
        }
        return schedule instanceof Chain chain ? joined(chain.phases()) : functions.named(schedule);
    }

    private static List<Phase> phases(Phase phase) {
        return phase instanceof Chain chain ? chain.phases() : List.of(phase);
    }

    private String joined(List<? extends Schedule> parts) {
        List<String> ends = new ArrayList<>();
        long end = 0;
        for (Schedule part : parts.subList(0, parts.size() - 1)) {
            end += ((Phase) part).steps();
            ends.add(Long.toString(end));
        }
        return parts.stream()
                .map(part -> "    " + call(part))
                .collect(Collectors.joining(
                        ",\n", "optax.join_schedules([\n", ",\n], boundaries=[" + String.join(", ", ends) + "])"));
    }

    private static String constant(double value) {
        return "optax.constant_schedule(" + text(value) + ")";
    }

    private String ramp(Ramp ramp) {
        String ends = "(" + text(ramp.from()) + ", " + text(ramp.to()) + ", ";
        if (ramp.curve() instanceof Curve.Linear) {
            return "optax.linear_schedule" + ends + ramp.steps() + ")";
        }
        if (ramp.curve() instanceof Curve.Polynomial polynomial) {
            return "optax.polynomial_schedule" + ends + text(polynomial.power()) + ", " + ramp.steps() + ")";
        }
        if (ramp.curve() instanceof Curve.Cosine && ramp.from() > 0) {
            return "optax.cosine_decay_schedule(" + text(ramp.from()) + ", " + ramp.steps() + ", alpha="
                    + Share.text(ramp.to(), ramp.from()) + ")";
        }
        return functions.named(ramp);
    }

    private static String text(double value) {
        return Numbers.text(value);
    }
}
