package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import java.util.List;

/**
 * The field's names for schedules, as functions that build them.
 *
 * <p>Meant for static import: {@code linear(0, 0.1, 500).then(cosine(0.1, 8_500))}. Lengths count updates; multiply by
 * the updates of an epoch where you think in epochs.
 */
public final class Recipes {
    private static final Curve LINEAR = new Curve.Linear();
    private static final Curve COSINE = new Curve.Cosine();
    private static final Curve GEOMETRIC = new Curve.Geometric();

    private Recipes() {}

    /** One rate for ever. */
    public static Constant constant(double value) {
        return new Constant(value);
    }

    /** One rate for a while, to be followed by something else. */
    public static Hold hold(double value, long steps) {
        return new Hold(value, steps);
    }

    /** Linear decay to 0, {@code from (1 - t / steps)}. */
    public static Ramp linear(double from, long steps) {
        return linear(from, 0, steps);
    }

    /** A straight line between two rates; from 0 upwards it is the usual warm-up. */
    public static Ramp linear(double from, double to, long steps) {
        return new Ramp(from, to, steps, LINEAR);
    }

    /** Cosine decay to 0, {@code from / 2 (1 + cos(pi t / steps))}. */
    public static Ramp cosine(double from, long steps) {
        return cosine(from, 0, steps);
    }

    /** Half a cosine wave between two rates. */
    public static Ramp cosine(double from, double to, long steps) {
        return new Ramp(from, to, steps, COSINE);
    }

    /** Equal factors in equal times, {@code from (to / from)^(t / steps)}; neither end may be 0. */
    public static Ramp geometric(double from, double to, long steps) {
        return new Ramp(from, to, steps, GEOMETRIC);
    }

    /** A cut by {@code gamma} every {@code every} updates. */
    public static Step step(double from, long every, double gamma) {
        return new Step(from, every, gamma);
    }

    /** A cut by {@code gamma} at each milestone. */
    public static Milestones milestones(double from, List<Long> at, double gamma) {
        return new Milestones(from, at, gamma);
    }

    /** Exponential decay by {@code gamma} an update. */
    public static Exponential exponential(double from, double gamma) {
        return new Exponential(from, gamma, 1);
    }

    /** {@code peak / sqrt(n)} for the n-th update, counted from 1. */
    public static InverseSqrt inverseSqrt(double peak) {
        return new InverseSqrt(peak, 1);
    }

    /** Inverse square root decay with a timescale in updates. */
    public static InverseSqrt inverseSqrt(double peak, long timescale) {
        return new InverseSqrt(peak, timescale);
    }

    /**
     * The step schedule of ResNet: a tenth at epochs 30, 60 and 90.
     *
     * @param from the rate before the first cut; 0.1 in the paper
     * @param epoch updates in an epoch
     * @see <a href="https://arxiv.org/abs/1512.03385">He et al., 2015</a>
     */
    @About("ResNet's steps: `from`, cut to a tenth at epochs 30, 60 and 90.")
    public static Milestones resnet(@Default("0.1") double from, @Default("1ep") long epoch) {
        return new Milestones(from, List.of(30 * epoch, 60 * epoch, 90 * epoch), 0.1);
    }
}
