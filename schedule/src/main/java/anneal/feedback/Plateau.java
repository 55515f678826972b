package anneal.feedback;

import anneal.describe.About;
import anneal.describe.Default;

/**
 * Reduce on plateau: when the curve flattens, lower the rate, and go on.
 *
 * <p>A value is an improvement when it is better than the best so far by more than
 * {@code threshold |best| + amount}. After more than {@code patience} values without one, the rate is multiplied by
 * {@code factor}, and the next {@code cooldown} values are not held against it. The rule and the defaults are PyTorch's,
 * but that for a negative metric "better by a share" means what it says; {@link Plateaus} has those of Keras and optax,
 * which differ in what they call patience and cooldown.
 *
 * @param factor what the rate is multiplied by, in (0, 1)
 * @param patience values without improvement that are put up with, at least 0
 * @param threshold how much better is better as a share of the best value's size, finite and not negative
 * @param amount how much better is better as an amount, added to the share; finite and not negative
 * @param cooldown values after a cut during which none is counted as bad, at least 0
 * @param floor the rate below which no cut goes, finite and not negative
 * @param floorShare the share of the planned rate below which no cut goes, in [0, 1]
 * @param eps a cut that changes the rate by no more than this is not made, finite and not negative
 * @param average values whose mean is judged as one, at least 1
 * @param maximize whether larger is better, as for accuracy
 * @param nan what becomes of a metric that is not a number
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html">PyTorch,
 *     ReduceLROnPlateau</a>
 */
@About("Multiplies the rate by `factor` after more than `patience` values that were no improvement.")
public record Plateau(
        @Default("0.1") double factor,
        @Default("10") int patience,
        @Default("1e-4") double threshold,
        @Default("0") double amount,
        @Default("0") int cooldown,
        @Default("0") double floor,
        @Default("0") double floorShare,
        @Default("1e-8") double eps,
        @Default("1") int average,
        @Default("false") boolean maximize,
        @Default("bad") Nan nan)
        implements Rule {

    public Plateau {
        Require.factor(factor);
        Require.notNegative("patience", patience);
        Require.notNegative("threshold", threshold);
        Require.notNegative("amount", amount);
        Require.notNegative("cooldown", cooldown);
        Require.notNegative("floor", floor);
        Require.that(floorShare >= 0 && floorShare <= 1, "floorShare must be in [0, 1]", floorShare);
        Require.notNegative("eps", eps);
        Require.that(average >= 1, "average must be >= 1", average);
    }

    /** The usual rule: a tenth after more than 10 values without an improvement of 0.01 %. */
    public static Plateau standard() {
        return new Plateau(0.1, 10, 1e-4, 0, 0, 0, 0, 1e-8, 1, false, Nan.BAD);
    }

    /** The same rule with another factor. */
    public Plateau withFactor(double newFactor) {
        return new Plateau(
                newFactor, patience, threshold, amount, cooldown, floor, floorShare, eps, average, maximize, nan);
    }

    /** The same rule with another patience. */
    public Plateau withPatience(int newPatience) {
        return new Plateau(
                factor, newPatience, threshold, amount, cooldown, floor, floorShare, eps, average, maximize, nan);
    }

    /** The same rule with a threshold that is a share of the best value. */
    public Plateau withRelativeThreshold(double share) {
        return withThresholds(share, 0);
    }

    /** The same rule with a threshold that is an amount. */
    public Plateau withAbsoluteThreshold(double newAmount) {
        return withThresholds(0, newAmount);
    }

    /** The same rule with a threshold that is the sum of a share of the best value and an amount. */
    public Plateau withThresholds(double share, double newAmount) {
        return new Plateau(
                factor, patience, share, newAmount, cooldown, floor, floorShare, eps, average, maximize, nan);
    }

    /** The same rule with another cooldown. */
    public Plateau withCooldown(int newCooldown) {
        return new Plateau(
                factor, patience, threshold, amount, newCooldown, floor, floorShare, eps, average, maximize, nan);
    }

    /** The same rule with another floor. */
    public Plateau withFloor(double newFloor) {
        return new Plateau(
                factor, patience, threshold, amount, cooldown, newFloor, floorShare, eps, average, maximize, nan);
    }

    /** The same rule for a metric of which more is better. */
    public Plateau maximizing() {
        return new Plateau(factor, patience, threshold, amount, cooldown, floor, floorShare, eps, average, true, nan);
    }

    /** The same rule with another policy for a metric that is not a number. */
    public Plateau withNan(Nan policy) {
        return new Plateau(
                factor, patience, threshold, amount, cooldown, floor, floorShare, eps, average, maximize, policy);
    }

    @Override
    public PlateauState start() {
        return new PlateauState(this, Metric.worst(maximize), 0, 0, 0, 0, Double.NaN, false, 0, 0);
    }

    boolean improves(double value, double best) {
        return Metric.improves(value, best, threshold, amount, maximize);
    }

    /** The rate after so many cuts; a cut that the floor or eps forbids is not made. */
    double cut(double eta, int cuts) {
        double least = Math.max(floor, floorShare * eta);
        double rate = eta;
        for (int i = 0; i < cuts; i++) {
            double next = Math.max(rate * factor, least);
            if (!(rate - next > eps)) {
                break;
            }
            rate = next;
        }
        return rate;
    }
}
