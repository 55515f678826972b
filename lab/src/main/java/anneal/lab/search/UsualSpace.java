package anneal.lab.search;

import anneal.notation.Nearest;
import anneal.notation.Space;
import anneal.optim.Optimizer;
import anneal.optim.SGD;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is tried where nothing is said: the field's families of schedules from any sensible rate, with or without a warm-up.
 * All of them go by shares of the run, whatever its length.
 */
public final class UsualSpace {
    private static final String WARMUP = " * {1, linear(0, 1, 2%..15%)}";
    private static final String RATES_OF_SGD = "1e-3..1 log";
    private static final String RATES_OF_OTHERS = "1e-5..0.1 log";

    private static final String RATES_OF_ANY = "1e-5..1 log";

    private static final Map<String, String> FAMILIES = families();

    private UsualSpace() {}

    private static Map<String, String> families() {
        Map<String, String> families = new LinkedHashMap<>();
        families.put("constant", "constant(peak)");
        families.put("milestones", "milestones(peak, [30%..60%, 65%..90%], gamma=0.03..0.5 log)");
        families.put("linear", "linear(peak, 100%)");
        families.put("cosine", "cosine(peak, 100%)");
        families.put("inverseSqrt", "inverseSqrt(peak, timescale=1ep)");
        families.put("wsd", "{hold(peak, 60%) then linear(peak, 40%), hold(peak, 80%) then linear(peak, 20%)}");
        return families;
    }

    /** The families' names. */
    public static List<String> names() {
        return List.copyOf(FAMILIES.keySet());
    }

    /**
     * The schedules of some families for an update rule (null for one that is not known), whose kind decides between which rates they begin.
     *
     * @throws IllegalArgumentException if there is no such family
     */
    public static Space schedules(List<String> families, @Nullable Space optimizer) {
        String texts = families.stream().map(UsualSpace::family).collect(Collectors.joining(", ", "{", "}"));
        return Space.parse("family" + WARMUP + " where family = " + texts + ", peak = " + rates(optimizer));
    }

    /** The constant rates between which the schedules for an update rule begin. */
    public static Space constants(@Nullable Space optimizer) {
        return Space.parse("peak where peak = " + rates(optimizer));
    }

    private static String family(String name) {
        String text = FAMILIES.get(name);
        if (text == null) {
            throw new IllegalArgumentException("family must be one of " + String.join(", ", names()) + ", but was "
                    + name + Nearest.hint(name, names()));
        }
        return text;
    }

    /** A rule that divides by the size of past gradients needs lower rates. */
    private static String rates(@Nullable Space optimizer) {
        if (optimizer == null) {
            return RATES_OF_ANY;
        }
        String text = optimizer.draw(dimension -> dimension.at(0)).settings().toString();
        return Optimizer.parse(text) instanceof SGD ? RATES_OF_SGD : RATES_OF_OTHERS;
    }
}
