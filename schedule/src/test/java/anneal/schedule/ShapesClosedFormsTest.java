package anneal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of the shapes, curves, recipes and operators that can be checked in the head. */
class ShapesClosedFormsTest {
    private static final Phase DOWN = Recipes.linear(1, 4);

    @Test
    void piecewiseSwitchesAtItsSteps() {
        Schedule schedule = new Piecewise(List.of(3.0, 1.0, 2.0), List.of(2L, 5L));
        assertThat(values(schedule, 0, 1, 2, 4, 5, 99)).containsExactly(3, 3, 1, 1, 2, 2);
    }

    @Test
    void pointsAreMetAndHeldBeforeAndAfter() {
        Phase schedule = new Points(List.of(2L, 6L, 7L), List.of(1.0, 3.0, 0.0), new Curve.Linear());
        assertThat(values(schedule, 0, 1, 2, 3, 4, 6, 7, 8)).containsExactly(1, 1, 1, 1.5, 2, 3, 0, 0);
        assertThat(schedule.steps()).isEqualTo(7);
        assertThat(schedule.atTime(6.5)).isEqualTo(1.5);
        assertThat(schedule.atTime(0.5)).isEqualTo(1);
        long far = Long.MAX_VALUE - 1;
        assertThat(new Points(List.of(0L, far), List.of(1.0, 0.0), new Curve.Linear()).at(far))
                .isZero();
    }

    @Test
    void pointsTellTheirSegment() {
        Points points = new Points(List.of(2L, 6L, 8L), List.of(1.0, 3.0, 0.0), new Curve.Linear());
        assertThat(new double[] {points.from(0), points.from(2), points.from(5), points.from(6), points.from(9)})
                .containsExactly(1, 1, 1, 3, 0);
        assertThat(new double[] {points.to(0), points.to(2), points.to(5), points.to(6), points.to(9)})
                .containsExactly(1, 3, 3, 0, 0);
        assertThat(new double[] {points.p(0), points.p(2), points.p(5), points.p(7), points.p(8)})
                .containsExactly(0, 0, 0.75, 0.5, 0);
        assertThat(points.atTime(3.5)).isEqualTo(1.75);
    }

    @Test
    void growingRestartsAreReadBetweenTwoUpdates() {
        Restarts restarts = new Restarts(DOWN, 2, 1, 0);
        assertThat(restarts.atTime(0.5)).isEqualTo(0.875);
        assertThat(restarts.atTime(4.5)).isEqualTo(0.9375);
        assertThat(restarts.atTime(12.5)).isEqualTo(1 - 0.5 / 16);
        assertThat(restarts.readings(6)).containsExactly(new Reading("phase", DOWN, 1, 1, 0.75));
    }

    @Test
    void inverseTimeIsHalvedAfterAPeriodAtRateOne() {
        assertThat(values(new InverseTime(1, 1, 4), 0, 4, 12)).containsExactly(1, 0.5, 0.25);
        assertThat(values(new InverseTime(1, 1, 4).held(4), 3, 4, 7)).containsExactly(1, 0.5, 0.5);
    }

    @Test
    void decayIsSmoothOrAStaircaseAndStopsAtItsFloor() {
        assertThat(values(Recipes.decay(16, 0.25, 2, false, 0), 0, 1, 2, 3)).containsExactly(16, 8, 4, 2);
        assertThat(values(Recipes.decay(16, 0.25, 2, true, 2), 0, 1, 2, 3, 4, 99))
                .containsExactly(16, 16, 4, 4, 2, 2);
    }

    @Test
    void powerIsCappedAndThenFalls() {
        assertThat(values(new Power(0.5, 4, -0.5, 1), 0, 1, 64, 100)).containsExactly(0.5, 0.5, 0.5, 0.4);
        assertThat(new Power(0.5, 4, -0.5, 4).at(25)).isEqualTo(0.4);
    }

    @Test
    void aCyclingPolynomialTouchesItsEndAtEveryMultiple() {
        Schedule schedule = new CyclingPolynomial(1, 0.5, 4, 1);
        assertThat(values(schedule, 0, 2, 4, 6, 8, 9)).containsExactly(1, 0.75, 0.5, 0.625, 0.5, 0.625);
        assertThat(schedule.at(4_000_000_000_000L)).isEqualTo(0.5);
    }

