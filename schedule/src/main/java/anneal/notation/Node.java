package anneal.notation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A piece of the text form, with its units kept. Prints as the canonical text; equal when the texts are. */
sealed interface Node {

    Mark mark();

    /** The nodes that this one is made of. */
    default List<Node> parts() {
        return List.of();
    }

    /** The same node made of other nodes, as many as {@link #parts} has. */
    default Node with(List<Node> parts) {
        return this;
    }

    /** A number with or without a unit. The amount has no trailing zeros. */
    record Quantity(BigDecimal amount, Unit unit, Mark mark) implements Node {
        public Quantity {
            amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        }

        @Override
        public String toString() {
            return Numbers.text(amount) + unit.suffix();
        }
    }

    /** A bare word, such as {@code true}. */
    record Word(String name, Mark mark) implements Node {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A text in double quotes, with the escapes of JSON: another library's source. */
    record Text(String value, Mark mark) implements Node {
        @Override
        public String toString() {
            return Json.quote(value);
        }
    }

    /** A list of quantities or schedules. */
    record Items(List<Node> items, Mark mark) implements Node {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public List<Node> parts() {
            return items;
        }

        @Override
        public Node with(List<Node> parts) {
            return new Items(parts, mark);
        }

        @Override
        public String toString() {
            return items.stream().map(Node::toString).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** A shape, recipe or rule with its arguments. */
    record Call(String name, List<Argument> arguments, Mark mark) implements Node {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Node> parts() {
            return arguments.stream().map(Argument::value).toList();
        }

        @Override
        public Node with(List<Node> parts) {
            List<Argument> changed = new ArrayList<>();
            for (Argument argument : arguments) {
                changed.add(new Argument(argument.name, parts.get(changed.size())));
            }
            return new Call(name, changed, mark);
        }

        @Override
        public String toString() {
            return arguments.stream().map(Argument::toString).collect(Collectors.joining(", ", name + "(", ")"));
        }
    }

    /** One argument; the name is absent where it stands by its place. */
    record Argument(@Nullable String name, Node value) {
        @Override
        public String toString() {
            return name == null ? value.toString() : name + "=" + value;
        }
    }

    /** A product, at least two factors; a plain number among them scales. */
    record Times(List<Node> factors, Mark mark) implements Node {
        public Times {
            factors = List.copyOf(factors);
        }

        @Override
        public List<Node> parts() {
            return factors;
        }

        @Override
        public Node with(List<Node> parts) {
            return new Times(parts, mark);
        }

        @Override
        public String toString() {
            return factors.stream()
                    .map(factor -> factor instanceof Times
                                    || factor instanceof Then
                                    || factor instanceof Per
                                    || factor instanceof Under
                            ? "(" + factor + ")"
                            : factor.toString())
                    .collect(Collectors.joining(" * "));
        }
    }

    /** Phases one after another, at least two parts; only the last may be without an end. */
    record Then(List<Node> parts, Mark mark) implements Node {
        public Then {
            parts = List.copyOf(parts);
        }

        /** What follows one another within a part follows one another in the whole. */
        @Override
        public Node with(List<Node> newParts) {
            return new Then(
                    newParts.stream()
                            .flatMap(part -> part instanceof Then inner ? inner.parts.stream() : Stream.of(part))
                            .toList(),
                    mark);
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Per || part instanceof Under ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" then "));
        }
    }

    /** A schedule that is read once every so often and held in between. */
    record Per(Node schedule, Node every, Mark mark) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(schedule, every);
        }

        @Override
        public Node with(List<Node> parts) {
            return new Per(parts.get(0), parts.get(1), mark);
        }

        @Override
        public String toString() {
            return (schedule instanceof Under ? "(" + schedule + ")" : schedule) + " per " + every;
        }
    }

    /** A schedule under a rule that listens from its beginning, or from some length later on. */
    record Under(Node schedule, Call rule, @Nullable Node from, Mark mark) implements Node {
        @Override
        public List<Node> parts() {
            return from == null ? List.of(schedule, rule) : List.of(schedule, rule, from);
        }

        @Override
        public Node with(List<Node> parts) {
            return new Under(parts.get(0), (Call) parts.get(1), from == null ? null : parts.get(2), mark);
        }

        @Override
        public String toString() {
            return schedule + " under " + rule + (from == null ? "" : " from " + from);
        }
    }

    /** In a space: some number from one end to the other. */
    record Range(Quantity from, Quantity to, Spacing spacing, Mark mark) implements Node {
        public Range {
            if (from.unit != to.unit) {
                throw NotationException.at(
                        mark, "both ends of a range must have the same unit, but were " + from + " and " + to);
            }
            if (from.amount.compareTo(to.amount) >= 0) {
                throw NotationException.at(
                        mark, "a range must end above where it begins, but was " + from + " to " + to);
            }
            if (spacing == Spacing.LOG && from.amount.signum() <= 0) {
                throw NotationException.at(mark, "a range on a log scale must begin above 0, but begins at " + from);
            }
            if (spacing == Spacing.INT && (from.amount.scale() > 0 || to.amount.scale() > 0)) {
                throw NotationException.at(
                        mark, "a range of whole numbers must have whole ends, but was " + from + " to " + to);
            }
        }

        @Override
        public String toString() {
            return from + ".." + to + spacing.suffix();
        }
    }

    /** In a space: one of several nodes. */
    record Choice(List<Node> alternatives, Mark mark) implements Node {
        public Choice {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public List<Node> parts() {
            return alternatives;
        }

        @Override
        public String toString() {
            return alternatives.stream().map(Node::toString).collect(Collectors.joining(", ", "{", "}"));
        }
    }
}
