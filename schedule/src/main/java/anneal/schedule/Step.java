package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;

/**
 * A cut at regular distances, {@code from * gamma^floor(t / every)}.
 *
 * @param from the rate before the first cut, finite and not negative
 * @param every updates between two cuts, at least 1; the first cut is at step {@code every}
 * @param gamma the factor of one cut, in (0, 1]
 */
@About("Starts at `from` and is multiplied by `gamma` every `every` updates.")
@Formula("from * gamma^cuts")
public record Step(double from, long every, @Default("0.1") double gamma) implements Schedule {

    public Step {
        Require.rate("from", from);
        Require.atLeastOne("every", every);
        Require.fraction("gamma", gamma);
    }

    /** The cuts made up to a step. */
    public long cuts(long step) {
        return step / every;
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return from * Math.pow(gamma, (double) cuts(step));
    }

    @Override
    public Trend trend() {
        return Trend.FALLING;
    }
}
