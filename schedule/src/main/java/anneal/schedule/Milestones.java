package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;
import java.util.List;

/**
 * A cut at each milestone, {@code from * gamma^n} where {@code n} counts the milestones that are reached, {@code m <= t}.
 *
 * @param from the rate before the first milestone, finite and not negative
 * @param at the steps at which the rate is cut, strictly increasing from 1
 * @param gamma the factor of one cut, in (0, 1]
 * @see <a href="https://arxiv.org/abs/1512.03385">He et al., 2015, section 4.2</a>
 */
@About("Starts at `from` and is multiplied by `gamma` at each of the steps in `at`.")
@Formula("from * gamma^cuts")
public record Milestones(
        double from, List<Long> at, @Default("0.1") double gamma) implements Schedule {

    public Milestones {
        Require.rate("from", from);
        at = List.copyOf(at);
        Require.increasing("milestones", at);
        Require.fraction("gamma", gamma);
    }

    /** The cuts made up to a step. */
    public int cuts(long step) {
        return Places.reached(at, step);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return from * Math.pow(gamma, cuts(step));
    }

    @Override
    public Trend trend() {
        return Trend.FALLING;
    }
}
