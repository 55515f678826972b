package anneal.notation;

import anneal.notation.Node.Argument;
import anneal.notation.Node.Call;
import anneal.notation.Node.Items;
import anneal.notation.Node.Per;
import anneal.notation.Node.Quantity;
import anneal.notation.Node.Then;
import anneal.notation.Node.Times;
import anneal.notation.Node.Under;
import anneal.notation.Node.Word;
import anneal.notation.Shape.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans as JSON, equivalent to their text: {@code PlanJson.read(PlanJson.write(plan)).equals(plan)}.
 *
 * <pre>
 * cosine(0.1, 15ep)              {"shape": "cosine", "from": 0.1, "steps": "15ep"}
 * a then b                       {"then": [a, b]}
 * 0.5 * a                        {"times": [0.5, a]}
 * a per 1ep                      {"schedule": a, "per": "1ep"}
 * a under plateau(patience=5)    {"schedule": a, "under": {"rule": "plateau", "patience": 5}}
 * curve=polynomial(power=2)      "curve": {"curve": "polynomial", "power": 2}
 * another library's schedule     {"text": "pytorch(\"StepLR(optimizer, 30)\", lr=0.1)"}
 * </pre>
 *
 * <p>A number without a unit is a number, one with a unit a string; so is one that a double or a long cannot hold. Read
 * back, arguments without a default stand by their place and the others by name; where a text has it otherwise,
 * {@code "unnamed"} says how many stand by their place.
 */
public final class PlanJson {
    private static final String SHAPE = "shape";
    private static final String CURVE = "curve";
    private static final String RULE = "rule";
    private static final String UNNAMED = "unnamed";
    private static final String SCHEDULE = "schedule";
    private static final String UNDER = "under";
    private static final String FROM = "from";
    private static final String TEXT = "text";
    private static final Set<String> FORMS = Set.of(SHAPE, "then", "times", "per", UNDER, TEXT);

    private PlanJson() {}

    /**
     * The plan as one line of JSON.
     *
     * @throws NotationException if the plan has a name or an argument that does not exist
     */
    public static String write(Plan plan) {
        return Json.write(written(plan.node()));
    }

    /**
     * Reads a plan.
     *
     * @throws NotationException if the text is no JSON or no plan; the message says where
     */
    public static Plan read(String json) {
        return Plan.parse(new Plan(node(Json.read(json), "$")).toString());
    }

    private static Object written(Node node) {
        if (node instanceof Call call) {
            return Foreigners.isForeign(call) ? object(TEXT, call.toString()) : written(call, SHAPE, Shapes.SCHEDULES);
        }
        if (node instanceof Under under) {
            Map<String, Object> object =
                    object(SCHEDULE, written(under.schedule()), UNDER, written(under.rule(), RULE, Shapes.RULES));
            if (under.from() != null) {
                object.put(FROM, written(under.from()));
            }
            return object;
        }
        if (node instanceof Then then) {
            return object("then", written(then.parts()));
        }
        if (node instanceof Times times) {
            return object("times", written(times.factors()));
        }
        if (node instanceof Per per) {
            return object(SCHEDULE, written(per.schedule()), "per", written(per.every()));
        }
        if (node instanceof Items items) {
            return written(items.items());
        }
        if (node instanceof Word word) {
            boolean flag = word.name().equals("true") || word.name().equals("false");
            return flag ? (Object) word.name().equals("true") : word.name();
        }
        return number((Quantity) node);
    }

    private static List<Object> written(List<Node> nodes) {
        return nodes.stream().map(PlanJson::written).toList();
    }

    private static Object number(Quantity quantity) {
        if (quantity.unit() != Unit.UPDATES) {
            return quantity.toString();
        }
        BigDecimal amount = quantity.amount();
        try {
            return amount.longValueExact();
        } catch (ArithmeticException e) {
            double value = amount.doubleValue();
            boolean kept = Double.isFinite(value) && new BigDecimal(Numbers.text(value)).compareTo(amount) == 0;
            return kept ? (Object) value : quantity.toString();
        }
    }

