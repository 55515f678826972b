package anneal.schedule;

import anneal.describe.About;

/**
 * The way from one value to another.
 *
 * <p>A curve is asked only for the inside of a ramp; the ends are the ramp's own and exact.
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

    /** A straight line, {@code from + (to - from) p}. */
    @About("A straight line from `from` to `to` (0 if left out) over `steps`.")
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
    record Cosine() implements Curve {
        @Override
        public double between(double from, double to, double progress) {
            return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * progress));
        }
    }

    /** Equal factors in equal times, {@code from (to / from)^p}; neither end may be 0. */
    @About("Equal factors in equal times from `from` to `to` over `steps`; neither end may be 0.")
    record Geometric() implements Curve {
        @Override
        public double between(double from, double to, double progress) {
            return from * Math.pow(to / from, progress);
        }

        @Override
        public void check(double from, double to) {
            Require.positive("from of a geometric ramp", from);
            Require.positive("to of a geometric ramp", to);
        }
    }
}
