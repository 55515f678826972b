package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;

/**
 * Rectified Adam's warm-up as a multiplier, {@code sqrt((rho - 4) (rho - 2) limit / ((limit - 4) (limit - 2) rho))} with
 * {@code limit = 2 / (1 - beta2) - 1}, {@code rho = limit - 2 n beta2^n / (1 - beta2^n)}.
 *
 * <p>The factor exists only where {@code rho > 4}, so update 0 counts as the first {@code n} for which it does, the fifth as
 * a rule.
 *
 * @param beta2 Adam's second decay, in (0.6, 1)
 * @see <a href="https://arxiv.org/abs/1908.03265">Liu et al., 2019, algorithm 2</a>
 */
@About("Rectified Adam's warm-up for its `beta2`, as a multiplier.")
@Formula("sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho))")
public record RadamWarmUp(@Default("0.999") double beta2) implements Schedule {

    public RadamWarmUp {
        Require.that(beta2 > 0.6 && beta2 < 1, "beta2 must be in (0.6, 1)", beta2);
    }

    /** The length of the moving average that corresponds to a step. */
    public double rho(long step) {
        long first = 1;
        while (rhoOf((double) first) <= 4) {
            first++;
        }
        return rhoOf((double) step + first);
    }

    private double rhoOf(double n) {
        double power = Math.pow(beta2, n);
        return limit(0) - 2 * n * power / (1 - power);
    }

    /** What the length tends to, at every step the same. */
    public double limit(long step) {
        return 2 / (1 - beta2) - 1;
    }

    @Override
    public double at(long step) {
        Require.step(step);
        double rho = rho(step);
        double limit = limit(step);
        return Math.sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho));
    }

    @Override
    public Trend trend() {
        return Trend.RISING;
    }
}
