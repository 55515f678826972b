package anneal.dialect;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a library's scheduler finds beside its own arguments.
 *
 * @param lr the optimizer's rate of each parameter group; may be empty where the schedule itself holds its rates
 * @param momentum the optimizer's momentum; absent for one that has betas instead
 * @param let values of names that the text uses: a Long or Integer is an int, a Double a float, and there are
 *     booleans, strings and lists of these
 * @param single whether Keras and optax compute with 32 bits, as they do by default, and not with 64
 */
public record Setup(List<Double> lr, OptionalDouble momentum, Map<String, Object> let, boolean single) {
    private static final int MOST_GROUPS = 1_000;

    public Setup {
        lr = List.copyOf(lr);
        let = Map.copyOf(let);
        let.forEach((name, value) -> {
            if (!name.matches("[A-Za-z_][A-Za-z_0-9]*")) {
                throw new IllegalArgumentException("a name must be letters, digits and _, but was \"" + name + "\"");
            }
            Values.ofPlain(value);
        });
        for (double rate : lr) {
            if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("lr must be finite and >= 0, but was " + rate);
            }
        }
        if (lr.size() > MOST_GROUPS) {
            throw new IllegalArgumentException("lr must have at most " + MOST_GROUPS + " groups, but had " + lr.size());
        }
        momentum.ifPresent(value -> {
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("momentum must be finite and >= 0, but was " + value);
            }
        });
    }

    /** An optimizer with these rates and a momentum of 0.9, no names bound, computing in double. */
    public static Setup of(Double... lr) {
        return new Setup(List.of(lr), OptionalDouble.of(0.9), Map.of(), false);
    }

    /** The same with names bound. */
    public Setup withLet(Map<String, Object> newLet) {
        return new Setup(lr, momentum, newLet, single);
    }
}
