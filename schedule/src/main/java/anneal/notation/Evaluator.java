package anneal.notation;

import anneal.feedback.Rule;
import anneal.notation.Node.Call;
import anneal.notation.Node.Per;
import anneal.notation.Node.Quantity;
import anneal.notation.Node.Then;
import anneal.notation.Node.Times;
import anneal.notation.Node.Word;
import anneal.schedule.Constant;
import anneal.schedule.Curve;
import anneal.schedule.Phase;
import anneal.schedule.Schedule;
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
        if (node instanceof Then then) {
            return chain(then.parts(), clock);
        }
        if (node instanceof Times times) {
            return product(times.factors(), clock);
        }
        if (node instanceof Per per) {
            long every = (long) Kind.LENGTH.read(per.every(), "the length after \"per\"", clock);
            try {
                return schedule(per.schedule(), clock).held(every);
            } catch (NotationException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw NotationException.at(per.mark(), String.valueOf(e.getMessage()));
            }
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

    private static Schedule chain(List<Node> parts, Clock clock) {
        Schedule last = schedule(parts.get(parts.size() - 1), clock);
        for (int i = parts.size() - 2; i >= 0; i--) {
            Node part = parts.get(i);
            if (!(schedule(part, clock) instanceof Phase phase)) {
                throw NotationException.at(
                        part.mark(),
                        "only a schedule with an end can stand before \"then\", but " + part + " has none");
            }
            try {
                last = phase.then(last);
            } catch (IllegalArgumentException e) {
                throw NotationException.at(part.mark(), String.valueOf(e.getMessage()));
            }
        }
        return last;
    }
}
