package anneal.schedule;

import java.util.List;
import java.util.Objects;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Another library's schedule, with its quirks: rates may be negative, jump, or end in an error where the original's do.
 * It prints as its source text, {@code pytorch("StepLR(optimizer, 30)", lr=0.1)}, and two are equal when their texts are.
 *
 * <p>Where the original is a recursion from step to step, {@link #at} may cost as much as all steps before; asked in
 * order it costs one step each.
 *
 * @param dialect the library's name
 * @param source its text there
 * @param lr the optimizer's rate of each parameter group; empty where the source holds its own rates
 * @param group which group's rates these are, from 0
 * @param rates from the step to the rate; safe to share between threads
 */
public record Foreign(String dialect, String source, List<Double> lr, int group, LongToDoubleFunction rates)
        implements Schedule {

    public Foreign {
        Require.that(!dialect.isBlank(), "dialect must not be blank", "\"" + dialect + "\"");
        Require.that(!source.isBlank(), "source must not be blank", "\"" + source + "\"");
        lr = List.copyOf(lr);
        Require.that(group >= 0, "group must be >= 0", group);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return rates.applyAsDouble(step);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Foreign foreign
                && dialect.equals(foreign.dialect)
                && source.equals(foreign.source)
                && lr.equals(foreign.lr)
                && group == foreign.group;
    }

    @Override
    public int hashCode() {
        return Objects.hash(dialect, source, lr, group);
    }
}
