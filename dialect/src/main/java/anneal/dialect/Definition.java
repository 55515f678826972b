package anneal.dialect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler or schedule of a library, as its table writes it: a signature at the margin, and indented lines below it.
 *
 * <pre>
 * Name(parameter, parameter=default)
 *   refuse condition: ErrorType message with {values}   when it is built
 *   set name = value                                    when it is built
 *   group key = value                                   for each group, before the base rates are taken; None: nothing
 *   base = value                                        another base rate from the second step on
 *   tick name = value                                   once a step, kept until the next
 *   raise condition: ErrorType message                  at a step, for each group
 *   name = value                                        at a step, for each group; lr and momentum are the results
 *   closed = value                                      the rate when a SequentialLR starts it anew
 * </pre>
 *
 * <p>Values are Python expressions of the parameters, of earlier names and of {@link #GIVEN}.
 */
final class Definition {
    /**
     * What every line may use: the step {@code t}; the group's rate {@code lr}, its base rate, index and dictionary; the
     * number of groups and their rates; whether this is the first step, or was the first when built; the count of steps;
     * the metric; the optimizer's default rate.
     */
    static final List<String> GIVEN = List.of(
            "t",
            "lr",
            "base",
            "g",
            "group",
            "groups",
            "lrs",
            "first",
            "initial",
            "count",
            "metric",
            "default_lr",
            "closed",
            "momentum");

    static final int T = 0;
    static final int LR = 1;
    static final int BASE = 2;
    static final int INDEX = 3;
    static final int GROUP = 4;
    static final int GROUPS = 5;
    static final int RATES = 6;
    static final int FIRST = 7;
    static final int INITIAL = 8;
    static final int COUNT = 9;
    static final int METRIC = 10;
    static final int DEFAULT = 11;
    static final int CLOSED = 12;
    static final int MOMENTUM = 13;

    private static final Pattern ERROR = Pattern.compile("(?s)(.*?): (\\w+(?:Error|Exception))(?: (.*))?");
    private static final Pattern STATEFUL = Pattern.compile("\\b(lr|lrs|first|initial|count|metric)\\b");

    /** One line: what it sets and to what, or the error it raises where the value is true. */
    record Line(String name, int slot, Code value, String error, List<Code> message) {
        void run(Object[] slots) {
            Object result = value.run(slots);
            if (error.isEmpty()) {
                slots[slot] = result;
            } else if (Values.truth(result)) {
                StringBuilder text = new StringBuilder();
                message.forEach(part -> text.append(Values.text(part.run(slots))));
                throw new PythonException(error, text.toString());
            }
        }
    }

    final String name;
    final Signature signature;
    final Scope scope;
    private final Map<String, List<Line>> lines = new HashMap<>();
    private final int parameters;
    private boolean listens;
    private boolean stateful;

    private Definition(String head, String prefix, int implicit, Scope.Names names) {
        scope = new Scope(names);
        GIVEN.forEach(scope::slot);
        parameters = scope.size();
        name = head.substring(0, head.indexOf('('));
        List<String> parameterNames = new ArrayList<>();
        List<@Nullable Object> defaults = new ArrayList<>();
        for (String parameter :
                head.substring(name.length() + 1, head.length() - 1).split(",", -1)) {
            String[] parts = parameter.split("=", 2);
            parameterNames.add(parts[0]);
            scope.slot(parts[0]);
            defaults.add(
                    parts.length == 1
                            ? null
                            : Compiler.expression(parts[1], scope, Work.FREE).run(new Object[0]));
        }
        signature = new Signature(prefix.isEmpty() ? name : name + prefix, implicit, parameterNames, defaults);
    }

    /**
     * The definitions of a table.
     *
     * @param suffix of a name in messages: {@code .__init__} for classes
     * @param implicit how many arguments come first in the original and not in the table
     */
    static Map<String, Definition> table(String text, String suffix, int implicit, Scope.Names names) {
        Map<String, Definition> table = new LinkedHashMap<>();
        Definition current = null;
        for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
            if (current != null && line.startsWith(" ")) {
                current.add(line.strip());
            } else {
                current = new Definition(line.strip(), suffix, implicit, names);
                table.put(current.name, current);
            }
        }
        return table;
    }

    private void add(String line) {
        String verb = line.substring(0, line.indexOf(' '));
        String rest = line.substring(verb.length() + 1);
        switch (verb) {
            case "refuse" -> addError("built", rest);
            case "raise" -> addError("step", rest);
            case "set" -> addValue("built", rest);
            case "tick", "group" -> addValue(verb, rest);
            case "base", "closed" -> addValue(verb, line);
            default -> addValue("step", line);
        }
        listens |= line.contains("metric");
        boolean atStep = !List.of("refuse", "set", "group", "base", "closed").contains(verb);
        stateful |= verb.equals("tick")
                || (atStep && STATEFUL.matcher(line.replaceFirst("^lr = ", "")).find());
    }

    private void addError(String moment, String line) {
        Matcher parts = ERROR.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException(line);
        }
        String message = parts.group(3) == null ? "" : parts.group(3);
        lines(moment).add(new Line("", 0, code(parts.group(1)), parts.group(2), message(message)));
    }

    private void addValue(String moment, String line) {
        String[] parts = line.split(" = ", 2);
        Code value = code(parts[1]);
        int slot = moment.equals("group") ? 0 : scope.slot(parts[0]);
        lines(moment).add(new Line(parts[0], slot, value, "", List.of()));
    }

    private List<Code> message(String text) {
        List<Code> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            String plain = text.substring(from, open);
            from = text.indexOf('}', open) + 1;
            parts.add(slots -> plain);
            parts.add(code(text.substring(open + 1, from - 1)));
        }
        String rest = text.substring(from);
        parts.add(slots -> rest);
        return parts;
    }

    private Code code(String text) {
        return Compiler.expression(text.strip(), scope, Work.FREE);
    }

    /** The variables of a new one: the arguments bound, nothing else run yet. */
    Object[] bind(List<Object> places, Map<String, Object> named) {
        Object[] bound = signature.bind(places, named);
        Object[] slots = new Object[scope.size()];
        Arrays.fill(slots, None.NONE);
        System.arraycopy(bound, 0, slots, parameters, bound.length);
        return slots;
    }

    /** The lines of a moment: built, group, base, tick, step, closed. */
    List<Line> lines(String moment) {
        return lines.computeIfAbsent(moment, none -> new ArrayList<>());
    }

    /** Runs the lines of a moment. */
    void run(String moment, Object[] slots) {
        for (Line line : lines(moment)) {
            line.run(slots);
        }
    }

    /** What a function gives whose result is in {@code lr}. */
    Object result(List<Object> places, Map<String, Object> named) {
        Object[] slots = bind(places, named);
        run("built", slots);
        run("step", slots);
        return slots[LR];
    }

    /** The function that builds a schedule, itself a function of the step. */
    Callable function() {
        return (places, named) -> {
            Object[] slots = bind(places, named);
            run("built", slots);
            return Builtins.one(step -> {
                Object[] own = slots.clone();
                own[T] = step;
                run("step", own);
                return own[LR];
            });
        };
    }

    /** Whether it wants a metric at every step. */
    boolean listens() {
        return listens;
    }

    /** Whether its rates depend on nothing but the step. */
    boolean isPure() {
        return !stateful;
    }

    /** The names for a library's table: Python's, those of math without their module, its helpers, and some more. */
    static Scope.Names names(Map<String, ?> more) {
        return new Scope.Names() {
            @Override
            public @Nullable Object value(@Nullable String module, String name) {
                for (Map<String, ?> names : List.of(more, HELPERS, Builtins.PYTHON, Builtins.MATH)) {
                    Object value = names.get(name);
                    if (value != null) {
                        return value;
                    }
                }
                return null;
            }

            @Override
            public List<String> all() {
                return List.of();
            }
        };
    }

    private static final Map<String, Callable> HELPERS = Map.ofEntries(
            Map.entry("each", (places, named) -> each(places, true)),
            Map.entry("each_of", (places, named) -> each(places, false)),
            Map.entry("functions", (places, named) -> functions(places.get(0), Values.whole(places.get(1)))),
            Map.entry(
                    "all_callable",
                    Builtins.one(list -> Values.items(list).stream().allMatch(Callable.class::isInstance))),
            Map.entry("type", Builtins.one(Values::type)),
            Map.entry("is_int", Builtins.one(Values::isInteger)),
            Map.entry("is_float", Builtins.one(Double.class::isInstance)),
            Map.entry("is_number", Builtins.one(Values::isNumber)),
            Map.entry("sequence", Builtins.one(value -> value instanceof List || value instanceof Tuple)),
            Map.entry(
                    "occurrences",
                    (places, named) -> Values.items(places.get(0)).stream()
                            .filter(item -> Values.equal(item, places.get(1)))
                            .count()),
            Map.entry("bisect_right", (places, named) -> {
                Values.size(places.get(0));
                return bisect(Values.items(places.get(0)), places.get(1));
            }));

    /** The list as it is, one value for each group, or as many copies of a single value. */
    private static Object each(List<Object> places, boolean parameter) {
        Object value = places.get(1);
        long groups = Values.whole(places.get(2));
        if (!(value instanceof List || value instanceof Tuple)) {
            return Collections.nCopies((int) groups, value);
        }
        int size = Values.size(value);
        if (size != groups) {
            String name = Values.text(places.get(0));
            throw PythonException.value(
                    parameter
                            ? name + " must have the same length as optimizer.param_groups. " + name + " has " + size
                                    + " values, param_groups has " + groups + "."
                            : "expected " + groups + " " + name + ", got " + size);
        }
        return Values.items(value);
    }

    private static Object functions(Object value, long groups) {
        if (!(value instanceof List || value instanceof Tuple)) {
            return Collections.nCopies((int) groups, value);
        }
        if (Values.size(value) != groups) {
            throw PythonException.value("Expected " + groups + " lr_lambdas, but got " + Values.size(value));
        }
        return Values.items(value);
    }

    /** As bisect.bisect_right, also for a list that is not sorted. */
    static long bisect(List<Object> sorted, Object value) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (Values.compares("<", value, sorted.get(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
