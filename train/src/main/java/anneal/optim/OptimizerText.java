package anneal.optim;

import anneal.describe.About;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The text form of rules, {@code name(setting=value, ...)}, read off the records themselves.
 *
 * <p>A rule's name is its class in lower case, its settings are the record's components, and what a text leaves out comes
 * from the no-argument constructor.
 */
final class OptimizerText {
    private static final String MOMENTUM = "momentum";

    private OptimizerText() {}

    /** Names the rule and those settings that are not the defaults. */
    static String print(Optimizer rule) {
        Optimizer plain = plain(rule.getClass());
        List<String> settings = new ArrayList<>();
        for (RecordComponent component : rule.getClass().getRecordComponents()) {
            Object value = value(component, rule);
            if (!value.equals(value(component, plain))) {
                settings.add(component.getName() + "=" + value);
            }
        }
        return name(rule.getClass()) + (settings.isEmpty() ? "" : "(" + String.join(", ", settings) + ")");
    }

    /** A line for each rule: all its settings with their defaults, and what it is. */
    static List<String> help() {
        List<String> lines = new ArrayList<>();
        for (Class<?> rule : Optimizer.class.getPermittedSubclasses()) {
            Optimizer plain = plain(rule);
            List<String> settings = new ArrayList<>();
            for (RecordComponent component : rule.getRecordComponents()) {
                settings.add(component.getName() + "=" + value(component, plain));
            }
            lines.add(name(rule) + "(" + String.join(", ", settings) + "): " + about(rule));
        }
        return lines;
    }

    private static String about(Class<?> rule) {
        About about = rule.getAnnotation(About.class);
        if (about == null) {
            throw new LinkageError(rule + " must say what it is in @About");
        }
        return about.value();
    }

    static Optimizer parse(String text) {
        String trimmed = text.strip();
        int open = trimmed.indexOf('(');
        if (open >= 0 && !trimmed.endsWith(")")) {
            throw new IllegalArgumentException("optimizer must end with ')', but was " + trimmed);
        }
        Class<?> rule = named((open < 0 ? trimmed : trimmed.substring(0, open)).strip());
        String settings = open < 0 ? "" : trimmed.substring(open + 1, trimmed.length() - 1);
        return build(rule, settings);
    }

    /** The same rule with other numbers for some of its settings. */
    static Optimizer with(Optimizer rule, Map<String, Double> settings) {
        RecordComponent[] components = rule.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i], rule);
            if (values[i] instanceof Double) {
                numbers.add(components[i].getName());
                values[i] = settings.getOrDefault(components[i].getName(), (Double) values[i]);
            }
        }
        for (String name : settings.keySet()) {
            if (!numbers.contains(name)) {
                throw unknown("setting of " + name(rule.getClass()), name, numbers);
            }
        }
        return construct(rule.getClass(), components, values);
    }

    /** Whether two rules differ in numbers alone, and not in having a momentum at all. */
    static boolean remembersLike(Optimizer rule, Optimizer other) {
        if (rule.getClass() != other.getClass()) {
            return false;
        }
        for (RecordComponent component : rule.getClass().getRecordComponents()) {
            Object here = value(component, rule);
            Object there = value(component, other);
            boolean same = here instanceof Double number
                    ? !component.getName().equals(MOMENTUM) || (number == 0) == there.equals(0.0)
                    : here.equals(there);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static Class<?> named(String name) {
        List<String> names = new ArrayList<>();
        for (Class<?> rule : Optimizer.class.getPermittedSubclasses()) {
            if (name(rule).equals(name.toLowerCase(Locale.ROOT))) {
                return rule;
            }
            names.add(name(rule));
        }
        throw unknown("optimizer", name, names);
    }

    private static Optimizer build(Class<?> rule, String settings) {
        RecordComponent[] components = rule.getRecordComponents();
        Object[] values = new Object[components.length];
        Optimizer plain = plain(rule);
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i], plain);
        }
        boolean[] given = new boolean[components.length];
        for (String setting : settings.isBlank() ? new String[0] : settings.split(",", -1)) {
            int i = set(rule, setting.strip(), components, values);
            if (given[i]) {
                throw new IllegalArgumentException(
                        components[i].getName() + " must be given once, but stands twice in " + settings.strip());
            }
            given[i] = true;
        }
        return construct(rule, components, values);
    }

    /** Reads {@code name=value} into its place among the values, and says which. */
    private static int set(Class<?> rule, String setting, RecordComponent[] components, Object[] values) {
        int equals = setting.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(
                    "settings of " + name(rule) + " must read name=value, but was '" + setting + "'");
        }
        String name = setting.substring(0, equals).strip();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equalsIgnoreCase(name)) {
                values[i] = read(components[i], setting.substring(equals + 1).strip());
                return i;
            }
            names.add(components[i].getName());
        }
        throw unknown("setting of " + name(rule), name, names);
    }

    private static Object read(RecordComponent component, String text) {
        if (component.getType() == boolean.class) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (!lower.equals("true") && !lower.equals("false")) {
                throw new IllegalArgumentException(component.getName() + " must be true or false, but was " + text);
            }
            return lower.equals("true");
        }
        if (component.getType().isEnum()) {
            return constant(component, text);
        }
        if (component.getType() == int.class) {
            return whole(component, text);
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(component.getName() + " must be a number, but was " + text, e);
        }
    }

    private static Object constant(RecordComponent component, String text) {
        List<String> names = new ArrayList<>();
        for (Object constant : component.getType().getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(text)) {
                return constant;
            }
            names.add(constant.toString());
        }
        throw new IllegalArgumentException(
                component.getName() + " must be " + String.join(" or ", names) + ", but was " + text);
    }

    private static Object whole(RecordComponent component, String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(component.getName() + " must be a whole number, but was " + text, e);
        }
    }

    private static IllegalArgumentException unknown(String what, String name, List<String> names) {
        return new IllegalArgumentException("unknown " + what + " '" + name + "'; did you mean " + nearest(name, names)
                + "? known are " + String.join(", ", names));
    }

    private static String nearest(String name, List<String> names) {
        String best = names.get(0);
        for (String candidate : names) {
            if (distance(name, candidate) < distance(name, best)) {
                best = candidate;
            }
        }
        return best;
    }

    /** How many letters must be put in, taken out or changed to get from one word to the other, case aside. */
    private static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static String name(Class<?> rule) {
        return rule.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static Optimizer plain(Class<?> rule) {
        return construct(rule, new RecordComponent[0], new Object[0]);
    }

    private static Optimizer construct(Class<?> rule, RecordComponent[] components, Object[] values) {
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            Constructor<?> constructor = rule.getDeclaredConstructor(types);
            return (Optimizer) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new LinkageError(rule + " must be a record with a no-argument constructor", e);
        }
    }

    private static Object value(RecordComponent component, Optimizer rule) {
        try {
            return component.getAccessor().invoke(rule);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component + " must be readable", e);
        }
    }
}