    @Test
    void trianglesRiseAndFall() {
        assertThat(values(Recipes.triangular(1, 2, 2, 4), 0, 1, 2, 3, 4, 6, 7))
                .containsExactly(1, 1.5, 2, 1.75, 1.5, 1, 1.5);
        assertThat(values(Recipes.triangular2(1, 2, 2, 2), 2, 4, 6, 10)).containsExactly(2, 1, 1.5, 1.25);
        assertThat(values(new ExpRange(1, 2, 2, 2, 0.5), 0, 1, 2, 3, 4, 6))
                .containsExactly(1, 1.25, 1.25, 1 + 1 / 16.0, 1, 1 + 1 / 64.0);
        assertThat(new ExpRange(1, 2, 2, 2, 0.5).atTime(1)).isEqualTo(1.25);
        assertThat(new ExpRange(1, 2, 2, 4, 1).rise(3)).isEqualTo(0.75);
        assertThat(new ExpRange(1, 1, 2, 2, 1).at(1)).isEqualTo(1);
    }

    @Test
    void warmUpsAsMultipliers() {
        assertThat(values(new LinearWarmUp(4), 0, 1, 3, 4)).containsExactly(0.25, 0.5, 1, 1);
        assertThat(new ExponentialWarmUp(1).at(0)).isEqualTo(1 - Math.exp(-1), within(1e-16));
        assertThat(new LinearWarmUp(1).at(0)).isEqualTo(1);
        assertThat(Recipes.untunedLinear(0)).isEqualTo(new LinearWarmUp(2));
        assertThat(Recipes.untunedLinear(0.75)).isEqualTo(new LinearWarmUp(8));
        assertThat(Recipes.untunedExponential(0.75)).isEqualTo(new ExponentialWarmUp(4));
    }

    /** By hand for beta2 = 0.75: limit 7, rho(n) = 7 - 2 n / ((4/3)^n - 1), above 4 from n = 7 on. */
    @Test
    void radamsWarmUpStartsWhereItsVarianceExists() {
        RadamWarmUp warmUp = new RadamWarmUp(0.75);
        double rho = 7 - 14 / (Math.pow(4 / 3.0, 7) - 1);
        assertThat(rho).isGreaterThan(4);
        assertThat(7 - 12 / (Math.pow(4 / 3.0, 6) - 1)).isLessThan(5);
        int first = 1;
        while (7 - 2 * first / (Math.pow(4 / 3.0, first) - 1) <= 4) {
            first++;
        }
        double expected = 7 - 2 * (first + 3) / (Math.pow(4 / 3.0, first + 3) - 1);
        assertThat(warmUp.rho(3)).isCloseTo(expected, within(1e-12));
        assertThat(warmUp.at(3))
                .isCloseTo(Math.sqrt((expected - 4) * (expected - 2) * 7 / (3 * 5 * expected)), within(1e-12));
        assertThat(warmUp.at(1_000_000_000_000L)).isEqualTo(1, within(1e-15));
    }

    @Test
    void warmUpsAsPhases() {
        assertThat(values(Recipes.earlyWarmUp(1, 4), 0, 1, 2, 3, 4)).containsExactly(0.25, 0.5, 0.75, 1, 1);
        assertThat(values(Recipes.openWarmUp(1, 3), 0, 1, 2, 3)).containsExactly(0.25, 0.5, 0.75, 1);
        assertThat(Recipes.earlyWarmUp(1, 4).steps()).isEqualTo(4);
        assertThat(Recipes.openWarmUp(1, 3).steps()).isEqualTo(3);
    }

    @Test
    void noamPeaksAtItsWarmUp() {
        Schedule noam = Recipes.noam(512, 4_000, 1);
        for (long step : new long[] {0, 1, 2_000, 3_998, 3_999, 4_000, 100_000}) {
            double n = step + 1.0;
            double expected = Math.pow(512, -0.5) * Math.min(Math.pow(n, -0.5), n * Math.pow(4_000, -1.5));
            assertThat(noam.at(step)).isCloseTo(expected, within(1e-15));
        }
        assertThat(Recipes.noam(4, 1, 2).at(3)).isEqualTo(0.5);
        assertThat(Recipes.noam(4, 1, 2).at(0)).isEqualTo(1);
    }

