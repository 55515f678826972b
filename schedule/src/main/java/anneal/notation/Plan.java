package anneal.notation;

import anneal.feedback.Feedback;
import anneal.feedback.Rule;
import anneal.notation.Node.Call;
import anneal.notation.Node.Per;
import anneal.notation.Node.Quantity;
import anneal.schedule.Schedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it was written, units and feedback included, before it is known how many updates an epoch has.
 *
 * <p>{@code Plan.parse(plan.toString()).equals(plan)}. {@link #resolve} turns it into rates for a run.
 */
public final class Plan {
    private final Node schedule;
    private final @Nullable Call rule;

    Plan(Node schedule, @Nullable Call rule) {
        this.schedule = schedule;
        this.rule = rule;
    }

    /**
     * Reads the text form; see the package's grammar.
     *
     * @throws NotationException if the text is no schedule; the message says where and why
     */
    public static Plan parse(String text) {
        return Parser.plan(text);
    }

    /** The plan of a schedule, in updates. */
    public static Plan of(Schedule schedule) {
        return new Plan(Printer.node(schedule), null);
    }

    /** The plan of a schedule under a rule. */
    public static Plan of(Schedule schedule, Rule rule) {
        return new Plan(Printer.node(schedule), Printer.call(rule));
    }

    Node schedule() {
        return schedule;
    }

    @Nullable
    Call rule() {
        return rule;
    }

    /** This plan read once an epoch and held in between. */
    public Plan perEpoch() {
        return new Plan(new Per(schedule, new Quantity(BigDecimal.ONE, Unit.EPOCHS, Mark.NONE), Mark.NONE), rule);
    }

    /** Whether a feedback is part of this plan. */
    public boolean listens() {
        return rule != null;
    }

    /**
     * The rates of a run.
     *
     * @param clock what the lengths' units are worth
     * @throws NotationException if a value is out of its range, or a unit needs what the clock does not know
     */
    public Controlled resolve(Clock clock) {
        Feedback feedback =
                rule == null ? Feedback.none() : Evaluator.rule(rule, clock).start();
        return new Controlled(Evaluator.schedule(schedule, clock), feedback);
    }

    /** A line of help for every name that may be written: how it is called, and what it is. */
    public static List<String> help() {
        List<String> lines = new ArrayList<>();
        for (Map<String, List<Shape>> shapes : List.of(Shapes.SCHEDULES, Shapes.RULES)) {
            for (List<Shape> named : shapes.values()) {
                Shape fullest = named.get(named.size() - 1);
                lines.add(fullest.signature() + "  " + fullest.about());
            }
        }
        return lines;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Plan plan && schedule.equals(plan.schedule) && Objects.equals(rule, plan.rule);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schedule, rule);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return rule == null ? schedule.toString() : schedule + " under " + rule;
    }
}
