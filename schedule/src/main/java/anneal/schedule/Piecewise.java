package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;
import java.util.List;

/**
 * One rate after another, each from its own step on: {@code values(n)} where {@code n} counts the steps that are reached,
 * {@code at(i) <= t}.
 *
 * @param values the rates, one more than there are steps
 * @param at the steps at which the rate switches to the next one, strictly increasing from 1
 */
@About("The first of `values`, and the next one from each of the steps in `at` on.")
@Formula("value")
public record Piecewise(List<Double> values, List<Long> at) implements Schedule {

    public Piecewise {
        values = List.copyOf(values);
        at = List.copyOf(at);
        Require.increasing("at", at);
        Require.that(
                values.size() == at.size() + 1,
                "values must be one more than the steps of at",
                values.size() + " and " + at.size());
        values.forEach(value -> Require.rate("each of values", value));
    }

    /** The rate in force. */
    public double value(long step) {
        return values.get(Places.reached(at, step));
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return value(step);
    }

    @Override
    public Trend trend() {
        return Points.trend(values);
    }

    @Override
    public long nextChange(long step) {
        double value = at(step);
        for (int i = Places.reached(at, step); i < at.size(); i++) {
            if (values.get(i + 1) != value) {
                return at.get(i);
            }
        }
        return NEVER;
    }
}
