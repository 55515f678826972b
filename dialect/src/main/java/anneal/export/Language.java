package anneal.export;

import anneal.notation.Numbers;
import java.util.List;
import java.util.stream.Collectors;

/** How arithmetic is written. */
enum Language {
    /** Python on plain numbers. */
    PYTHON("math.", "min", "max"),
    /** Python on JAX arrays. */
    JAX("jnp.", "jnp.minimum", "jnp.maximum"),
    /** Python on the tensors of Keras. */
    KERAS("ops.", "ops.minimum", "ops.maximum"),
    /** Java on doubles. */
    JAVA("Math.", "Math.min", "Math.max");

    private static final String ATOM = "[\\w.]+(e-\\d+)?";

    private final String prefix;
    private final String least;
    private final String greatest;

    Language(String prefix, String least, String greatest) {
        this.prefix = prefix;
        this.least = least;
        this.greatest = greatest;
    }

    /** Whether its values are arrays, of which every branch is computed. */
    boolean arrays() {
        return this == JAX || this == KERAS;
    }

    String number(double value) {
        String text = Numbers.text(value);
        String written = this == JAVA && text.matches("-?\\d+") ? text + ".0" : text;
        return written.startsWith("-") ? "(" + written + ")" : written;
    }

    String call(String function, String arguments) {
        return switch (function) {
                    case "min" -> least;
                    case "max" -> greatest;
                    default -> prefix + function;
                }
                + "("
                + arguments
                + ")";
    }

    String power(String base, String exponent) {
        if (this == PYTHON) {
            return atom(base) + " ** " + atom(exponent);
        }
        return (this == JAVA ? "Math.pow" : prefix + "power") + "(" + base + ", " + exponent + ")";
    }

    /** The one value where a condition holds, else the other. */
    String choose(String condition, String then, String otherwise) {
        return switch (this) {
            case PYTHON -> "(" + then + " if " + condition + " else " + otherwise + ")";
            case JAVA -> "(" + condition + " ? " + then + " : " + otherwise + ")";
            default -> prefix + "where(" + condition + ", " + then + ", " + otherwise + ")";
        };
    }

    /** How often a length is over, {@code floor(value / by)}; exact for whole numbers. */
    String quotient(String value, long by) {
        return call("floor", atom(value) + " / " + number((double) by));
    }

    /** How many of the steps are reached at {@code t}. */
    String reached(List<Long> steps) {
        String listed = steps.stream().map(step -> number((double) step)).collect(Collectors.joining(", "));
        return switch (this) {
            case PYTHON -> "sum(t >= step for step in [" + listed + "])";
            case JAVA ->
                steps.stream()
                        .map(step -> "(t >= " + number((double) step) + " ? 1 : 0)")
                        .collect(Collectors.joining(" + ", "(", ")"));
            default -> "sum(" + prefix + "where(t >= step, 1.0, 0.0) for step in [" + listed + "])";
        };
    }

    /** An expression that may stand beside any operator. */
    static String atom(String expression) {
        return expression.matches(ATOM) || closed(expression) ? expression : "(" + expression + ")";
    }

    /** Whether the whole is one pair of brackets, with or without a function before it. */
    private static boolean closed(String expression) {
        int open = expression.indexOf('(');
        if (open < 0 || !expression.substring(0, open).matches("[\\w.]*")) {
            return false;
        }
        int depth = 0;
        for (int i = open; i < expression.length(); i++) {
            depth += expression.charAt(i) == '(' ? 1 : expression.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i == expression.length() - 1;
            }
        }
        return false;
    }
}
