package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;

/**
 * The way from one value to another.
 *
 * <p>A curve is asked only for the inside of a ramp; the ends are the ramp's own and exact. In its formulas {@code p} is
 * the progress. Most are {@code to + (from - to) g(p)} with {@code g} falling from 1 to 0; a ramp that rises travels the same
 * way upwards.
 */
public sealed interface Curve {

    /**
     * The value between two others.
     *
     * @param from the value at the start
     * @param to the value at the end
     * @param progress the part of the way that is behind, in (0, 1)
     */
    double between(double from, double to, double progress);

    /** Refuses ends that this curve cannot join. */
    default void check(double from, double to) {}

    /** Whether it never turns back on its way. */
    default boolean oneWay() {
        return true;
    }

    /** A straight line, {@code from + (to - from) p}. */
    @About("A straight line from `from` to `to` (0 if left out) over `steps`.")
    @Formula("from + (to - from) * p")
    record Linear() implements Curve {
        @Override
        public double between(double from, double to, double progress) {
            return from + (to - from) * progress;
        }
    }

    /**
     * Half a cosine wave, {@code to + (from - to) (1 + cos(pi p)) / 2}: flat at both ends, steepest in the middle.
     *
     * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter, 2016, equation 5</a>
     */
    @About("Half a cosine wave from `from` to `to` (0 if left out) over `steps`.")
    @Formula("to + (from - to) * (1 + cos(pi * p)) / 2")
    record Cosine() implements Curve {
        @Override
        public double between(double from, double to, double progress) {
            return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * progress));
        }
    }

    /** Equal factors in equal times, {@code from (to / from)^p}; neither end may be 0. */
    @About("Equal factors in equal times from `from` to `to` over `steps`; neither end may be 0.")
    @Formula("from * (to / from)^p")
    record Geometric() implements Curve {
        @Override
        public double between(double from, double to, double progress) {
            double ratio = to / from;
            return ratio > 0 && ratio < Double.POSITIVE_INFINITY
                    ? from * Math.pow(ratio, progress)
                    : Math.pow(from, 1 - progress) * Math.pow(to, progress);
        }

        @Override
        public void check(double from, double to) {
            Require.positive("from of a geometric ramp", from);
            Require.positive("to of a geometric ramp", to);
        }
    }

    /**
     * A polynomial, {@code to + (from - to) (1 - p)^power}: 1 is a line, 2 square annealing, 0.5 square root annealing; going
     * up with 0.5 it is the warm-up {@code 1 - sqrt(1 - p)}.
     *
     * @param power finite and above 0
     */
    @About("A polynomial of the given `power` from `from` to `to` (0 if left out) over `steps`.")
    @Formula("to + (from - to) * (1 - p)^power")
    record Polynomial(double power) implements Curve {
        public Polynomial {
            Require.positive("power", power);
        }

        @Override
        public double between(double from, double to, double progress) {
            return to + (from - to) * Math.pow(1 - progress, power);
        }
    }

    /**
     * Half a cosine wave to a power, {@code to + (from - to) ((1 + cos(pi p)) / 2)^exponent}.
     *
     * @param exponent finite and above 0; 1 is the plain cosine
     */
    @About("Half a cosine wave to the power `exponent` from `from` to `to` (0 if left out) over `steps`.")
    @Formula("to + (from - to) * ((1 + cos(pi * p)) / 2)^exponent")
    record CosinePower(double exponent) implements Curve {
        public CosinePower {
            Require.positive("exponent", exponent);
        }

        @Override
        public double between(double from, double to, double progress) {
            return to + (from - to) * Math.pow(0.5 * (1 + Math.cos(Math.PI * progress)), exponent);
        }
    }

    /**
     * A cosine that comes up again on its way, {@code to + (from - to) (1 + cos((2 waves + 1) pi p)) / 2}.
     *
     * @param waves whole waves before the last half one, at least 0
     */
    @About("`waves` whole cosine waves and a half one from `from` to `to` (0 if left out) over `steps`.")
    @Formula("to + (from - to) * (1 + cos((2 * waves + 1) * pi * p)) / 2")
    record CosineWaves(int waves) implements Curve {
        public CosineWaves {
            Require.that(waves >= 0, "waves must be >= 0", waves);
        }

        @Override
        public double between(double from, double to, double progress) {
            return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * (2.0 * waves + 1) * progress));
        }

        @Override
        public boolean oneWay() {
            return waves == 0;
        }
    }

    /** A line and its distance from the cosine, mirrored: {@code to + (from - to) (2 (1 - p) - (1 + cos(pi p)) / 2)}. */
    @About("Steep where the cosine is flat, from `from` to `to` (0 if left out) over `steps`.")
    @Formula("to + (from - to) * (2 * (1 - p) - (1 + cos(pi * p)) / 2)")
    record MirrorCosine() implements Curve {
        @Override
        public double between(double from, double to, double progress) {
            double left = 2 * (1 - progress) - 0.5 * (1 + Math.cos(Math.PI * progress));
            return to + (from - to) * Math.max(0, left);
        }
    }

    /**
     * Cosine with k-decay, {@code to + (from - to) (1 + cos(pi p^k)) / 2}: the larger {@code k}, the later the fall.
     *
     * @param k finite and above 0; 1 is the plain cosine
     * @see <a href="https://arxiv.org/abs/2004.05909">Zhang and Li, 2020</a>
     */
    @About("Half a cosine wave, delayed by `k`, from `from` to `to` (0 if left out) over `steps`.")
    @Formula("to + (from - to) * (1 + cos(pi * p^k)) / 2")
    record KDecayCosine(double k) implements Curve {
        public KDecayCosine {
            Require.positive("k", k);
        }

        @Override
        public double between(double from, double to, double progress) {
            return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * Math.pow(progress, k)));
        }
    }

    /**
     * Polynomial with k-decay, {@code to + (from - to) (1 - p^k)^power}.
     *
     * @param k finite and above 0; 1 is the plain polynomial
     * @param power finite and above 0
     * @see <a href="https://arxiv.org/abs/2004.05909">Zhang and Li, 2020</a>
     */
    @About("A polynomial of the given `power`, delayed by `k`, from `from` to `to` (0 if left out) over `steps`.")
    @Formula("to + (from - to) * (1 - p^k)^power")
    record KDecayPolynomial(double k, @Default("1") double power) implements Curve {
        public KDecayPolynomial {
            Require.positive("k", k);
            Require.positive("power", power);
        }

        @Override
        public double between(double from, double to, double progress) {
            return to + (from - to) * Math.pow(1 - Math.pow(progress, k), power);
        }
    }

    /**
     * A hyperbolic tangent, {@code to + (from - to) (1 - tanh(lower (1 - p) + upper p)) / 2}.
     *
     * <p>Its tails are cut off: the ends are the ramp's own, so there is a small jump at either one.
     *
     * @param lower where on the tangent it starts, finite
     * @param upper where it ends, finite and above {@code lower}
     * @see <a href="https://arxiv.org/abs/1806.01593">Hsueh et al., 2018, equation 1</a>
     */
    @About("A hyperbolic tangent's fall from `from` to `to` (0 if left out) over `steps`.")
    @Formula("to + (from - to) * (1 - tanh(lower * (1 - p) + upper * p)) / 2")
    record Tanh(@Default("-7") double lower, @Default("3") double upper) implements Curve {
        public Tanh {
            Require.that(Double.isFinite(lower), "lower must be finite", lower);
            Require.that(
                    upper > lower && upper < Double.POSITIVE_INFINITY, "upper must be finite and above lower", upper);
        }

        @Override
        public double between(double from, double to, double progress) {
            return to + (from - to) * 0.5 * (1 - Math.tanh(lower * (1 - progress) + upper * progress));
        }
    }

    /**
     * The reflected exponential, {@code to + (from - to) (1 - p) / (1 - p / 2)}: between a line and a late drop.
     *
     * @see <a href="https://arxiv.org/abs/2107.04197">Chen et al., 2021, REX</a>
     */
    @About("The reflected exponential from `from` to `to` (0 if left out) over `steps`.")
    @Formula("to + (from - to) * (1 - p) / (1 - p / 2)")
    record Rex() implements Curve {
        @Override
        public double between(double from, double to, double progress) {
            return to + (from - to) * ((1 - progress) / (1 - progress / 2));
        }
    }

    /**
     * One minus the square root, {@code to + (from - to) (1 - sqrt(p))}: the best of the cooldowns of a constant rate.
     *
     * @see <a href="https://arxiv.org/abs/2405.18392">Haegele et al., 2024</a>
     */
    @About("One minus the square root of time from `from` to `to` (0 if left out) over `steps`.")
    @Formula("to + (from - to) * (1 - sqrt(p))")
    record OneMinusSqrt() implements Curve {
        @Override
        public double between(double from, double to, double progress) {
            return to + (from - to) * (1 - Math.sqrt(progress));
        }
    }

    /**
     * One minus the square, {@code to + (from - to) (1 - p^2)}.
     *
     * @see <a href="https://arxiv.org/abs/2405.18392">Haegele et al., 2024</a>
     */
    @About("One minus the square of time from `from` to `to` (0 if left out) over `steps`.")
    @Formula("to + (from - to) * (1 - p^2)")
    record OneMinusSquare() implements Curve {
        @Override
        public double between(double from, double to, double progress) {
            return to + (from - to) * (1 - progress * progress);
        }
    }

    /** An exponential that reaches its end, which may be 0: {@code to + (from - to) (2^(1 - p) - 1)}, Megatron-LM's. */
    @About("An exponential fall from `from` that reaches `to` (0 if left out) after `steps`.")
    @Formula("to + (from - to) * (2^(1 - p) - 1)")
    record ExponentialToEnd() implements Curve {
        @Override
        public double between(double from, double to, double progress) {
            return to + (from - to) * Math.max(0, 2 * Math.pow(0.5, progress) - 1);
        }
    }

    /**
     * A line between the reciprocals, {@code 1 / ((1 - p) / from + p / to)}; neither end may be 0.
     *
     * @see <a href="https://arxiv.org/abs/2410.05192">Wen et al., 2024, WSD-S</a>
     */
    @About("A line between the reciprocals of `from` and `to` over `steps`; neither end may be 0.")
    @Formula("1 / ((1 - p) / from + p / to)")
    record Harmonic() implements Curve {
        @Override
        public double between(double from, double to, double progress) {
            return from == to ? from : 1 / ((1 - progress) / from + progress / to);
        }

        @Override
        public void check(double from, double to) {
            Require.positive("from of a harmonic ramp", from);
            Require.positive("to of a harmonic ramp", to);
        }
    }
}
