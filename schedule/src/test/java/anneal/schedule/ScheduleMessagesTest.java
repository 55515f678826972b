package anneal.schedule;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a value says when it is refused. */
class ScheduleMessagesTest {

    static Stream<Arguments> refused() {
        return Stream.of(
                row(() -> new Constant(Double.NaN), "value must be finite and >= 0, but was NaN"),
                row(() -> new Constant(-0.0), "value must be finite and >= 0, but was -0.0"),
                row(() -> new Constant(Double.POSITIVE_INFINITY), "value must be finite and >= 0, but was Infinity"),
                row(() -> Recipes.linear(-1, 5), "from must be finite and >= 0, but was -1.0"),
                row(() -> Recipes.linear(1, -0.5, 5), "to must be finite and >= 0, but was -0.5"),
                row(() -> Recipes.cosine(1, 0), "steps must be >= 1, but was 0"),
                row(() -> Recipes.hold(1, -3), "steps must be >= 1, but was -3"),
                row(() -> Recipes.geometric(1, 0, 5), "to of a geometric ramp must be finite and > 0, but was 0.0"),
                row(() -> Recipes.geometric(0, 1, 5), "from of a geometric ramp must be finite and > 0, but was 0.0"),
                row(() -> Recipes.step(1, 0, 0.1), "every must be >= 1, but was 0"),
                row(() -> Recipes.step(1, 1, 0), "gamma must be in (0, 1], but was 0.0"),
                row(() -> Recipes.step(-1, 1, 0.1), "from must be finite and >= 0, but was -1.0"),
                row(() -> Recipes.hold(-1, 5), "value must be finite and >= 0, but was -1.0"),
                row(() -> Recipes.exponential(-1, 0.5), "from must be finite and >= 0, but was -1.0"),
                row(() -> Recipes.exponential(1, 1.5), "gamma must be in (0, 1], but was 1.5"),
                row(() -> new Exponential(1, 0.5, 0), "period must be >= 1, but was 0"),
                row(() -> Recipes.inverseSqrt(-1, 1), "peak must be finite and >= 0, but was -1.0"),
                row(() -> Recipes.inverseSqrt(1, 0), "timescale must be >= 1, but was 0"),
                row(() -> Recipes.milestones(-1, List.of(5L), 0.1), "from must be finite and >= 0, but was -1.0"),
                row(() -> Recipes.milestones(1, List.of(5L), 0), "gamma must be in (0, 1], but was 0.0"),
                row(() -> Recipes.milestones(1, List.of(), 0.1), "milestones must not be empty, but was []"),
                row(
                        () -> Recipes.milestones(1, List.of(60L, 30L), 0.1),
                        "milestones must be strictly increasing from 1, but 30 follows 60 in [60, 30]"),
                row(
                        () -> Recipes.milestones(1, List.of(0L, 30L), 0.1),
                        "milestones must be strictly increasing from 1, but 0 comes first in [0, 30]"),
                row(() -> new Chain(List.of(Recipes.hold(1, 2))), "phases must be at least two, but was 1"),
                row(
                        () -> new Chain(
                                List.of(Recipes.hold(1, 2), Recipes.hold(1, 2).then(Recipes.hold(2, 3)))),
                        "phases must not contain a chain, but was "
                                + Recipes.hold(1, 2).then(Recipes.hold(2, 3))),
                row(
                        () -> new Tail(Recipes.hold(1, 2), Recipes.hold(2, 3)),
                        "rest must be a schedule without an end (phases are joined by then), but was "
                                + Recipes.hold(2, 3)),
                row(
                        () -> Recipes.hold(1, Long.MAX_VALUE).then(Recipes.hold(1, 1)),
                        "steps of a chain must fit a long, but the sum overflowed"),
                row(
                        () -> new Piecewise(List.of(1.0), List.of(5L)),
                        "values must be one more than the steps of at, but was 1 and 1"),
                row(() -> new Piecewise(List.of(1.0), List.of()), "at must not be empty, but was []"),
                row(
                        () -> new Piecewise(List.of(1.0, -1.0), List.of(5L)),
                        "each of values must be finite and >= 0, but was -1.0"),
                row(() -> points(List.of(5L), List.of(1.0)), "points must be at least two, but was 1"),
                row(() -> points(List.of(-5L, 1L), List.of(1.0, 2.0)), "at must begin at 0 or later, but was [-5, 1]"),
                row(
                        () -> points(List.of(0L, 3L, 3L), List.of(1.0, 2.0, 3.0)),
                        "at must be strictly increasing from 1, but 3 follows 3 in [3, 3]"),
                row(
                        () -> points(List.of(2L, 1L), List.of(1.0, 2.0)),
                        "at must be strictly increasing from 1, but 1 follows 2 in [2, 1]"),
                row(
                        () -> points(List.of(0L, 3L), List.of(1.0)),
                        "values must be as many as the steps of at, but was 1 and 2"),
                row(
                        () -> points(List.of(0L, 3L), List.of(1.0, Double.NaN)),
                        "each of values must be finite and >= 0, but was NaN"),
                row(
                        () -> new Points(List.of(0L, 3L), List.of(1.0, 0.0), new Curve.Geometric()),
                        "to of a geometric ramp must be finite and > 0, but was 0.0"),
                row(() -> new InverseTime(-1, 1, 1), "from must be finite and >= 0, but was -1.0"),
                row(() -> new InverseTime(1, -1, 1), "rate must be finite and >= 0, but was -1.0"),
                row(() -> new InverseTime(1, 1, 0), "period must be >= 1, but was 0"),
                row(() -> new Power(-1, 1, -1, 1), "max must be finite and >= 0, but was -1.0"),
                row(() -> new Power(1, 0, -1, 1), "scale must be finite and > 0, but was 0.0"),
                row(() -> new Power(1, 1, 0, 1), "exponent must be finite and below 0, but was 0.0"),
                row(
                        () -> new Power(1, 1, Double.NEGATIVE_INFINITY, 1),
                        "exponent must be finite and below 0, but was -Infinity"),
                row(() -> new Power(1, 1, -1, 0), "perUpdate must be >= 1, but was 0"),
                row(() -> new CyclingPolynomial(-1, 0, 1, 1), "from must be finite and >= 0, but was -1.0"),
                row(() -> new CyclingPolynomial(1, -1, 1, 1), "to must be finite and >= 0, but was -1.0"),
                row(() -> new CyclingPolynomial(1, 0, 0, 1), "steps must be >= 1, but was 0"),
                row(() -> new CyclingPolynomial(1, 0, 1, 0), "power must be finite and > 0, but was 0.0"),
                row(() -> new ExpRange(-1, 2, 1, 1, 1), "low must be finite and >= 0, but was -1.0"),
                row(() -> new ExpRange(1, Double.NaN, 1, 1, 1), "high must be finite and >= 0, but was NaN"),
                row(() -> new ExpRange(2, 1, 1, 1, 1), "high must be >= low, but was 1.0 and 2.0"),
                row(() -> new ExpRange(1, 2, 0, 1, 1), "up must be >= 1, but was 0"),
                row(() -> new ExpRange(1, 2, 1, 0, 1), "down must be >= 1, but was 0"),
                row(
                        () -> new ExpRange(1, 2, Long.MAX_VALUE, 1, 1),
                        "up and down must fit a long, but was 9223372036854775807 and 1"),
                row(() -> new ExpRange(1, 2, 1, 1, 0), "gamma must be in (0, 1], but was 0.0"),
                row(() -> new LinearWarmUp(0.5), "tau must be finite and >= 1, but was 0.5"),
                row(() -> new LinearWarmUp(Double.POSITIVE_INFINITY), "tau must be finite and >= 1, but was Infinity"),
                row(() -> new ExponentialWarmUp(0), "tau must be finite and > 0, but was 0.0"),
                row(
                        () -> new ExponentialWarmUp(Double.POSITIVE_INFINITY),
                        "tau must be finite and > 0, but was Infinity"),
                row(() -> new RadamWarmUp(0.6), "beta2 must be in (0.6, 1), but was 0.6"),
                row(() -> new RadamWarmUp(1), "beta2 must be in (0.6, 1), but was 1.0"),
                row(() -> Recipes.untunedLinear(1), "beta2 must be in [0, 1), but was 1.0"),
                row(() -> Recipes.untunedExponential(-0.1), "beta2 must be in [0, 1), but was -0.1"),
                row(() -> new Restarts(Recipes.hold(1, 1), 0, 1, 0), "growth must be >= 1, but was 0"),
                row(() -> new Restarts(Recipes.hold(1, 1), 1, 0, 0), "decay must be in (0, 1], but was 0.0"),
                row(() -> new Restarts(Recipes.hold(1, 1), 1, 1, -1), "floor must be finite and >= 0, but was -1.0"),
                row(() -> new Noise(Recipes.constant(1), 0, 1), "amount must be in (0, 1), but was 0.0"),
                row(() -> new Noise(Recipes.constant(1), 1, 1), "amount must be in (0, 1), but was 1.0"),
                row(() -> new Chebyshev(0, 1, 4), "low must be finite and > 0, but was 0.0"),
                row(() -> new Chebyshev(1, 0, 4), "high must be finite and > 0, but was 0.0"),
                row(() -> new Chebyshev(1, 0.5, 4), "high must be >= low, but was 0.5 and 1.0"),
                row(() -> new Chebyshev(0.5, 1, 6), "steps must be a power of two, but was 6"),
                row(
                        () -> new Chebyshev(0.5, 1, Long.MIN_VALUE),
                        "steps must be a power of two, but was " + Long.MIN_VALUE),
                row(() -> new Curve.Polynomial(0), "power must be finite and > 0, but was 0.0"),
                row(() -> new Curve.CosinePower(-1), "exponent must be finite and > 0, but was -1.0"),
                row(() -> new Curve.CosineWaves(-1), "waves must be >= 0, but was -1"),
                row(() -> new Curve.KDecayCosine(0), "k must be finite and > 0, but was 0.0"),
                row(() -> new Curve.KDecayPolynomial(0, 1), "k must be finite and > 0, but was 0.0"),
                row(() -> new Curve.KDecayPolynomial(1, 0), "power must be finite and > 0, but was 0.0"),
                row(() -> new Curve.Tanh(Double.NaN, 1), "lower must be finite, but was NaN"),
                row(() -> new Curve.Tanh(1, 1), "upper must be finite and above lower, but was 1.0"),
                row(
                        () -> new Curve.Tanh(1, Double.POSITIVE_INFINITY),
                        "upper must be finite and above lower, but was Infinity"),
                row(
                        () -> new Ramp(0, 1, 5, new Curve.Harmonic()),
                        "from of a harmonic ramp must be finite and > 0, but was 0.0"),
                row(
                        () -> new Ramp(1, 0, 5, new Curve.Harmonic()),
                        "to of a harmonic ramp must be finite and > 0, but was 0.0"),
                row(() -> Recipes.constant(1).delay(0), "by must be >= 1, but was 0"),
                row(() -> Recipes.constant(1).skip(0), "by must be >= 1, but was 0"),
                row(() -> Recipes.constant(1).freeze(-1), "at must be >= 0, but was -1"),
                row(() -> Recipes.constant(1).take(-1, 5), "from must be >= 0, but was -1"),
                row(() -> Recipes.constant(1).take(5, 5), "to must be above from, but was 5 after 5"),
                row(() -> Recipes.constant(1).slow(0, 1), "times must be >= 1, but was 0"),
                row(() -> Recipes.constant(1).slow(1, 0), "over must be >= 1, but was 0"),
                row(() -> Recipes.constant(1).atLeast(-1), "floor must be finite and >= 0, but was -1.0"),
                row(() -> Recipes.constant(1).atMost(-1), "cap must be finite and >= 0, but was -1.0"),
                row(() -> Recipes.constant(1).clip(2, 1), "low must be <= high, but was 2.0 and 1.0"),
                row(() -> Recipes.hold(1, 5).repeat(0), "times must be >= 1, but was 0"),
                row(
                        () -> Recipes.hold(1, Long.MAX_VALUE / 2).repeat(3),
                        "steps of a repetition must fit a long, but was 4611686018427387903 times 3"),
                row(() -> new Stretched(Recipes.hold(1, 5), 0), "steps must be >= 1, but was 0"),
                row(
                        () -> Recipes.oneCycle(-1, 5, 5, 25, 1e4, new Curve.Cosine()),
                        "peak must be finite and >= 0, but was -1.0"),
                row(
                        () -> Recipes.oneCycle(1, 5, 5, 0, 1e4, new Curve.Cosine()),
                        "div must be finite and > 0, but was 0.0"),
                row(
                        () -> Recipes.oneCycle(1, 5, 5, 25, 0, new Curve.Cosine()),
                        "finalDiv must be finite and > 0, but was 0.0"),
                row(() -> Recipes.oneCycle(1, -5, 5, 25, 1e4, new Curve.Cosine()), "up must be >= 0, but was -5"),
                row(
                        () -> Recipes.oneCycle(1, 0, 0, 25, 1e4, new Curve.Cosine()),
                        "up and down must be at least one update together, but was 0"),
                row(
                        () -> Recipes.wsd(Double.NaN, 1, 1, 1, 0, new Curve.Linear()),
                        "peak must be finite and >= 0, but was NaN"),
                row(() -> Recipes.wsd(1, 1, 1, -1, 0, new Curve.Linear()), "cooldown must be >= 0, but was -1"),
                row(
                        () -> Recipes.infinite(-1, 1, 1, 1, new Curve.Linear()),
                        "peak must be finite and >= 0, but was -1.0"),
                row(
                        () -> Recipes.infinite(1, 1, 1, -1, new Curve.Linear()),
                        "steady must be finite and >= 0, but was -1.0"),
                row(() -> Recipes.earlyWarmUp(1, 0), "steps must be >= 1, but was 0"),
                row(() -> Recipes.openWarmUp(1, 0), "steps must be >= 1, but was 0"),
                row(() -> Recipes.noam(0, 1, 1), "dModel must be >= 1, but was 0"),
                row(() -> Recipes.noam(1, 0, 1), "warmup must be >= 1, but was 0"),
                row(() -> Recipes.warmInverseSqrt(1, 0, 1), "warmup must be >= 1, but was 0"),
                row(() -> Recipes.nemoInverseSqrt(1, -1), "warmup must be >= 0, but was -1"),
                row(() -> Recipes.megatronInverseSqrt(1, -1, 0), "warmup must be >= 0, but was -1"),
                row(() -> Recipes.fork(Recipes.constant(1), 0, 5, 0, new Curve.Linear()), "at must be >= 1, but was 0"),
                row(() -> Recipes.constant(1).held(0), "every must be >= 1, but was 0"),
                row(() -> Recipes.constant(1).times(Double.NaN), "factor must be finite and >= 0, but was NaN"),
                row(() -> new Custom(" ", t -> 1), "name must not be blank, but was \" \""),
                row(() -> Recipes.constant(1).at(-1), "step must be >= 0, but was -1"),
                row(() -> Recipes.cosine(1, 5).then(Recipes.constant(1)).at(-1), "step must be >= 0, but was -1"),
                row(() -> Recipes.constant(1).held(5).at(-2), "step must be >= 0, but was -2"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void saysNameRuleAndValue(ThrowingCallable made, String message) {
        assertThatIllegalArgumentException().isThrownBy(made).withMessage(message);
    }

    /** Every shape that has steps of its own to refuse. */
    static Stream<Schedule> shapes() {
        Schedule constant = Recipes.constant(1);
        Phase hold = Recipes.hold(1, 5);
        return Stream.of(
                constant,
                hold,
                Recipes.linear(1, 5),
                hold.then(hold),
                Recipes.exponential(1, 0.5),
                Recipes.step(1, 5, 0.5),
                Recipes.milestones(1, List.of(5L), 0.5),
                Recipes.inverseSqrt(1),
                new InverseTime(1, 1, 1),
                new Piecewise(List.of(1.0, 2.0), List.of(5L)),
                points(List.of(0L, 5L), List.of(1.0, 2.0)),
                new Power(1, 1, -1, 1),
                new CyclingPolynomial(1, 0, 5, 1),
                new ExpRange(1, 2, 5, 5, 1),
                new LinearWarmUp(5),
                new ExponentialWarmUp(5),
                new RadamWarmUp(0.9),
                hold.restart(),
                new Noise(constant, 0.5, 1),
                new Chebyshev(1, 2, 4),
                constant.times(2),
                constant.times(constant),
                constant.atLeast(1),
                constant.atMost(1),
                constant.delay(5),
                constant.skip(5),
                constant.freeze(5),
                constant.slow(2, 1),
                constant.take(5, 9),
                hold.repeat(2),
                new Stretched(hold, 7),
                new Custom("mine", t -> t));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aNegativeStepIsRefused(Schedule schedule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedule.at(-5))
                .withMessage("step must be >= 0, but was -5");
    }

    private static Points points(List<Long> at, List<Double> values) {
        return new Points(at, values, new Curve.Linear());
    }

    private static Arguments row(ThrowingCallable made, String message) {
        return Arguments.of(made, message);
    }
}
