package anneal.notation;

import anneal.notation.Node.Argument;
import anneal.notation.Node.Call;
import anneal.notation.Node.Per;
import anneal.notation.Node.Quantity;
import anneal.notation.Node.Times;
import anneal.notation.Node.Under;
import anneal.notation.Shape.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A plan as a form: each of its calls a section, each argument a field, defaults included.
 *
 * <p>A field's place says where it is in the plan: the indexes of the parts on the way to it, separated by dots, and behind a
 * colon the name of the argument, such as {@code 1:from} for the first argument of the second phase. {@link #with} puts
 * another value there.
 */
public final class PlanForm {
    private static final String CONSTANT = "constant";
    private static final String VALUE = "value";

    private final List<Section> sections = new ArrayList<>();

    private PlanForm() {}

    /**
     * A part of a plan.
     *
     * @param name how it is written
     * @param about one sentence on it
     * @param fields what can be changed in it
     */
    public record Section(String name, String about, List<Field> fields) {
        public Section {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Something that can be changed.
     *
     * @param place where it is
     * @param name what it is called
     * @param kind what it may be: number, length, count, flag, lengths, numbers, curve or choice
     * @param value its text; empty where it was left out and nothing is known to stand for it
     * @param given whether it is written in the plan, and not a default
     */
    public record Field(String place, String name, String kind, String value, boolean given) {}

    /** The sections of a plan, from left to right. */
    public static List<Section> of(Plan plan) {
        PlanForm form = new PlanForm();
        form.add(plan.node(), "");
        return List.copyOf(form.sections);
    }

    /**
     * A section for every name that a schedule may be written by, with the defaults of its arguments; those that are made of
     * other schedules are left out.
     */
    public static List<Section> shapes() {
        return Shapes.SCHEDULES.values().stream()
                .map(PlanForm::fullest)
                .filter(shape -> shape.parameters().stream().noneMatch(parameter -> isNested(parameter.kind())))
                .map(shape -> new Section(shape.name(), shape.about(), fields(shape, Map.of(), "")))
                .toList();
    }

    /** The names of the curves that ramps and recipes take. */
    public static List<String> curves() {
        return List.copyOf(Shapes.CURVES.keySet());
    }

    /**
     * The plan with another value at a place; an empty value leaves an argument to its default.
     *
     * @throws NotationException if there is no such place, or the value is no text form
     */
    public static Plan with(Plan plan, String place, String value) {
        Node changed = Place.parse(place).put(plan.node(), value.isBlank() ? null : Parser.value(value));
        return Plan.parse(changed.toString());
    }

    private void add(Node node, String place) {
        if (node instanceof Call call) {
            if (!Foreigners.isForeign(call)) {
                call(call, Shapes.SCHEDULES, place);
            }
        } else if (node instanceof Quantity) {
            single(
                    CONSTANT,
                    fullest(Shapes.SCHEDULES.getOrDefault(CONSTANT, List.of())).about(),
                    place,
                    Kind.NUMBER,
                    node);
        } else if (node instanceof Under under) {
            add(under.schedule(), Place.inside(place, 0));
            call(under.rule(), Shapes.RULES, Place.inside(place, 1));
        } else if (node instanceof Per per) {
            add(per.schedule(), Place.inside(place, 0));
            single(
                    "per",
                    "Read once in so long, and held in between.",
                    Place.inside(place, 1),
                    Kind.LENGTH,
                    per.every());
        } else {
            for (int i = 0; i < node.parts().size(); i++) {
                Node part = node.parts().get(i);
                if (node instanceof Times && part instanceof Quantity) {
                    single("factor", "Scales what it stands beside.", Place.inside(place, i), Kind.NUMBER, part);
                } else {
                    add(part, Place.inside(place, i));
                }
            }
        }
    }

    /** A section of one field. */
    private void single(String name, String about, String place, Kind kind, Node value) {
        Field field = new Field(place, VALUE, kind(kind), value.toString(), true);
        sections.add(new Section(name, about, List.of(field)));
    }

    private void call(Call call, Map<String, List<Shape>> shapes, String place) {
        Map<String, Node> given = given(call, Shapes.of(call, shapes, "shape"));
        Shape fullest = fullest(shapes.getOrDefault(call.name(), List.of()));
        sections.add(new Section(call.name(), fullest.about(), fields(fullest, given, place)));
        for (int i = 0; i < call.arguments().size(); i++) {
            Node value = call.arguments().get(i).value();
            if (value instanceof Call inner
                    && Shapes.SCHEDULES.containsKey(inner.name())
                    && isSchedule(fullest, value, given)) {
                add(value, Place.inside(place, i));
            }
        }
    }

    private static boolean isSchedule(Shape shape, Node value, Map<String, Node> given) {
        return shape.parameters().stream()
                .anyMatch(parameter -> given.get(parameter.name()) == value && isNested(parameter.kind()));
    }

    /** The shape of a name with the most parameters: it has all those of the others. */
    static Shape fullest(List<Shape> named) {
        return named.get(named.size() - 1);
    }

    /** The arguments that a call gives, by the names of their parameters. */
    static Map<String, Node> given(Call call, Shape shape) {
        shape.bind(call);
        Map<String, Node> given = new LinkedHashMap<>();
        int place = 0;
        for (Argument argument : call.arguments()) {
            String name =
                    argument.name() == null ? shape.parameters().get(place++).name() : argument.name();
            given.put(name, argument.value());
        }
        return given;
    }

    private static List<Field> fields(Shape shape, Map<String, Node> given, String place) {
        List<Field> fields = new ArrayList<>();
        for (Parameter parameter : shape.parameters()) {
            if (!isNested(parameter.kind())) {
                Node value = given.getOrDefault(parameter.name(), parameter.fallback());
                fields.add(new Field(
                        place + Place.ARGUMENT + parameter.name(),
                        parameter.name(),
                        kind(parameter.kind()),
                        value == null ? "" : value.toString(),
                        given.containsKey(parameter.name())));
            }
        }
        return fields;
    }

    private static boolean isNested(Kind kind) {
        return kind == Kind.SCHEDULE || kind == Kind.PHASE || kind == Kind.RULE || kind == Kind.STATE;
    }

    private static String kind(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
