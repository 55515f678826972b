package anneal.schedule;

import java.util.function.LongToDoubleFunction;

/**
 * Any function of the step, under a name. Its text is its name alone and cannot be read back.
 *
 * @param name how it prints
 * @param rate from the step, from 0, to the rate
 */
public record Custom(String name, LongToDoubleFunction rate) implements Schedule {

    public Custom {
        Require.that(!name.isBlank(), "name must not be blank", "\"" + name + "\"");
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return rate.applyAsDouble(step);
    }
}