    private static Map<String, Object> written(Call call, String kind, Map<String, List<Shape>> shapes) {
        Shape shape = Shapes.of(call, shapes, kind);
        shape.bind(call);
        Map<String, Object> object = object(kind, call.name());
        int unnamed = 0;
        for (Argument argument : call.arguments()) {
            String name = argument.name();
            if (name == null) {
                name = shape.parameters().get(unnamed++).name();
            }
            object.put(name, argument(argument.value()));
        }
        if (unnamed != usuallyUnnamed(shape)) {
            object.put(UNNAMED, (long) unnamed);
        }
        return object;
    }

    private static Object argument(Node value) {
        boolean curve = value instanceof Call call && !Shapes.SCHEDULES.containsKey(call.name());
        return curve || isCurve(value) ? written((Call) value, CURVE, Shapes.CURVES) : written(value);
    }

    /** Whether a call fits no schedule of its name but a curve. */
    private static boolean isCurve(Node value) {
        return value instanceof Call call
                && Shapes.CURVES.containsKey(call.name())
                && Shapes.SCHEDULES.getOrDefault(call.name(), List.of()).stream()
                        .noneMatch(shape -> shape.fits(call));
    }

    private static int usuallyUnnamed(Shape shape) {
        int count = 0;
        for (Parameter parameter : shape.parameters()) {
            count += parameter.fallback() == null && !parameter.byNameOnly() ? 1 : 0;
        }
        return count;
    }

    private static Node node(@Nullable Object value, String path) {
        if (value instanceof Map<?, ?> map) {
            return object(map, path);
        }
        if (value instanceof List<?> list) {
            return new Items(nodes(list, path), Mark.NONE);
        }
        if (value instanceof Long || value instanceof Double) {
            return new Quantity(new BigDecimal(number((Number) value)), Unit.UPDATES, Mark.NONE);
        }
        if (value instanceof Boolean flag) {
            return new Word(flag.toString(), Mark.NONE);
        }
        if (value instanceof String text) {
            return word(text, path);
        }
        throw wrong("a schedule, a number or a name must stand here, but was null", path);
    }

    private static String number(Number value) {
        return value instanceof Double number ? Numbers.text(number) : value.toString();
    }

    private static Node word(String text, String path) {
        Node node;
        try {
            node = Plan.parse(text).node();
        } catch (NotationException e) {
            throw wrong(String.valueOf(e.getMessage()), path);
        }
        if (node instanceof Quantity || node instanceof Word) {
            return node;
        }
        throw wrong("a string must be a name or a length such as \"15ep\", but was " + Json.quote(text), path);
    }