    @Test
    void inverseRootsOfNemoAndMegatron() {
        Schedule nemo = Recipes.nemoInverseSqrt(1, 3);
        assertThat(values(nemo, 0, 1, 2, 3, 15)).containsExactly(0.25, 0.5, 0.75, 1, 0.5);
        assertThat(values(Recipes.nemoInverseSqrt(1, 0), 0, 3)).containsExactly(1, 0.5);
        Schedule megatron = Recipes.megatronInverseSqrt(1, 4, 0.3);
        assertThat(values(megatron, 0, 1, 4, 16, 1_000)).containsExactly(0, 0.25, 1, 0.5, 0.3);
        assertThat(values(Recipes.megatronInverseSqrt(1, 0, 0), 0, 1, 4, 100)).containsExactly(1, 1, 0.5, 0.1);
        assertThat(values(Recipes.warmInverseSqrt(1, 2, 100), 0, 1, 2, 302)).containsExactly(0, 0.5, 1, 0.5);
    }

    @Test
    void annealingBySquareAndRootStopsAtItsFloor() {
        assertThat(values(Recipes.squareAnnealing(1, 4, 0.1), 0, 2, 3, 4)).containsExactly(1, 0.25, 0.1, 0.1);
        assertThat(values(Recipes.sqrtAnnealing(1, 4, 0.1), 0, 3, 4)).containsExactly(1, 0.5, 0.1);
        assertThat(values(Recipes.release(1, 0.5, 3), 0, 2, 3, 99)).containsExactly(0.5, 0.5, 1, 1);
    }

    @ParameterizedTest(name = "{0} is {2} half way from 1 to {1}")
    @CsvSource(textBlock = """
            Linear,           0,    0.5
            Cosine,           0,    0.5
            Geometric,        0.01, 0.1
            MirrorCosine,     0,    0.5
            Rex,              0,    0.6666666666666666
            OneMinusSqrt,     0,    0.2928932188134525
            OneMinusSquare,   0,    0.75
            ExponentialToEnd, 0,    0.4142135623730951
            Harmonic,         0.25, 0.4
            """)
    void curvesHalfWay(String name, double to, double expected) throws ReflectiveOperationException {
        Curve curve = (Curve) Class.forName("anneal.schedule.Curve$" + name)
                .getDeclaredConstructor()
                .newInstance();
        assertThat(curve.between(1, to, 0.5)).isCloseTo(expected, within(1e-15));
        assertThat(curve.between(3, 3, 0.3)).isEqualTo(3);
        assertThat(curve.oneWay()).isTrue();
    }

    @Test
    void curvesWithParameters() {
        assertThat(new Curve.Polynomial(2).between(1, 0, 0.5)).isEqualTo(0.25);
        assertThat(new Curve.CosinePower(2).between(1, 0, 0.5)).isCloseTo(0.25, within(1e-16));
        assertThat(new Curve.KDecayPolynomial(2, 3).between(1, 0, 0.5)).isEqualTo(0.75 * 0.75 * 0.75);
        assertThat(new Curve.KDecayCosine(2).between(1, 0, 0.5)).isCloseTo((1 + Math.sqrt(0.5)) / 2, within(1e-15));
        assertThat(new Curve.CosineWaves(1).between(1, 0, 2 / 3.0)).isCloseTo(1, within(1e-15));
        assertThat(new Curve.CosineWaves(1).oneWay()).isFalse();
        assertThat(new Curve.CosineWaves(0).oneWay()).isTrue();
        assertThat(new Curve.Tanh(-3, 3).between(1, 0, 0.5)).isEqualTo(0.5);
        assertThat(new Curve.Tanh(-3, 3).between(1, 0, 0.75)).isCloseTo((1 - Math.tanh(1.5)) / 2, within(1e-15));
        assertThat(new Curve.Geometric().between(1e-300, 1e300, 0.5)).isCloseTo(1, within(1e-12));
        assertThat(new Curve.Geometric().between(1e300, 1e-300, 0.5)).isCloseTo(1, within(1e-12));
    }

