package anneal.notation;

import anneal.feedback.Rule;
import anneal.feedback.State;
import anneal.notation.Node.Call;
import anneal.notation.Node.Items;
import anneal.notation.Node.Quantity;
import anneal.notation.Node.Word;
import anneal.schedule.Curve;
import anneal.schedule.Phase;
import anneal.schedule.Schedule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/** What an argument may be, read off the Java type of a record's component. */
enum Kind {
    NUMBER("a number") {
        @Override
        Object read(Node node, String name, Clock clock) {
            return node instanceof Word word && NOT_FINITE.contains(word.name())
                    ? Double.valueOf(word.name())
                    : plain(node, name).doubleValue();
        }
    },
    LENGTH("a length such as 500 or 15ep") {
        @Override
        Object read(Node node, String name, Clock clock) {
            if (!(node instanceof Quantity quantity)) {
                throw wrong(node, name);
            }
            if (quantity.unit() == Unit.UPDATES && fractional(quantity.amount())) {
                throw NotationException.at(
                        node.mark(), name + " must be a whole number of updates, but was " + quantity);
            }
            return updates(quantity, clock);
        }
    },
    COUNT("a whole number") {
        @Override
        Object read(Node node, String name, Clock clock) {
            try {
                return plain(node, name).intValueExact();
            } catch (ArithmeticException e) {
                throw wrong(node, name);
            }
        }
    },
    FLAG("true or false") {
        @Override
        Object read(Node node, String name, Clock clock) {
            if (node instanceof Word word
                    && (word.name().equals("true") || word.name().equals("false"))) {
                return word.name().equals("true");
            }
            throw wrong(node, name);
        }
    },
    LENGTHS("a list of lengths such as [30ep, 60ep]") {
        @Override
        Object read(Node node, String name, Clock clock) {
            return items(node, name).stream()
                    .map(item -> (Long) LENGTH.read(item, name, clock))
                    .toList();
        }
    },
    NUMBERS("a list of numbers such as [0.1, 0.01]") {
        @Override
        Object read(Node node, String name, Clock clock) {
            return items(node, name).stream()
                    .map(item -> (Double) NUMBER.read(item, name, clock))
                    .toList();
        }
    },
    SCHEDULE("a schedule") {
        @Override
        Object read(Node node, String name, Clock clock) {
            return Evaluator.schedule(node, clock);
        }
    },
    PHASE("a schedule with an end") {
        @Override
        Object read(Node node, String name, Clock clock) {
            if (Evaluator.schedule(node, clock) instanceof Phase phase) {
                return phase;
            }
            throw wrong(node, name);
        }
    },
    CHOICE("a word") {
        @Override
        Object read(Node node, String name, Clock clock) {
            if (node instanceof Word word) {
                return word.name();
            }
            throw wrong(node, name);
        }
    },
    RULE("a rule such as plateau(patience=5)") {
        @Override
        Object read(Node node, String name, Clock clock) {
            if (node instanceof Call call) {
                return Evaluator.rule(call, clock);
            }
            throw wrong(node, name);
        }
    },
    STATE("a rule's state") {
        @Override
        Object read(Node node, String name, Clock clock) {
            if (node instanceof Call call) {
                return Shapes.of(call, Shapes.STATES, "state").make(call, clock);
            }
            throw wrong(node, name);
        }
    },
    CURVE("a curve such as cosine or polynomial(power=2)") {
        @Override
        Object read(Node node, String name, Clock clock) {
            if (node instanceof Word word) {
                return Evaluator.curve(new Call(word.name(), List.of(), word.mark()), clock);
            }
            if (node instanceof Call call) {
                return Evaluator.curve(call, clock);
            }
            throw wrong(node, name);
        }
    };

    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

    private final String what;

    Kind(String what) {
        this.what = what;
    }

    /** The kind of a Java type. */
    static Kind of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list.getActualTypeArguments()[0] == Long.class ? LENGTHS : NUMBERS;
        }
        if (type == double.class) {
            return NUMBER;
        }
        if (type == long.class) {
            return LENGTH;
        }
        if (type == int.class) {
            return COUNT;
        }
        if (type == boolean.class) {
            return FLAG;
        }
        if (type == Phase.class) {
            return PHASE;
        }
        if (type == Schedule.class) {
            return SCHEDULE;
        }
        if (type == Curve.class) {
            return CURVE;
        }
        if (type == State.class) {
            return STATE;
        }
        if (type instanceof Class<?> other && other.isEnum()) {
            return CHOICE;
        }
        if (type instanceof Class<?> other && Rule.class.isAssignableFrom(other)) {
            return RULE;
        }
        throw new IllegalStateException("no text form for a component of type " + type);
    }

    /** The Java value of a node, for the argument of that name. */
    abstract Object read(Node node, String name, Clock clock);

    NotationException wrong(Node node, String name) {
        return NotationException.at(node.mark(), name + " must be " + what + ", but was " + node);
    }

    BigDecimal plain(Node node, String name) {
        if (node instanceof Quantity quantity && quantity.unit() == Unit.UPDATES) {
            return quantity.amount();
        }
        throw wrong(node, name);
    }

    List<Node> items(Node node, String name) {
        if (node instanceof Items items) {
            return items.items();
        }
        throw wrong(node, name);
    }

    private static boolean fractional(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.DOWN).compareTo(amount) != 0;
    }

    private static long updates(Quantity quantity, Clock clock) {
        try {
            return clock.updates(quantity.amount(), quantity.unit());
        } catch (NotationException e) {
            throw NotationException.at(quantity.mark(), String.valueOf(e.getMessage()));
        }
    }
}
