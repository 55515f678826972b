package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;

/**
 * Exponential decay, {@code from * gamma^(t / period)}.
 *
 * @param from the rate at step 0, finite and not negative
 * @param gamma the factor of one period, in (0, 1]
 * @param period updates in which the rate falls by {@code gamma}, at least 1
 */
@About("Falls smoothly from `from` by the factor `gamma` in every `period`.")
public record Exponential(
        double from, double gamma, @Default("1") long period) implements Schedule {

    public Exponential {
        Require.rate("from", from);
        Require.fraction("gamma", gamma);
        Require.atLeastOne("period", period);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return from * Math.pow(gamma, (double) step / period);
    }
}