    @Test
    void oneCycleGoesUpAndDownAndStays() {
        Phase cycle = Recipes.oneCycle(1, 2, 4, 4, 10, new Curve.Linear());
        assertThat(values(cycle, 0, 1, 2, 6, 7)).containsExactly(0.25, 0.625, 1, 0.025, 0.025);
        assertThat(cycle.at(4)).isCloseTo(1.025 / 2, within(1e-15));
        Phase momentum = Recipes.oneCycleMomentum(2, 4, 0.5, 1, new Curve.Linear());
        assertThat(values(momentum, 0, 1, 2, 4, 6, 9)).containsExactly(1, 0.75, 0.5, 0.75, 1, 1);
        Phase three = Recipes.oneCycleThreePhase(1, 2, 2, 4, 10, new Curve.Linear());
        assertThat(values(three, 0, 2, 4, 6)).containsExactly(0.25, 1, 0.25, 0.025);
        Phase calm = Recipes.oneCycleThreePhaseMomentum(2, 3, 0.5, 1, new Curve.Linear());
        assertThat(values(calm, 0, 2, 4, 6)).containsExactly(1, 0.5, 1, 1);
        assertThat(calm.steps()).isEqualTo(7);
    }

    @Test
    void aLegOfNoLengthIsLeftOut() {
        assertThat(Recipes.oneCycle(1, 0, 4, 25, 1e4, new Curve.Linear())).isEqualTo(Recipes.linear(1, 4e-6, 4));
        assertThat(Recipes.oneCycle(1, 4, 0, 25, 1e4, new Curve.Linear())).isEqualTo(Recipes.linear(0.04, 1, 4));
        assertThat(Recipes.wsd(1, 0, 3, 0, 0, new Curve.Linear())).isEqualTo(Recipes.hold(1, 3));
    }

    @Test
    void warmUpStableDecay() {
        Phase wsd = Recipes.wsd(1, 2, 3, 4, 0.5, new Curve.Linear());
        assertThat(values(wsd, 0, 1, 2, 4, 5, 7, 9, 99)).containsExactly(0, 0.5, 1, 1, 1, 0.75, 0.5, 0.5);
        Schedule infinite = Recipes.infinite(1, 2, 4, 0.5, new Curve.Linear());
        assertThat(values(infinite, 0, 2, 4, 6, 1_000_000)).containsExactly(0, 1, 0.75, 0.5, 0.5);
        assertThat(values(infinite.fork(100, 0, 4, new Curve.Linear()), 2, 99, 100, 102, 104, 105))
                .containsExactly(1, 0.5, 0.5, 0.25, 0, 0);
    }

    /** Orders as printed in the paper. */
    @Test
    void chebyshevStepsComeInFractalOrder() {
        assertThat(nodes(1)).containsExactly(1);
        assertThat(nodes(2)).containsExactly(1, 2);
        assertThat(nodes(4)).containsExactly(1, 4, 2, 3);
        assertThat(nodes(8)).containsExactly(1, 8, 4, 5, 2, 7, 3, 6);
        Chebyshev steps = new Chebyshev(0.5, 1, 1);
        assertThat(steps.at(0)).isCloseTo(1 / 1.5, within(1e-15));
        Chebyshev two = new Chebyshev(0.25, 0.5, 2);
        assertThat(two.at(0)).isCloseTo(1 / (3 - Math.sqrt(0.5)), within(1e-15));
        assertThat(two.at(1)).isCloseTo(1 / (3 + Math.sqrt(0.5)), within(1e-15));
        assertThat(two.at(2)).isEqualTo(two.at(1));
        assertThat(new Chebyshev(0.5, 0.5, 4).at(0)).isEqualTo(0.5);
    }

    private static long[] nodes(long steps) {
        Chebyshev chebyshev = new Chebyshev(0.1, 1, steps);
        return java.util.stream.LongStream.range(0, steps).map(chebyshev::node).toArray();
    }

