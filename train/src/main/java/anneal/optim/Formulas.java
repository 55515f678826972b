package anneal.optim;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The formula of a rule, made anew where the rule's settings change.
 *
 * @param <R> the rule's class
 * @param <F> what kind of formula it has
 */
final class Formulas<R extends Optimizer, F> {
    private final R rule;
    private final double[] scalars;
    private final BiFunction<R, double[], F> make;

    /**
     * The formulas of a rule.
     *
     * @param rule the rule to begin with
     * @param scalars what is remembered once for all weights, as it is at the start; formulas change it
     * @param make makes a rule's formula, which keeps what it remembers in these scalars
     */
    Formulas(R rule, double[] scalars, BiFunction<R, double[], F> make) {
        this.rule = rule;
        this.scalars = scalars;
        this.make = make;
    }

    /** The formulas of a rule that remembers nothing once for all weights. */
    static <R extends Optimizer, F> Formulas<R, F> of(R rule, Function<R, F> make) {
        return new Formulas<>(rule, new double[0], (same, none) -> make.apply(same));
    }

    /** The formula of the rule to begin with. */
    F first() {
        return make.apply(rule, scalars);
    }

    /** The formula of the same rule with other settings. */
    F of(Optimizer changed) {
        return make.apply(same(rule, changed), scalars);
    }

    /** What is remembered once for all weights: the numbers themselves. */
    double[] scalars() {
        return scalars;
    }

    /** A rule as one of another's class. */
    @SuppressWarnings("unchecked")
    static <R extends Optimizer> R same(R rule, Optimizer changed) {
        if (changed.getClass() != rule.getClass()) {
            throw new IllegalArgumentException(
                    "a memory of " + rule + " must go on under the same rule, but was given " + changed);
        }
        return (R) changed;
    }
}
