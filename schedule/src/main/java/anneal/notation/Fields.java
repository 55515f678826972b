package anneal.notation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object that somebody sent, each asked for by its name and type; a field of another type is refused
 * with its name, the rule and its value. A field that is null counts as left out.
 *
 * @param values the object as {@link Json#read} gives it
 */
public record Fields(Map<?, ?> values) {
    private static final int LONGEST_SHOWN = 60;
    private static final List<String> NOT_FINITE = List.of("NaN", "Infinity", "-Infinity");

    /**
     * Reads a JSON object.
     *
     * @throws NotationException if the text is none
     */
    public static Fields parse(String json) {
        if (Json.read(json) instanceof Map<?, ?> object) {
            return new Fields(object);
        }
        throw new NotationException("a request must be a JSON object");
    }

    /** Refuses fields of other names than these. */
    public Fields only(List<String> names) {
        for (Object name : values.keySet()) {
            if (!names.contains(name)) {
                throw new NotationException("unknown key " + shown(name) + Nearest.hint((String) name, names));
            }
        }
        return this;
    }

    /** A text that must be there. */
    public String string(String name) {
        return string(name, null);
    }

    /** A text, or another where it is left out. */
    public String string(String name, @Nullable String otherwise) {
        Object value = values.get(name);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text;
        }
        throw new NotationException(
                name + " must be a string, but " + (value == null ? "is missing" : "was " + shown(value)));
    }

    /** A whole number, or another where it is left out. */
    public long whole(String name, long otherwise) {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.doubleValue() == number.longValue()) {
            return number.longValue();
        }
        throw new NotationException(name + " must be a whole number, but was " + shown(value));
    }

    /** A whole number within bounds, or another where it is left out; a negative one says that it must be there. */
    public long whole(String name, long otherwise, long least, long most) {
        long value = whole(name, otherwise);
        if (value < least || value > most) {
            throw new NotationException(name + " must be from " + least + " to " + most
                    + (values.get(name) == null ? ", but is missing" : ", but was " + value));
        }
        return value;
    }

    /** A number that may be left out. */
    public OptionalDouble number(String name) {
        Object value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(number(name, value));
    }

    /** Numbers; one alone may stand without a list. */
    public List<Double> numbers(String name) {
        Object value = values.get(name);
        List<?> items = value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
        return items.stream().map(item -> number(name, item)).toList();
    }

    /** Texts; none where they are left out. */
    public List<String> strings(String name) {
        return list(name, "strings", item -> {
            if (item instanceof String text) {
                return text;
            }
            throw new NotationException(name + " must hold strings, but held " + shown(item));
        });
    }

    /** Something of a list. */
    @FunctionalInterface
    public interface Item<T> {
        T of(@Nullable Object value);
    }

    /** A list of anything, each item read by {@code item}; empty where it is left out. */
    public <T> List<T> list(String name, String what, Item<T> item) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item::of).toList();
        }
        throw new NotationException(name + " must be a list of " + what + ", but was " + shown(value));
    }

    /** An object that must be there. */
    public Fields object(String name) {
        return object(name, values.get(name));
    }

    /** Objects, at most so many. */
    public List<Fields> objects(String name, int most) {
        List<Fields> objects = list(name, "objects", value -> object(name, value));
        if (objects.size() > most) {
            throw new NotationException(name + " must have at most " + most + ", but has " + objects.size());
        }
        return objects;
    }

    private static Fields object(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return new Fields(object);
        }
        throw new NotationException(name + " must hold an object, but held " + shown(value));
    }

    /** Values of names. */
    public Map<String, Object> bindings(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new NotationException(name + " must be an object of names and values, but was " + shown(value));
        }
        Map<String, Object> bindings = new LinkedHashMap<>();
        map.forEach((bound, to) -> {
            if (to == null) {
                throw new NotationException(name + " must give " + shown(bound) + " a value, but was null");
            }
            bindings.put((String) bound, to);
        });
        return bindings;
    }

    /** A number in a field; what is not finite is written as a string. */
    public static double number(String name, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text && NOT_FINITE.contains(text)) {
            return Double.parseDouble(text);
        }
        throw new NotationException(name + " must hold numbers, but held " + shown(value));
    }

    /** A value as it was written, the beginning of it where it is long. */
    private static String shown(@Nullable Object value) {
        String text = Json.write(value);
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
