package anneal.notation;

import anneal.feedback.Feedback;
import anneal.feedback.Rule;
import anneal.notation.Node.Call;
import anneal.notation.Node.Per;
import anneal.notation.Node.Quantity;
import anneal.notation.Node.Then;
import anneal.notation.Node.Times;
import anneal.notation.Node.Under;
import anneal.notation.Node.Word;
import anneal.schedule.Constant;
import anneal.schedule.Curve;
import anneal.schedule.Phase;
import anneal.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;

/** Turns a parsed text into the values it stands for, under a clock. */
final class Evaluator {
    private Evaluator() {}

    static Schedule schedule(Node node, Clock clock) {
        if (node instanceof Call call && Foreigners.isForeign(call)) {
            return Foreigners.schedule(call, clock);
        }
        if (node instanceof Call call) {
            return (Schedule) Shapes.of(call, Shapes.SCHEDULES, "schedule").make(call, clock);
        }
        if (node instanceof Times times) {
            return product(times.factors(), clock);
        }
        if (node instanceof Then || node instanceof Per || node instanceof Under) {
            if (listens(node)) {
                throw NotationException.at(
                        node.mark(),
                        "\"under\" must stand behind the whole schedule or a part of a sequence in brackets, not inside"
                                + " a product or a call");
            }
            return controlled(node, clock).schedule();
        }
        if (node instanceof Quantity quantity && quantity.unit() == Unit.UPDATES) {
            return constant(quantity);
        }
        List<Shape> named = node instanceof Word word ? Shapes.SCHEDULES.get(word.name()) : null;
        if (named != null) {
            throw NotationException.at(
                    node.mark(),
                    "\"" + node + "\" needs its arguments: " + named.get(0).signature());
        }
        throw NotationException.at(
                node.mark(),
                "\"" + node + "\" is no schedule" + Nearest.hint(node.toString(), Shapes.SCHEDULES.keySet()));
    }

    static Curve curve(Call call, Clock clock) {
        return (Curve) Shapes.of(call, Shapes.CURVES, "curve").make(call, clock);
    }

    static Rule rule(Call call, Clock clock) {
        return (Rule) Shapes.of(call, Shapes.RULES, "rule").make(call, clock);
    }

    /** The product from left to right; a plain number scales what it stands beside. */
    private static Schedule product(List<Node> factors, Clock clock) {
        Node first = factors.get(0);
        boolean scales = first instanceof Quantity;
        Schedule product = schedule(factors.get(scales ? 1 : 0), clock);
        if (scales) {
            product = scaled(product, first, clock);
        }
        for (Node factor : factors.subList(scales ? 2 : 1, factors.size())) {
            product = factor instanceof Quantity
                    ? scaled(product, factor, clock)
                    : product.times(schedule(factor, clock));
        }
        return product;
    }

    private static Schedule scaled(Schedule schedule, Node factor, Clock clock) {
        double number = (double) Kind.NUMBER.read(factor, "a factor", clock);
        try {
            return schedule.times(number);
        } catch (IllegalArgumentException e) {
            throw NotationException.at(factor.mark(), String.valueOf(e.getMessage()));
        }
    }

    private static Constant constant(Quantity quantity) {
        try {
            return new Constant(quantity.amount().doubleValue());
        } catch (IllegalArgumentException e) {
            throw NotationException.at(quantity.mark(), String.valueOf(e.getMessage()));
        }
    }

    /** Whether a feedback is part of this. */
    static boolean listens(Node node) {
        return node instanceof Under || node.parts().stream().anyMatch(Evaluator::listens);
    }

    /** Whether a length in this has a unit. */
    private static boolean hasUnits(Node node) {
        return (node instanceof Quantity quantity && quantity.unit() != Unit.UPDATES)
                || node.parts().stream().anyMatch(Evaluator::hasUnits);
    }

    /** A whole plan, its feedback included. */
    static Controlled controlled(Node node, Clock clock) {
        if (node instanceof Under under) {
            Controlled inner = controlled(under.schedule(), clock);
            long from = under.from() == null ? 0 : length(under.from(), "from", clock);
            Feedback own = Feedback.of(rule(under.rule(), clock)).within(from, Long.MAX_VALUE);
            return new Controlled(inner.schedule(), inner.feedback().and(own));
        }
        if (clock.isChanging() && !listens(node) && isBySamples(node)) {
            return Controlled.of(clock.byUpdates(schedule(node, clock.bySamples())));
        }
        if (node instanceof Then then) {
            return chain(then.parts(), clock);
        }
        return node instanceof Per per ? held(per, clock) : Controlled.of(schedule(node, clock));
    }

    /** Whether something goes by samples where batches change: a sequence only if each part does. */
    private static boolean isBySamples(Node node) {
        return node instanceof Then then ? then.parts().stream().allMatch(Evaluator::isBySamples) : hasUnits(node);
    }

    private static long length(Node node, String after, Clock clock) {
        return (long) Kind.LENGTH.read(node, "the length after \"" + after + "\"", clock);
    }

    private static Controlled held(Per per, Clock clock) {
        if (clock.isChanging() && listens(per) && hasUnits(per.every())) {
            throw NotationException.at(
                    per.mark(), "\"per\" must stand inside of \"under\" where the batches change in size");
        }
        Controlled inner = controlled(per.schedule(), clock);
        long every = length(per.every(), "per", clock);
        try {
            return new Controlled(inner.schedule().held(every), inner.feedback().alignedTo(every));
        } catch (IllegalArgumentException e) {
            throw NotationException.at(per.mark(), String.valueOf(e.getMessage()));
        }
    }

    /** Parts one after another, each on its own clock; a feedback listens while its part is in force. */
    private static Controlled chain(List<Node> parts, Clock clock) {
        List<Phase> phases = new ArrayList<>();
        Feedback feedback = Feedback.none();
        long start = 0;
        for (Node part : parts.subList(0, parts.size() - 1)) {
            Controlled rate = controlled(part, clock.startingAt(start));
            if (!(rate.schedule() instanceof Phase phase)) {
                throw NotationException.at(
                        part.mark(),
                        "only a schedule with an end can stand before \"then\", but " + part + " has none");
            }
            phases.add(phase);
            long end = start + phase.steps();
            if (end < 0) {
                throw NotationException.at(part.mark(), "steps of a chain must fit a long, but the sum overflowed");
            }
            try {
                feedback = feedback.and(rate.feedback().within(start, end));
            } catch (IllegalArgumentException e) {
                throw NotationException.at(
                        part.mark(), "a rule must begin to listen before its part ends, but " + part + " ends first");
            }
            start = end;
        }
        Controlled last = controlled(parts.get(parts.size() - 1), clock.startingAt(start));
        Schedule joined = last.schedule();
        for (int i = phases.size() - 1; i >= 0; i--) {
            try {
                joined = phases.get(i).then(joined);
            } catch (IllegalArgumentException e) {
                throw NotationException.at(parts.get(i).mark(), String.valueOf(e.getMessage()));
            }
        }
        return new Controlled(joined, feedback.and(last.feedback().within(start, Long.MAX_VALUE)));
    }
}
