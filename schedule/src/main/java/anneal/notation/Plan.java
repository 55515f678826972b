package anneal.notation;

import anneal.feedback.Rule;
import anneal.notation.Node.Per;
import anneal.notation.Node.Quantity;
import anneal.notation.Node.Under;
import anneal.schedule.Schedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it was written, units and feedback included, before it is known how many updates an epoch has.
 *
 * <p>{@code Plan.parse(plan.toString()).equals(plan)}. {@link #resolve} turns it into rates for a run.
 */
public final class Plan {
    private final Node node;

    Plan(Node node) {
        this.node = node;
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
        return new Plan(Printer.node(schedule));
    }

    /** The plan of a schedule under a rule. */
    public static Plan of(Schedule schedule, Rule rule) {
        return of(schedule).under(rule);
    }

    Node node() {
        return node;
    }

    /** This plan under a rule, too, which listens from its beginning. */
    public Plan under(Rule rule) {
        return new Plan(new Under(node, Printer.call(rule), null, Mark.NONE));
    }

    /** This plan read once an epoch and held in between; a rule that it stands under still acts at once. */
    public Plan perEpoch() {
        return new Plan(perEpoch(node));
    }

    private static Node perEpoch(Node node) {
        return node instanceof Under under
                ? new Under(perEpoch(under.schedule()), under.rule(), under.from(), under.mark())
                : new Per(node, new Quantity(BigDecimal.ONE, Unit.EPOCHS, Mark.NONE), Mark.NONE);
    }

    /** Whether a feedback is part of this plan. */
    public boolean listens() {
        return Evaluator.listens(node);
    }

    /**
     * The rates of a run.
     *
     * @param clock what the lengths' units are worth
     * @throws NotationException if a value is out of its range, or a unit needs what the clock does not know
     */
    public Controlled resolve(Clock clock) {
        return Evaluator.controlled(node, clock);
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
        return other instanceof Plan plan && node.equals(plan.node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return node.toString();
    }
}
