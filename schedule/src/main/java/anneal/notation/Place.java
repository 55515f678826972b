package anneal.notation;

import anneal.notation.Node.Argument;
import anneal.notation.Node.Call;
import anneal.notation.Shape.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where in a plan something is: {@code 0.1:from} is the argument {@code from} of the second part of the first one.
 *
 * @param parts the indexes of the parts on the way
 * @param argument the argument of the call there; empty for the part itself
 */
record Place(List<Integer> parts, String argument) {
    static final String ARGUMENT = ":";
    private static final String FORM = "(\\d{1,4}(\\.\\d{1,4}){0,49})?(:[A-Za-z0-9]{1,40})?";

    Place {
        parts = List.copyOf(parts);
    }

    static Place parse(String text) {
        if (!text.matches(FORM)) {
            throw new NotationException("a place must be like 0.1:from, but was \"" + text + "\"");
        }
        int colon = text.indexOf(ARGUMENT);
        String path = colon < 0 ? text : text.substring(0, colon);
        List<Integer> parts = new ArrayList<>();
        for (String part : path.isEmpty() ? new String[0] : path.split("\\.")) {
            parts.add(Integer.parseInt(part));
        }
        return new Place(parts, colon < 0 ? "" : text.substring(colon + 1));
    }

    /** The place of a part of what is at a place. */
    static String inside(String place, int part) {
        return place.isEmpty() ? Integer.toString(part) : place + "." + part;
    }

    /** A tree with another value here; null takes an argument away. */
    Node put(Node tree, @Nullable Node value) {
        return put(tree, 0, value);
    }

    /** The text of the list here with another item in it. */
    String listWith(Node tree, int item, String text) {
        Node node = tree;
        for (int part : parts) {
            node = node.parts().get(part);
        }
        Call call = (Call) node;
        Node list = PlanForm.given(call, Shapes.of(call, Shapes.SCHEDULES, "schedule"))
                .get(argument);
        List<Node> items = new ArrayList<>(Objects.requireNonNull(list).parts());
        items.set(item, Parser.value(text));
        return list.with(items).toString();
    }

    private Node put(Node node, int depth, @Nullable Node value) {
        if (depth < parts.size()) {
            int part = parts.get(depth);
            if (part >= node.parts().size()) {
                throw new NotationException("there is no part " + part + " in " + node);
            }
            List<Node> changed = new ArrayList<>(node.parts());
            changed.set(part, put(changed.get(part), depth + 1, value));
            return node.with(changed);
        }
        if (!argument.isEmpty() && node instanceof Call call) {
            return argued(call, value);
        }
        if (value == null || !argument.isEmpty()) {
            throw new NotationException("\"" + argument + "\" must be an argument of a call, but " + node + " is none");
        }
        return value;
    }

    private Call argued(Call call, @Nullable Node value) {
        Map<String, List<Shape>> shapes = Shapes.SCHEDULES.containsKey(call.name()) ? Shapes.SCHEDULES : Shapes.RULES;
        Shape shape = Shapes.of(call, shapes, "shape");
        Map<String, Node> given = new LinkedHashMap<>(PlanForm.given(call, shape));
        Shape fullest = PlanForm.fullest(shapes.getOrDefault(call.name(), List.of()));
        if (fullest.parameters().stream()
                .noneMatch(parameter -> parameter.name().equals(argument))) {
            throw new NotationException("there is no argument " + argument + " of " + fullest.signature());
        }
        if (value == null) {
            given.remove(argument);
        } else {
            given.put(argument, value);
        }
        return new Call(call.name(), arguments(fullest, given), call.mark());
    }

    /** Arguments without a default by their place as long as none is left out, the others by name. */
    private static List<Argument> arguments(Shape shape, Map<String, Node> given) {
        List<Argument> unnamed = new ArrayList<>();
        List<Argument> named = new ArrayList<>();
        for (Parameter parameter : shape.parameters()) {
            Node value = given.get(parameter.name());
            if (value != null) {
                boolean byPlace = parameter.fallback() == null && !parameter.byNameOnly();
                (byPlace ? unnamed : named).add(new Argument(byPlace ? null : parameter.name(), value));
            }
        }
        unnamed.addAll(named);
        return unnamed;
    }
}
