package anneal.feedback;

import anneal.describe.About;
import anneal.describe.Default;

/** Reduce on plateau under the names and defaults of other libraries, as the {@link Plateau} that does the same. */
public final class Plateaus {
    private Plateaus() {}

    /**
     * Keras' rule: a cut at the {@code patience}th value without improvement, where PyTorch puts up with one more, and the
     * last value of a cooldown counts. Where Keras takes a first NaN for the best value and never finds a better one, this
     * waits for a number.
     *
     * @param patience values without improvement that lead to a cut; 0 is as good as 1
     * @param minDelta how much better is better, as an amount
     * @param cooldown values from a cut to the first that counts; 0 is as good as 1
     * @param minLr the rate below which no cut goes
     * @see <a href="https://keras.io/api/callbacks/reduce_lr_on_plateau/">Keras, ReduceLROnPlateau</a>
     */
    @About(
            "Keras' ReduceLROnPlateau: multiplies the rate by `factor` at the `patience`th value in a row without improvement.")
    public static Plateau kerasPlateau(
            @Default("0.1") double factor,
            @Default("10") int patience,
            @Default("1e-4") double minDelta,
            @Default("0") int cooldown,
            @Default("0") double minLr,
            @Default("false") boolean maximize) {
        Require.notNegative("patience", patience);
        Require.notNegative("minDelta", minDelta);
        Require.notNegative("cooldown", cooldown);
        Require.notNegative("minLr", minLr);
        int passed = Math.max(0, cooldown - 1);
        return new Plateau(factor, Math.max(0, patience - 1), 0, minDelta, passed, minLr, 0, 0, 1, maximize, Nan.BAD);
    }

    /**
     * optax' rule: both thresholds at once, a mean of several values judged as one, and a floor that is a share of the
     * planned rate.
     *
     * @param patience values without improvement that lead to a cut, at least 1
     * @param rtol how much better is better, as a share of the best value
     * @param atol the same as an amount
     * @param accumulationSize values whose mean is judged as one
     * @param minScale the share of the planned rate below which no cut goes
     * @see <a href="https://optax.readthedocs.io/en/latest/api/contrib.html#optax.contrib.reduce_on_plateau">optax,
     *     reduce_on_plateau</a>
     */
    @About(
            "optax' reduce_on_plateau: multiplies the rate by `factor` at the `patience`th mean in a row without improvement.")
    public static Plateau optaxPlateau(
            @Default("0.1") double factor,
            @Default("10") int patience,
            @Default("1e-4") double rtol,
            @Default("0") double atol,
            @Default("0") int cooldown,
            @Default("1") int accumulationSize,
            @Default("0") double minScale) {
        Require.that(patience >= 1, "patience must be >= 1", patience);
        Require.notNegative("rtol", rtol);
        Require.notNegative("atol", atol);
        Require.that(accumulationSize >= 1, "accumulationSize must be >= 1", accumulationSize);
        Require.that(minScale >= 0 && minScale <= 1, "minScale must be in [0, 1]", minScale);
        return new Plateau(
                factor, patience - 1, rtol, atol, cooldown, 0, minScale, 0, accumulationSize, false, Nan.BAD);
    }
}
