package anneal.notation;

import anneal.describe.Default;
import anneal.feedback.Listener;
import anneal.feedback.Rule;
import anneal.feedback.State;
import anneal.notation.Node.Argument;
import anneal.notation.Node.Call;
import anneal.notation.Node.Items;
import anneal.notation.Node.Per;
import anneal.notation.Node.Quantity;
import anneal.notation.Node.Text;
import anneal.notation.Node.Then;
import anneal.notation.Node.Times;
import anneal.notation.Node.Word;
import anneal.schedule.Chain;
import anneal.schedule.Curve;
import anneal.schedule.Custom;
import anneal.schedule.Foreign;
import anneal.schedule.Held;
import anneal.schedule.Product;
import anneal.schedule.Ramp;
import anneal.schedule.Scaled;
import anneal.schedule.Schedule;
import anneal.schedule.Tail;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns values into the nodes of their text, the reverse of {@link Evaluator}. */
final class Printer {
    private Printer() {}

    static Node node(Schedule schedule) {
        if (schedule instanceof Ramp ramp) {
            return ramp(ramp);
        }
        if (schedule instanceof Chain chain) {
            return new Then(chain.phases().stream().map(Printer::node).toList(), Mark.NONE);
        }
        if (schedule instanceof Tail tail) {
            return tail(tail);
        }
        if (schedule instanceof Scaled scaled) {
            return new Times(List.of(number(scaled.factor()), node(scaled.schedule())), Mark.NONE);
        }
        if (schedule instanceof Product product) {
            return product(product);
        }
        if (schedule instanceof Held held) {
            return new Per(node(held.schedule()), length(held.every()), Mark.NONE);
        }
        if (schedule instanceof Custom custom) {
            return new Word(custom.name(), Mark.NONE);
        }
        if (schedule instanceof Foreign foreign) {
            return foreign(foreign);
        }
        return call((Record) schedule);
    }

    private static Call foreign(Foreign foreign) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(new Argument(null, new Text(foreign.source(), Mark.NONE)));
        if (!foreign.lr().isEmpty()) {
            boolean one = foreign.lr().size() == 1;
            arguments.add(new Argument("lr", one ? number(foreign.lr().get(0)) : of(foreign.lr())));
        }
        if (foreign.group() > 0) {
            arguments.add(new Argument("group", length(foreign.group())));
        }
        return new Call(foreign.dialect(), arguments, Mark.NONE);
    }

    static Call call(Rule rule) {
        return call((Record) rule);
    }

    /** A listener with all it remembers, every argument by name. */
    static Call call(Listener listener) {
        return call(listener, true);
    }

    private static Node tail(Tail tail) {
        List<Node> parts = new ArrayList<>();
        if (tail.phase() instanceof Chain chain) {
            chain.phases().forEach(phase -> parts.add(node(phase)));
        } else {
            parts.add(node(tail.phase()));
        }
        parts.add(node(tail.rest()));
        return new Then(parts, Mark.NONE);
    }

    private static Node product(Product product) {
        Node first = node(product.first());
        List<Node> factors = new ArrayList<>(first instanceof Times times ? times.factors() : List.of(first));
        factors.add(node(product.second()));
        return new Times(factors, Mark.NONE);
    }

    private static Call ramp(Ramp ramp) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(new Argument(null, number(ramp.from())));
        if (ramp.to() != 0) {
            arguments.add(new Argument(null, number(ramp.to())));
        }
        arguments.add(new Argument(null, length(ramp.steps())));
        Record curve = (Record) ramp.curve();
        for (RecordComponent component : curve.getClass().getRecordComponents()) {
            arguments.add(new Argument(component.getName(), value(component, curve)));
        }
        return new Call(Shapes.name(curve.getClass()), arguments, Mark.NONE);
    }

    private static Call call(Record record) {
        return call(record, false);
    }

    private static Call call(Record record, boolean allNamed) {
        List<Argument> arguments = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            boolean named = allNamed || component.isAnnotationPresent(Default.class);
            arguments.add(new Argument(named ? component.getName() : null, value(component, record)));
        }
        return new Call(Shapes.name(record.getClass()), arguments, Mark.NONE);
    }

    private static Node value(RecordComponent component, Record record) {
        return of(component(component, record));
    }

    /** What a record has in a component. */
    static Object component(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Node of(Object value) {
        if (value instanceof Schedule schedule) {
            return node(schedule);
        }
        if (value instanceof List<?> list) {
            return new Items(list.stream().map(Printer::of).toList(), Mark.NONE);
        }
        if (value instanceof Curve curve) {
            Call call = call((Record) curve, true);
            return call.arguments().isEmpty() ? new Word(call.name(), Mark.NONE) : call;
        }
        if (value instanceof Rule rule) {
            return call(rule);
        }
        if (value instanceof State state) {
            return call((Record) state, true);
        }
        if (value instanceof Enum<?> choice) {
            return new Word(choice.name().toLowerCase(Locale.ROOT), Mark.NONE);
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? number(number) : new Word(number.toString(), Mark.NONE);
        }
        return value instanceof Boolean flag
                ? new Word(flag.toString(), Mark.NONE)
                : length(((Number) value).longValue());
    }

    private static Quantity number(double value) {
        return new Quantity(new BigDecimal(Numbers.text(value)), Unit.UPDATES, Mark.NONE);
    }

    private static Quantity length(long value) {
        return new Quantity(BigDecimal.valueOf(value), Unit.UPDATES, Mark.NONE);
    }
}
