package anneal.feedback;

import anneal.describe.About;
import anneal.describe.Default;

/**
 * Reduce on plateau: when the curve flattens, lower the rate, and go on.
 *
 * <p>A value is an improvement when it is better than the best so far by more than the threshold: a share of its size
 * ({@code relative}) or an amount. After more than {@code patience} values without one, the rate is multiplied by
 * {@code factor}, and the next {@code cooldown} values are not held against it. The rule and the defaults are PyTorch's,
 * but that for a negative metric "better by a share" means what it says. NaN is no improvement.
 *
 * @param factor what the rate is multiplied by, in (0, 1)
 * @param patience values without improvement that are put up with, at least 0
 * @param threshold how much better is better, finite and not negative
 * @param relative whether the threshold is a share of the best value or an amount
 * @param cooldown values after a cut during which none is counted as bad, at least 0
 * @param floor the rate below which no cut goes, finite and not negative
 * @param eps a cut that changes the rate by no more than this is not made, finite and not negative
 * @param maximize whether larger is better, as for accuracy
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html">PyTorch,
 *     ReduceLROnPlateau</a>
 */
@About("Multiplies the rate by `factor` after more than `patience` values that were no improvement.")
public record Plateau(
        @Default("0.1") double factor,
        @Default("10") int patience,
        @Default("1e-4") double threshold,
        @Default("true") boolean relative,
        @Default("0") int cooldown,
        @Default("0") double floor,
        @Default("1e-8") double eps,
        @Default("false") boolean maximize)
        implements Rule {

    public Plateau {
        require(factor > 0 && factor < 1, "factor must be in (0, 1)", factor);
        require(patience >= 0, "patience must be >= 0", patience);
        require(threshold >= 0 && threshold < Double.POSITIVE_INFINITY, "threshold must be finite and >= 0", threshold);
        require(cooldown >= 0, "cooldown must be >= 0", cooldown);
        require(floor >= 0 && floor < Double.POSITIVE_INFINITY, "floor must be finite and >= 0", floor);
        require(eps >= 0 && eps < Double.POSITIVE_INFINITY, "eps must be finite and >= 0", eps);
    }

    /** The usual rule: a tenth after more than 10 values without an improvement of 0.01 %. */
    public static Plateau standard() {
        return new Plateau(0.1, 10, 1e-4, true, 0, 0, 1e-8, false);
    }

    /** The same rule with another factor. */
    public Plateau withFactor(double newFactor) {
        return new Plateau(newFactor, patience, threshold, relative, cooldown, floor, eps, maximize);
    }

    /** The same rule with another patience. */
    public Plateau withPatience(int newPatience) {
        return new Plateau(factor, newPatience, threshold, relative, cooldown, floor, eps, maximize);
    }

    /** The same rule with a threshold that is a share of the best value. */
    public Plateau withRelativeThreshold(double share) {
        return new Plateau(factor, patience, share, true, cooldown, floor, eps, maximize);
    }

    /** The same rule with a threshold that is an amount. */
    public Plateau withAbsoluteThreshold(double amount) {
        return new Plateau(factor, patience, amount, false, cooldown, floor, eps, maximize);
    }

    /** The same rule with another cooldown. */
    public Plateau withCooldown(int newCooldown) {
        return new Plateau(factor, patience, threshold, relative, newCooldown, floor, eps, maximize);
    }

    /** The same rule with another floor. */
    public Plateau withFloor(double newFloor) {
        return new Plateau(factor, patience, threshold, relative, cooldown, newFloor, eps, maximize);
    }

    /** The same rule for a metric of which more is better. */
    public Plateau maximizing() {
        return new Plateau(factor, patience, threshold, relative, cooldown, floor, eps, true);
    }

    @Override
    public PlateauState start() {
        return new PlateauState(this, maximize ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY, 0, 0, 0, 0, "");
    }

    boolean improves(double metric, double best) {
        if (Double.isInfinite(best)) {
            return maximize ? metric > best : metric < best;
        }
        double share = relative ? Math.copySign(threshold, best) : 0;
        double amount = relative ? 0 : threshold;
        return maximize ? metric > best * (1 + share) + amount : metric < best * (1 - share) - amount;
    }

    /** The rate after one cut; the same rate where the floor or eps forbids it. */
    double cut(double eta) {
        double next = Math.max(eta * factor, floor);
        return eta - next > eps ? next : eta;
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but was " + value);
        }
    }
}
