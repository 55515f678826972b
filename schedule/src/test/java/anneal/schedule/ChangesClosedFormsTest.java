package anneal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Up to which step a rate stays, asked of the shapes themselves and at the seams of composed ones. */
class ChangesClosedFormsTest {
    private static final long NEVER = Schedule.NEVER;
    private static final Phase DOWN = Recipes.linear(1, 4);
    private static final Schedule CUTS = Recipes.step(1, 30, 0.5);
    /** At 1, and at 0.5 from its last step on, which is step 20. */
    private static final Phase CUT_AT_ITS_END = CUTS.take(10, 30);

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(CUT_AT_ITS_END, 0, 20),
                Arguments.of(CUT_AT_ITS_END, 20, NEVER),
                Arguments.of(CUT_AT_ITS_END.then(Recipes.hold(1, 5)), 0, NEVER),
                Arguments.of(CUT_AT_ITS_END.then(Recipes.hold(0.5, 5)), 0, 20),
                Arguments.of(CUT_AT_ITS_END.then(Recipes.constant(1)), 0, NEVER),
                Arguments.of(CUT_AT_ITS_END.then(Recipes.constant(0.5)), 0, 20),
                Arguments.of(DOWN.then(Recipes.constant(0)), 1, 2),
                Arguments.of(DOWN.then(Recipes.exponential(1, 0.5)), 3, 4),
                Arguments.of(DOWN.then(Recipes.exponential(1, 0.5)), 4, 5),
                Arguments.of(Recipes.hold(1, 4).then(Recipes.exponential(1, 0.5)), 0, 4),
                Arguments.of(Recipes.hold(1, 4).then(Recipes.constant(1)), 0, NEVER),
                Arguments.of(DOWN.delay(2), 3, 4),
                Arguments.of(DOWN.delay(2), 0, 3),
                Arguments.of(DOWN.take(1, 3), 1, 2),
                Arguments.of(DOWN.take(1, 3), 2, NEVER),
                Arguments.of(DOWN.freeze(2), 1, 2),
                Arguments.of(DOWN.freeze(2), 2, NEVER),
                Arguments.of(DOWN.freeze(2), 3, NEVER),
                Arguments.of(new Stretched(DOWN, 8), 7, 8),
                Arguments.of(new Stretched(DOWN, 8), 8, NEVER),
                Arguments.of(DOWN.repeat(2), 3, 4),
                Arguments.of(DOWN.repeat(2), 7, 8),
                Arguments.of(DOWN.repeat(2), 8, NEVER),
                Arguments.of(DOWN.then(Recipes.hold(0, 2)).repeat(2), 4, 6),
                Arguments.of(DOWN.then(Recipes.hold(0, 2)).repeat(2), 10, NEVER),
                Arguments.of(new Ramp(1, 0, 4, new Curve.CosineWaves(1)), 3, 4),
                Arguments.of(new Ramp(1, 0, 4, new Curve.CosineWaves(1)), 4, NEVER),
                Arguments.of(new Chebyshev(0.5, 1, 4), 2, 3),
                Arguments.of(new Chebyshev(0.5, 1, 4), 3, NEVER),
                Arguments.of(new Sampled(CUTS, List.of(1L, 2L), List.of(10L)), 0, 20),
                Arguments.of(new Sampled(CUTS, List.of(1L, 2L), List.of(10L)), 20, 35),
                Arguments.of(new Sampled(Recipes.constant(1), List.of(7L), List.of()), 3, NEVER),
                Arguments.of(new SampledPhase(CUT_AT_ITS_END, List.of(1L, 2L), List.of(10L)), 0, 15),
                Arguments.of(new SampledPhase(CUT_AT_ITS_END, List.of(1L, 2L), List.of(10L)), 15, NEVER));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theRateStaysUpTo(Schedule schedule, long step, long expected) {
        assertThat(schedule.nextChange(step)).isEqualTo(expected);
    }

    static Stream<Arguments> trends() {
        Phase waves = new Ramp(1, 0, 4, new Curve.CosineWaves(1));
        return Stream.of(
                Arguments.of(DOWN.then(Recipes.hold(0.25, 3)), Trend.FALLING),
                Arguments.of(DOWN.then(Recipes.constant(0.25)), Trend.FALLING),
                Arguments.of(new Piecewise(List.of(3.0, 2.0, 2.0), List.of(2L, 5L)), Trend.FALLING),
                Arguments.of(new Piecewise(List.of(3.0, 2.0, 3.0), List.of(2L, 5L)), Trend.ANY),
                Arguments.of(new Sampled(CUTS, List.of(1L), List.of()), Trend.FALLING),
                Arguments.of(new SampledPhase(DOWN, List.of(1L), List.of()), Trend.FALLING),
                Arguments.of(new Noise(DOWN, 0.5, 1), Trend.ANY),
                Arguments.of(waves, Trend.ANY));
    }

    @ParameterizedTest
    @MethodSource("trends")
    void theRateGoes(Schedule schedule, Trend expected) {
        assertThat(schedule.trend()).isEqualTo(expected);
    }
}
