package anneal.notation;

import anneal.notation.Node.Call;
import anneal.notation.Node.Items;
import anneal.notation.Node.Quantity;
import anneal.notation.Node.Text;
import anneal.notation.Shape.Parameter;
import anneal.schedule.Schedule;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The libraries whose schedules can be written as a quoted source. */
final class Foreigners {
    private static final Map<String, ForeignReader> READERS = new LinkedHashMap<>();

    static {
        for (ForeignReader reader : ServiceLoader.load(ForeignReader.class, ForeignReader.class.getClassLoader())) {
            reader.dialects().forEach(dialect -> READERS.put(dialect, reader));
        }
    }

    private Foreigners() {}

    static boolean isForeign(Call call) {
        return READERS.containsKey(call.name())
                || (!call.arguments().isEmpty() && call.arguments().get(0).value() instanceof Text);
    }

    static Schedule schedule(Call call, Clock clock) {
        ForeignReader reader = READERS.get(call.name());
        if (reader == null) {
            throw NotationException.at(
                    call.mark(),
                    "unknown library \"" + call.name() + "\"" + Nearest.hint(call.name(), READERS.keySet()));
        }
        Node none = new Items(List.of(), Mark.NONE);
        Node first = new Quantity(BigDecimal.ZERO, Unit.UPDATES, Mark.NONE);
        List<Parameter> parameters = List.of(
                new Parameter("source", Kind.NUMBERS, null, false),
                new Parameter("lr", Kind.NUMBERS, none, true),
                new Parameter("group", Kind.COUNT, first, true));
        Node[] bound = new Shape(call.name(), "", parameters, arguments -> arguments).bind(call);
        if (!(bound[0] instanceof Text source)) {
            throw NotationException.at(bound[0].mark(), "source must be a text in double quotes, but was " + bound[0]);
        }
        Node lr = bound[1] instanceof Quantity ? new Items(List.of(bound[1]), bound[1].mark()) : bound[1];
        List<Double> rates = Kind.NUMBERS.items(lr, "lr").stream()
                .map(rate -> (Double) Kind.NUMBER.read(rate, "lr", clock))
                .toList();
        int group = (int) Kind.COUNT.read(bound[2], "group", clock);
        try {
            return reader.read(call.name(), source.value(), rates, group);
        } catch (NotationException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw NotationException.at(call.mark(), String.valueOf(e.getMessage()));
        }
    }
}