    private static List<Node> nodes(List<?> list, String path) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            nodes.add(node(list.get(i), path + "[" + i + "]"));
        }
        return nodes;
    }

    private static Node object(Map<?, ?> map, String path) {
        if (map.containsKey(SHAPE)) {
            return call(map, SHAPE, "schedule", Shapes.SCHEDULES, path);
        }
        if (map.containsKey("then")) {
            return new Then(parts(map, "then", path), Mark.NONE);
        }
        if (map.containsKey("times")) {
            return new Times(parts(map, "times", path), Mark.NONE);
        }
        if (map.containsKey(UNDER)) {
            return under(map, path);
        }
        if (map.containsKey(TEXT)) {
            only(map, Set.of(TEXT), path);
            return text(map.get(TEXT), path);
        }
        if (map.containsKey("per")) {
            only(map, Set.of(SCHEDULE, "per"), path);
            return new Per(
                    node(map.get(SCHEDULE), path + "." + SCHEDULE), node(map.get("per"), path + ".per"), Mark.NONE);
        }
        if (map.containsKey(CURVE)) {
            return call(map, CURVE, CURVE, Shapes.CURVES, path);
        }
        throw wrong("an object must have one of \"shape\", \"then\", \"times\" and \"per\"" + nearest(map), path);
    }

    private static Under under(Map<?, ?> map, String path) {
        only(map, map.containsKey(FROM) ? Set.of(SCHEDULE, UNDER, FROM) : Set.of(SCHEDULE, UNDER), path);
        return new Under(
                node(map.get(SCHEDULE), path + "." + SCHEDULE),
                call(map.get(UNDER), RULE, "rule", Shapes.RULES, path + "." + UNDER),
                map.containsKey(FROM) ? node(map.get(FROM), path + "." + FROM) : null,
                Mark.NONE);
    }

    private static Node text(@Nullable Object value, String path) {
        if (value instanceof String text) {
            return Plan.parse(text).node();
        }
        throw wrong("\"text\" must be a string", path);
    }

    private static String nearest(Map<?, ?> map) {
        return map.isEmpty() ? "" : Nearest.hint(map.keySet().iterator().next().toString(), FORMS);
    }

    private static List<Node> parts(Map<?, ?> map, String name, String path) {
        only(map, Set.of(name), path);
        if (map.get(name) instanceof List<?> list && list.size() >= 2) {
            return nodes(list, path + "." + name);
        }
        throw wrong("\"" + name + "\" must be a list of at least two, but was " + Json.write(map.get(name)), path);
    }

    private static void only(Map<?, ?> map, Set<String> names, String path) {
        for (Object key : map.keySet()) {
            if (!names.contains(key)) {
                throw wrong("unknown name \"" + key + "\"" + Nearest.hint(key.toString(), names), path);
            }
        }
        for (String name : names) {
            if (!map.containsKey(name)) {
                throw wrong("\"" + name + "\" is missing", path);
            }
        }
    }

    private static Call call(
            @Nullable Object value, String kind, String what, Map<String, List<Shape>> shapes, String path) {
        if (!(value instanceof Map<?, ?> map) || !(map.get(kind) instanceof String name)) {
            throw wrong("\"" + kind + "\" must be a name", path);
        }
        List<Argument> named = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = entry.getKey().toString();
            if (!key.equals(UNNAMED) && !key.equals(kind)) {
                named.add(new Argument(key, node(entry.getValue(), path + "." + key)));
            }
        }
        Call call = new Call(name, named, Mark.NONE);
        try {
            Shape shape = Shapes.of(call, shapes, what);
            shape.bind(call);
            return new Call(name, byPlace(named, shape, unnamed(map, shape)), Mark.NONE);
        } catch (NotationException e) {
            throw wrong(String.valueOf(e.getMessage()), path);
        }
    }

    private static int unnamed(Map<?, ?> map, Shape shape) {
        if (!map.containsKey(UNNAMED)) {
            return usuallyUnnamed(shape);
        }
        if (map.get(UNNAMED) instanceof Long count
                && count >= 0
                && count <= shape.parameters().size()) {
            return Math.toIntExact(count);
        }
        throw new NotationException(
                "\"unnamed\" must be a count of arguments, but was " + Json.write(map.get(UNNAMED)));
    }

    /** The arguments with the first so many parameters in front and without their names. */
    private static List<Argument> byPlace(List<Argument> named, Shape shape, int unnamed) {
        List<Argument> rest = new ArrayList<>(named);
        List<Argument> arguments = new ArrayList<>();
        for (Parameter parameter : shape.parameters().subList(0, unnamed)) {
            for (Argument argument : named) {
                if (parameter.name().equals(argument.name())) {
                    arguments.add(new Argument(null, argument.value()));
                    rest.remove(argument);
                }
            }
        }
        arguments.addAll(rest);
        return arguments;
    }

    private static NotationException wrong(String problem, String path) {
        return new NotationException(problem.contains(", at $") ? problem : problem + ", at " + path);
    }

    private static Map<String, Object> object(String name, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(name, value);
        return object;
    }

    private static Map<String, Object> object(String first, Object value, String second, Object other) {
        Map<String, Object> object = object(first, value);
        object.put(second, other);
        return object;
    }
}
