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

    /** Polynomial decay to 0, {@code from (1 - t / steps)^power}. */
    public static Ramp polynomial(double from, long steps, double power) {
        return polynomial(from, 0, steps, power);
    }

    /** A polynomial between two rates, {@code to + (from - to) (1 - t / steps)^power}. */
    public static Ramp polynomial(double from, double to, long steps, double power) {
        return new Ramp(from, to, steps, new Curve.Polynomial(power));
    }

    /**
     * Square annealing with a floor, {@code max(from (1 - t / steps)^2, floor)}, as in NeMo.
     *
     * @param floor the least rate; 0 if left out
     */
    @About("Square annealing: `from` times the square of what is left of `steps`, at least `floor`.")
    public static Schedule squareAnnealing(double from, long steps, @Default("0") double floor) {
        return floored(polynomial(from, steps, 2), floor);
    }

    /** Square root annealing with a floor, {@code max(from sqrt(1 - t / steps), floor)}. */
    @About("Square root annealing: `from` times the root of what is left of `steps`, at least `floor`.")
    public static Schedule sqrtAnnealing(double from, long steps, @Default("0") double floor) {
        return floored(polynomial(from, steps, 0.5), floor);
    }

    /**
     * Exponential decay as Keras and optax have it: {@code max(from gamma^n, floor)} with {@code n = t / period}, in whole
     * numbers for a staircase.
     */
    @About("Falls from `from` by `gamma` in every `period`, smoothly or as a `staircase`, down to `floor`.")
    public static Schedule decay(
            double from, double gamma, long period, @Default("false") boolean staircase, @Default("0") double floor) {
        Schedule smooth = new Exponential(from, gamma, period);
        return floored(staircase ? smooth.held(period) : smooth, floor);
    }

    private static Schedule floored(Schedule schedule, double floor) {
        return floor == 0 ? schedule : schedule.atLeast(floor);
    }

    /** One rate for a while and another for ever after: {@code factor value} for {@code steps}, then {@code value}. */
    @About("`factor` times `value` for `steps` updates, then `value` for ever.")
    public static Schedule release(double value, double factor, long steps) {
        return hold(factor * value, steps).then(constant(value));
    }

    /** A linear warm-up that is at its peak one update early, {@code peak (t + 1) / steps}. */
    @About("A linear warm-up to `peak` that starts at one part of `steps`: (t + 1) / steps.")
    public static Phase earlyWarmUp(double peak, long steps) {
        return linear(0, peak, steps).take(1, Math.addExact(steps, 1));
    }

    /** A linear warm-up that is neither 0 nor at its peak inside, {@code peak (t + 1) / (steps + 1)}, as in NeMo. */
    @About("A linear warm-up to `peak` that starts above 0: (t + 1) / (steps + 1).")
    public static Phase openWarmUp(double peak, long steps) {
        Require.atLeastOne("steps", steps);
        long whole = Math.addExact(steps, 1);
        return linear(0, peak, whole).take(1, whole);
    }

    /**
     * The untuned linear warm-up of Adam, a multiplier that reaches 1 after {@code 2 / (1 - beta2)} updates.
     *
     * @see <a href="https://arxiv.org/abs/1910.04209">Ma and Yarats, 2019</a>
     */
    @About("Adam's untuned warm-up as a multiplier: a line to 1 in 2 / (1 - beta2) updates.")
    public static LinearWarmUp untunedLinear(@Default("0.999") double beta2) {
        return new LinearWarmUp(2 / (1 - beta(beta2)));
    }

    /** The untuned exponential warm-up of Adam, a multiplier with the time constant {@code 1 / (1 - beta2)}. */
    @About("Adam's untuned warm-up as a multiplier: exponential with the time constant 1 / (1 - beta2).")
    public static ExponentialWarmUp untunedExponential(@Default("0.999") double beta2) {
        return new ExponentialWarmUp(1 / (1 - beta(beta2)));
    }

    private static double beta(double beta2) {
        Require.that(beta2 >= 0 && beta2 < 1, "beta2 must be in [0, 1)", beta2);
        return beta2;
    }

    /**
     * The Transformer's schedule, {@code scale dModel^(-1/2) min(n^(-1/2), n warmup^(-3/2))} for the n-th update, counted
     * from 1. The scale is not the peak, which is {@code scale / sqrt(dModel warmup)} at the update {@code n = warmup}.
     *
     * @param dModel width of the model
     * @param warmup updates until the peak, at least 1
     * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., 2017, equation 3</a>
     */
    @About("The Transformer's schedule for a model of width `dModel`, at its peak after `warmup` updates.")
    public static Schedule noam(int dModel, long warmup, @Default("1") double scale) {
        Require.atLeastOne("dModel", dModel);
        Require.atLeastOne("warmup", warmup);
        double peak = scale / Math.sqrt((double) dModel * warmup);
        Schedule fall = inverseSqrt(peak, warmup);
        return warmup == 1 ? fall : linear(0, peak, warmup).take(1, warmup).then(fall);
    }

    /**
     * The inverse square root with a linear warm-up from 0, {@code peak t / warmup} and then
     * {@code peak / sqrt((t - warmup + timescale) / timescale)}, as in Transformers.
     */
    @About("A linear warm-up to `peak`, then one over the square root of time with a `timescale`.")
    public static Schedule warmInverseSqrt(double peak, long warmup, long timescale) {
        Require.atLeastOne("warmup", warmup);
        return linear(0, peak, warmup).then(inverseSqrt(peak, timescale));
    }

    /** The inverse square root of NeMo, {@code peak (t + 1) / (warmup + 1)} and then {@code peak sqrt((warmup + 1) / (t + 1))}. */
    @About("NeMo's inverse square root: an open warm-up to `peak`, then as the root of (warmup + 1) / (t + 1).")
    public static Schedule nemoInverseSqrt(double peak, long warmup) {
        Require.that(warmup >= 0, "warmup must be >= 0", warmup);
        Schedule fall = inverseSqrt(peak, Math.addExact(warmup, 1));
        return warmup == 0 ? fall : openWarmUp(peak, warmup).then(fall);
    }

    /**
     * The inverse square root of Megatron-LM, {@code peak t / warmup} and then {@code max(floor, peak sqrt(warmup / t))}; the
     * floor does not lift the warm-up.
     */
    @About("Megatron-LM's inverse square root: a warm-up to `peak`, then as the root of warmup / t, at least `floor`.")
    public static Schedule megatronInverseSqrt(double peak, long warmup, @Default("0") double floor) {
        Require.that(warmup >= 0, "warmup must be >= 0", warmup);
        Schedule fall = floored(inverseSqrt(peak, Math.max(1, warmup)), floor);
        return (warmup == 0 ? hold(peak, 1) : linear(0, peak, warmup)).then(fall);
    }

    /**
     * Stochastic gradient descent with warm restarts: a cosine from {@code peak} to {@code to} over {@code steps}, again and
     * again, each time {@code growth} times longer and {@code decay} times as high above {@code to}.
     *
     * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter, 2016</a>
     */
    @About("Warm restarts: a cosine from `peak` to `to`, each time `growth` times longer and `decay` times as high.")
    public static Restarts sgdr(
            double peak, long steps, @Default("1") int growth, @Default("0") double to, @Default("1") double decay) {
        return new Restarts(cosine(peak, to, steps), growth, decay, to);
    }

    /**
     * A triangle wave from {@code low} to {@code high} and back.
     *
     * @see <a href="https://arxiv.org/abs/1506.01186">Smith, 2015, section 3</a>
     */
    @About("A triangle wave: `low` to `high` in `up` updates, back in `down`, for ever.")
    public static Restarts triangular(double low, double high, long up, long down) {
        return triangle(low, high, up, down).restart();
    }

    /** A triangle wave whose height is halved after each triangle. */
    @About("A triangle wave between `low` and `high` whose height is halved after each triangle.")
    public static Restarts triangular2(double low, double high, long up, long down) {
        return new Restarts(triangle(low, high, up, down), 1, 0.5, low);
    }

    private static Phase triangle(double low, double high, long up, long down) {
        return linear(low, high, up).then(linear(high, low, down));
    }

    /**
     * One cycle: up from {@code peak / div} to the peak, and down to {@code peak / (div finalDiv)}, where it stays.
     *
     * <p>PyTorch's {@code OneCycleLR(total_steps=T, pct_start=s)} is this with {@code up = s T - 1} and
     * {@code down = T - s T}, as far as these are whole.
     *
     * @param up updates up to the peak; with 0 it starts there
     * @param down updates down to the end
     * @see <a href="https://arxiv.org/abs/1708.07120">Smith and Topin, 2017</a>
     */
    @About("One cycle: `up` from `peak / div` to `peak`, `down` to `peak / (div finalDiv)`, on a `curve`.")
    public static Phase oneCycle(
            double peak,
            long up,
            long down,
            @Default("25") double div,
            @Default("1e4") double finalDiv,
            @Default("cosine") Curve curve) {
        double start = start(peak, div, finalDiv);
        return Legs.from(start)
                .to(peak, "up", up, curve)
                .to(start / finalDiv, "down", down, curve)
                .phase("up and down");
    }

    /** One cycle in three phases: up to the peak, down to the start in as many updates, and in {@code tail} to the end. */
    @About("One cycle in three phases: `up` to `peak`, `up` back to `peak / div`, `tail` to `peak / (div finalDiv)`.")
    public static Phase oneCycleThreePhase(
            double peak,
            long up,
            long tail,
            @Default("25") double div,
            @Default("1e4") double finalDiv,
            @Default("cosine") Curve curve) {
        double start = start(peak, div, finalDiv);
        return Legs.from(start)
                .to(peak, "up", up, curve)
                .to(start, "up", up, curve)
                .to(start / finalDiv, "tail", tail, curve)
                .phase("up and tail");
    }

    /** The momentum that goes with one cycle: down where the rate goes up, and up again where it goes down. */
    @About("The momentum of one cycle: from `high` to `low` in `up` updates, and back in `down`.")
    public static Phase oneCycleMomentum(
            long up,
            long down,
            @Default("0.85") double low,
            @Default("0.95") double high,
            @Default("cosine") Curve curve) {
        return Legs.from(high)
                .to(low, "up", up, curve)
                .to(high, "down", down, curve)
                .phase("up and down");
    }

    /** The momentum that goes with one cycle in three phases; it stays high in the tail. */
    @About("The momentum of one cycle in three phases: `high` to `low` and back in `up` each, then `high`.")
    public static Phase oneCycleThreePhaseMomentum(
            long up,
            long tail,
            @Default("0.85") double low,
            @Default("0.95") double high,
            @Default("cosine") Curve curve) {
        return Legs.from(high)
                .to(low, "up", up, curve)
                .to(high, "up", up, curve)
                .to(high, "tail", tail, curve)
                .phase("up and tail");
    }

    private static double start(double peak, double div, double finalDiv) {
        Require.rate("peak", peak);
        Require.positive("div", div);
        Require.positive("finalDiv", finalDiv);
        return peak / div;
    }

    /**
     * Warm-up, stable, decay: up to the peak, there for most of the run, and down on any curve.
     *
     * @param to the rate at the end; the warm-up begins at 0
     * @param curve the way of the cooldown: linear, cosine, oneMinusSqrt, oneMinusSquare, geometric, ...
     * @see <a href="https://arxiv.org/abs/2404.06395">Hu et al., 2024, MiniCPM, section 4</a>
     */
    @About("Warm-up from 0 to `peak`, `stable` there, and a `cooldown` to `to` on a `curve`.")
    public static Phase wsd(
            double peak,
            long warmup,
            long stable,
            long cooldown,
            @Default("0") double to,
            @Default("linear") Curve curve) {
        Require.rate("peak", peak);
        return Legs.from(0)
                .to(peak, "warmup", warmup, LINEAR)
                .to(peak, "stable", stable, LINEAR)
                .to(to, "cooldown", cooldown, curve)
                .phase("warmup, stable and cooldown");
    }

    /**
     * The infinite schedule: up to the peak, down to a rate that can be kept for ever, and that for as long as there is
     * data. {@code fork} anneals it whenever a model is wanted.
     *
     * @see <a href="https://arxiv.org/abs/2503.02844">Singh et al., 2025</a>
     */
    @About("Warm-up from 0 to `peak`, a `cooldown` to `steady`, and that for ever; anneal it by fork.")
    public static Schedule infinite(
            double peak, long warmup, long cooldown, double steady, @Default("cosine") Curve curve) {
        Require.rate("peak", peak);
        Require.rate("steady", steady);
        return Legs.from(0)
                .to(peak, "warmup", warmup, LINEAR)
                .to(steady, "cooldown", cooldown, curve)
                .phase("warmup and cooldown")
                .then(constant(steady));
    }

    /** {@link Schedule#fork} as text: {@code fork(run, 40000, 8000)}. */
    @About("`schedule` until step `at`, and from its rate there to `to` in `steps` updates on a `curve`.")
    public static Phase fork(
            Schedule schedule, long at, long steps, @Default("0") double to, @Default("linear") Curve curve) {
        Require.atLeastOne("at", at);
        return schedule.fork(at, to, steps, curve);
    }

    /** {@link Schedule#clip} as text. */
    @About("`schedule`, but never below `low` nor above `high`.")
    public static Schedule clip(Schedule schedule, double low, double high) {
        return schedule.clip(low, high);
    }
}