    @Test
    void operatorsOnAShortLine() {
        assertThat(values(DOWN.delay(2), 0, 2, 3, 6)).containsExactly(1, 1, 0.75, 0);
        assertThat(values(DOWN.skip(2), 0, 1, 2)).containsExactly(0.5, 0.25, 0);
        assertThat(values(DOWN.freeze(2), 1, 2, 3)).containsExactly(0.75, 0.5, 0.5);
        assertThat(values(DOWN.take(1, 3), 0, 1, 2, 3)).containsExactly(0.75, 0.5, 0.25, 0.25);
        assertThat(values(DOWN.repeat(2), 0, 3, 4, 7, 8, 9)).containsExactly(1, 0.25, 1, 0.25, 0, 0);
        assertThat(values(DOWN.restart(), 0, 3, 4, 8)).containsExactly(1, 0.25, 1, 1);
        assertThat(values(DOWN.slow(2, 1), 0, 1, 2, 8)).containsExactly(1, 0.875, 0.75, 0);
        assertThat(values(DOWN.slow(1, 2), 0, 1, 2)).containsExactly(1, 0.5, 0);
        assertThat(values(DOWN.times(DOWN), 0, 2)).containsExactly(1, 0.25);
        assertThat(values(DOWN.atLeast(0.5), 1, 3)).containsExactly(0.75, 0.5);
        assertThat(values(DOWN.atMost(0.5), 1, 3)).containsExactly(0.5, 0.25);
        assertThat(values(Recipes.clip(DOWN, 0.3, 0.7), 0, 2, 4)).containsExactly(0.7, 0.5, 0.3);
        assertThat(values(DOWN.clip(0.5, 0.5), 0, 4)).containsExactly(0.5, 0.5);
        assertThat(Recipes.fork(DOWN, 2, 4, 0, new Curve.Linear())).isEqualTo(DOWN.fork(2, 0, 4, new Curve.Linear()));
    }

    @Test
    void stretchingKeepsShares() {
        assertThat(DOWN.stretch(8)).isEqualTo(Recipes.linear(1, 8));
        assertThat(Recipes.hold(1, 4).stretch(8)).isEqualTo(Recipes.hold(1, 8));
        Phase steps = Recipes.hold(1, 1).then(Recipes.hold(2, 1)).then(DOWN);
        Phase stretched = steps.stretch(12);
        assertThat(values(stretched, 0, 1, 2, 3, 4, 5, 8, 12)).containsExactly(1, 1, 2, 2, 1, 0.875, 0.5, 0);
        assertThat(stretched.steps()).isEqualTo(12);
        assertThat(Recipes.cosine(1, 1).repeat(3).stretch(20).at(0)).isEqualTo(1);
        assertThat(Recipes.cosine(1, 1).repeat(2).stretch(20).at(10)).isEqualTo(1);
        assertThat(Recipes.cosine(1, 1).repeat(2).stretch(20).at(5)).isCloseTo(0.5, within(1e-15));
    }

    /** Clocks whose product of lengths does not fit a long. */
    @Test
    void stretchingCanBeAbsurd() {
        long huge = Long.MAX_VALUE / 2;
        Phase phase = Recipes.linear(1, huge).then(Recipes.hold(0, huge));
        Phase stretched = phase.stretch(Long.MAX_VALUE);
        assertThat(stretched.at(huge / 2)).isCloseTo(0.5, within(1e-9));
        assertThat(stretched.at(Long.MAX_VALUE)).isZero();
        assertThat(phase.stretch(4).at(1)).isCloseTo(0.5, within(1e-9));
        assertThat(Recipes.constant(1).slow(1, Integer.MAX_VALUE).at(Long.MAX_VALUE))
                .isEqualTo(1);
        assertThat(new Restarts(Recipes.linear(1, 1), Integer.MAX_VALUE, 1, 0).at(Long.MAX_VALUE))
                .isBetween(0.0, 1.0);
        assertThat(new Restarts(DOWN, 2, 1, 0).at(Long.MAX_VALUE)).isBetween(0.0, 1.0);
    }

    @Test
    void restartsKeepTheirFloor() {
        Restarts restarts = Recipes.sgdr(1, 2, 2, 0.5, 0.5);
        assertThat(values(restarts, 0, 2, 6, 14)).containsExactly(1, 0.75, 0.625, 0.5625);
        assertThat(restarts.cycle(14)).isEqualTo(3);
        assertThat(DOWN.restart().cycle(9)).isEqualTo(2);
        assertThat(restarts.trend()).isEqualTo(Trend.ANY);
        assertThat(Recipes.hold(1, 2).restart().trend()).isEqualTo(Trend.STILL);
    }

