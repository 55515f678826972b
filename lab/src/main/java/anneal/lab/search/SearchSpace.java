package anneal.lab.search;

import anneal.lab.Run;
import anneal.notation.Clock;
import anneal.notation.Dimension;
import anneal.notation.Settings;
import anneal.notation.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What may be tried on a run: one or more update rules, each with the schedules that suit it.
 *
 * <p>Which rule is the first decision, {@code optimizer}, where there are several; what is open in each of them and in its
 * schedules is then a dimension of its own, {@code adam: peak}.
 *
 * @param arms the rules and their schedules
 * @param run what is tuned
 * @param clock what lengths are worth in it
 */
public record SearchSpace(List<Arm> arms, Run run, Clock clock) {
    private static final String OPTIMIZER = "optimizer";
    private static final int MOST_DRAWS = 1000;

    /**
     * An update rule and its schedules.
     *
     * @param optimizer the rule, in the grammar of spaces: {@code sgd(momentum=0.8..0.99)}; null for the task's own
     * @param schedule its schedules
     */
    public record Arm(@Nullable Space optimizer, Space schedule) {
        private String label() {
            return String.valueOf(optimizer).replaceFirst("\\(.*", "");
        }

        private List<Space> spaces() {
            return optimizer == null ? List.of(schedule) : List.of(optimizer, schedule);
        }

        private String rule(ToDoubleFunction<Dimension> chooser) {
            return optimizer == null ? "" : optimizer.draw(chooser).settings().toString();
        }
    }

    /**
     * Draws from every arm, with every alternative in it, to find mistakes before anything is trained.
     *
     * @throws IllegalArgumentException if something in the space is no rule, or no schedule in this run
     */
    public SearchSpace {
        arms = List.copyOf(arms);
        for (Arm arm : arms) {
            for (int turn = 0; turn < alternatives(arm); turn++) {
                check(run, clock, arm, turn);
            }
        }
    }

    private static int alternatives(Arm arm) {
        int most = 1;
        for (Space space : arm.spaces()) {
            for (Dimension dimension : space.dimensions()) {
                most = dimension instanceof Dimension.Choice choice
                        ? Math.max(most, choice.alternatives().size())
                        : most;
            }
        }
        return most;
    }

    /** Draws one alternative after the other in each turn, and numbers that are not round, the later ones farther up. */
    private static void check(Run run, Clock clock, Arm arm, int turn) {
        double[] place = {0.381966};
        ToDoubleFunction<Dimension> chooser = dimension -> {
            place[0] += (1 - place[0]) / 8;
            return dimension instanceof Dimension.Choice choice
                    ? turn % choice.alternatives().size()
                    : dimension.at(place[0]);
        };
        String rule = arm.rule(chooser);
        Settings schedule = arm.schedule.draw(chooser).settings();
        new Candidate(Map.of(), rule, schedule.toString()).on(run);
        run.withSchedule(schedule).spelt().resolve(clock);
    }

    /** What is open, in the order in which it is decided. */
    public List<Dimension> dimensions() {
        List<Dimension> dimensions = new ArrayList<>();
        if (arms.size() > 1) {
            dimensions.add(rule());
        }
        for (Arm arm : arms) {
            arm.spaces().forEach(space -> space.dimensions().forEach(open -> dimensions.add(named(arm, open))));
        }
        return dimensions;
    }

    private Dimension rule() {
        return new Dimension.Choice(OPTIMIZER, arms.stream().map(Arm::label).toList());
    }

    private Dimension named(Arm arm, Dimension dimension) {
        return arms.size() == 1 ? dimension : dimension.named(arm.label() + ": " + dimension.name());
    }

    /**
     * A candidate that a chooser decides on. One that cannot be, such as milestones in the wrong order, is drawn again.
     *
     * @throws IllegalArgumentException if a thousand draws in a row cannot be
     */
    public Candidate draw(ToDoubleFunction<Dimension> chooser) {
        for (int i = 0; i < MOST_DRAWS; i++) {
            Candidate candidate = any(chooser);
            if (holds(candidate)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("the space must hold schedules that can be, but none of " + MOST_DRAWS
                + " can, such as " + any(chooser).schedule());
    }

    /** A candidate that a chooser decides on, be it as it may. */
    Candidate any(ToDoubleFunction<Dimension> chooser) {
        Map<String, Double> values = new LinkedHashMap<>();
        ToDoubleFunction<Dimension> noting = dimension -> {
            double value = chooser.applyAsDouble(dimension);
            values.put(dimension.name(), value);
            return value;
        };
        Arm arm = arms.get(arms.size() == 1 ? 0 : (int) noting.applyAsDouble(rule()));
        ToDoubleFunction<Dimension> ofArm = dimension -> noting.applyAsDouble(named(arm, dimension));
        String optimizer = arm.rule(ofArm);
        String schedule = arm.schedule.draw(ofArm).settings().toString();
        return new Candidate(values, optimizer, schedule);
    }

    /** Whether a candidate can be, in this run. */
    boolean holds(Candidate candidate) {
        try {
            candidate.on(run).spelt().resolve(clock);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
