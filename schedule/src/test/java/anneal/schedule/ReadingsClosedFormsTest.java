package anneal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a composed schedule was made from at a step: which part, at which step of its own, and what it gave. */
class ReadingsClosedFormsTest {
    private static final Phase DOWN = Recipes.linear(1, 4);

    /** Each row: a schedule that reads {@link #DOWN}, a step, and the step at which it is read then. */
    static Stream<Arguments> readsOnce() {
        return Stream.of(
                Arguments.of(DOWN.atLeast(0.7), 3, "schedule", 3),
                Arguments.of(DOWN.atMost(0.7), 3, "schedule", 3),
                Arguments.of(DOWN.times(2), 3, "schedule", 3),
                Arguments.of(DOWN.delay(2), 3, "schedule", 1),
                Arguments.of(DOWN.delay(2), 1, "schedule", 0),
                Arguments.of(DOWN.skip(2), 1, "schedule", 3),
                Arguments.of(DOWN.held(2), 3, "schedule", 2),
                Arguments.of(DOWN.freeze(2), 3, "schedule", 2),
                Arguments.of(DOWN.freeze(2), 1, "schedule", 1),
                Arguments.of(DOWN.take(1, 3), 1, "schedule", 2),
                Arguments.of(DOWN.take(1, 3), 9, "schedule", 3),
                Arguments.of(new Noise(DOWN, 0.5, 1), 3, "schedule", 3),
                Arguments.of(DOWN.repeat(2), 5, "phase", 1),
                Arguments.of(DOWN.repeat(2), 8, "phase", 4),
                Arguments.of(new SampledPhase(DOWN, List.of(1L, 2L), List.of(1L)), 2, "phase", 3),
                Arguments.of(new Sampled(DOWN, List.of(1L, 2L), List.of(1L)), 2, "schedule", 3),
                Arguments.of(DOWN.then(DOWN), 5, "phase 2 of 2", 1),
                Arguments.of(DOWN.then(Recipes.constant(1)), 3, "phase 1 of 2", 3));
    }

    @ParameterizedTest
    @MethodSource("readsOnce")
    void aPartIsReadAtAStepOfItsOwn(Schedule schedule, long step, String name, long own) {
        assertThat(schedule.readings(step)).containsExactly(new Reading(name, DOWN, own, own, 1 - own / 4.0));
    }

    @Test
    void whatFollowsAPhaseIsReadFromItsEndOn() {
        Schedule rest = Recipes.exponential(16, 0.25);
        assertThat(DOWN.then(rest).readings(4)).containsExactly(new Reading("phase 2 of 2", rest, 0, 0, 16));
        assertThat(DOWN.then(DOWN).then(rest).readings(9)).containsExactly(new Reading("phase 3 of 3", rest, 1, 1, 4));
    }

    @Test
    void aSlowClockReadsBetweenTwoUpdates() {
        assertThat(DOWN.slow(2, 1).readings(3)).containsExactly(new Reading("schedule", DOWN, 1, 1.5, 0.625));
        assertThat(new Stretched(DOWN, 8).readings(3)).containsExactly(new Reading("phase", DOWN, 1, 1.5, 0.625));
        assertThat(new Stretched(DOWN, 8).readings(99)).containsExactly(new Reading("phase", DOWN, 4, 4, 0));
    }

    @Test
    void aProductReadsBothItsFactors() {
        Schedule half = Recipes.constant(0.5);
        assertThat(DOWN.times(half).readings(3))
                .containsExactly(new Reading("first", DOWN, 3, 3, 0.25), new Reading("second", half, 3, 3, 0.5));
    }

    @Test
    void whatIsAFormulaOfItsOwnReadsNothing() {
        assertThat(DOWN.readings(3)).isEmpty();
        assertThat(Recipes.constant(1).readings(3)).isEmpty();
    }
}