    /** Begins of cycles of one update that double, far out: 2^40 - 1. */
    @Test
    void restartsAreExactFarOut() {
        Restarts restarts = new Restarts(Recipes.linear(1, 1), 2, 1, 0);
        long begin = (1L << 40) - 1;
        assertThat(restarts.at(begin)).isEqualTo(1);
        assertThat(restarts.at(begin - 1)).isEqualTo(1 - ((1L << 39) - 1.0) / (1L << 39));
        assertThat(restarts.at(begin + (1L << 39))).isEqualTo(0.5);
        assertThat(restarts.cycle(begin)).isEqualTo(40);
        assertThat(DOWN.restart().at(1_000_000_000_001L)).isEqualTo(0.75);
    }

    @Test
    void trendsCombine() {
        assertThat(DOWN.then(DOWN).trend()).isEqualTo(Trend.ANY);
        assertThat(DOWN.then(Recipes.constant(0)).trend()).isEqualTo(Trend.FALLING);
        assertThat(DOWN.then(Recipes.constant(0.5)).trend()).isEqualTo(Trend.ANY);
        assertThat(Recipes.linear(0, 1, 4).then(Recipes.hold(1, 3)).trend()).isEqualTo(Trend.RISING);
        assertThat(Recipes.hold(1, 3).then(DOWN).trend()).isEqualTo(Trend.FALLING);
        assertThat(Recipes.hold(1, 3).then(Recipes.hold(1, 2)).trend()).isEqualTo(Trend.STILL);
        assertThat(DOWN.times(Recipes.constant(2)).trend()).isEqualTo(Trend.FALLING);
        assertThat(DOWN.times(new LinearWarmUp(3)).trend()).isEqualTo(Trend.ANY);
        assertThat(DOWN.times(0).trend()).isEqualTo(Trend.STILL);
        assertThat(new Points(List.of(0L, 1L, 2L), List.of(1.0, 2.0, 2.0), new Curve.Linear()).trend())
                .isEqualTo(Trend.RISING);
        assertThat(new Points(List.of(0L, 1L), List.of(1.0, 2.0), new Curve.CosineWaves(1)).trend())
                .isEqualTo(Trend.ANY);
        assertThat(new Ramp(1, 0, 4, new Curve.CosineWaves(1)).trend()).isEqualTo(Trend.ANY);
        assertThat(DOWN.repeat(1).trend()).isEqualTo(Trend.FALLING);
        assertThat(DOWN.repeat(2).trend()).isEqualTo(Trend.ANY);
        assertThat(List.of(
                        DOWN.held(2),
                        DOWN.atLeast(0.5),
                        DOWN.atMost(0.5),
                        DOWN.delay(1),
                        DOWN.skip(1),
                        DOWN.freeze(2),
                        DOWN.slow(2, 1),
                        DOWN.take(0, 2),
                        DOWN.times(2),
                        new Stretched(DOWN, 9),
                        Recipes.exponential(1, 0.5),
                        Recipes.step(1, 2, 0.5),
                        Recipes.milestones(1, List.of(2L), 0.5),
                        Recipes.inverseSqrt(1),
                        new InverseTime(1, 1, 1),
                        new Power(1, 1, -1, 1)))
                .extracting(Schedule::trend)
                .containsOnly(Trend.FALLING);
        assertThat(List.of(new LinearWarmUp(2), new ExponentialWarmUp(2), new RadamWarmUp(0.9)))
                .extracting(Schedule::trend)
                .containsOnly(Trend.RISING);
    }

    @Test
    void chainsAreValues() {
        Phase chain = DOWN.then(DOWN);
        assertThat(chain)
                .isEqualTo(DOWN.then(DOWN))
                .hasSameHashCodeAs(DOWN.then(DOWN))
                .isNotEqualTo(DOWN.then(DOWN).then(DOWN))
                .doesNotHaveSameHashCodeAs(DOWN.then(DOWN).then(DOWN))
                .isNotEqualTo(DOWN)
                .hasToString("Chain[phases=[" + DOWN + ", " + DOWN + "]]");
    }

    private static double[] values(Schedule schedule, long... steps) {
        double[] values = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            values[i] = schedule.at(steps[i]);
        }
        return values;
    }
}
