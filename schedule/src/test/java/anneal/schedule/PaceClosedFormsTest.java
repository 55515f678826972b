package anneal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic below the shapes: sums and products at the end of a long, clocks, places in a list. */
class PaceClosedFormsTest {
    private static final Schedule STEPS = Recipes.step(1, 10, 0.5);
    private static final Phase LINE = Recipes.linear(1, 10);

    @Test
    void sumsAndProductsStayAtNever() {
        assertThat(Change.after(3)).isEqualTo(4);
        assertThat(Change.after(Long.MAX_VALUE)).isEqualTo(Schedule.NEVER);
        assertThat(Change.plus(3, 4)).isEqualTo(7);
        assertThat(Change.plus(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Schedule.NEVER);
        assertThat(Change.times(3, 4)).isEqualTo(12);
        assertThat(Change.times(0, 4)).isZero();
        assertThat(Change.times(1L << 62, 2)).isEqualTo(Schedule.NEVER);
        assertThat(Change.times(1L << 32, 1L << 32)).isEqualTo(Schedule.NEVER);
        assertThat(Change.times(1L << 61, 3)).isEqualTo((1L << 61) * 3);
    }

    @Test
    void bisectionFindsTheFirstOtherRate() {
        assertThat(Change.ofOneWay(STEPS, 0)).isEqualTo(10);
        assertThat(Change.ofOneWay(STEPS, 9)).isEqualTo(10);
        assertThat(Change.ofOneWay(STEPS, 10)).isEqualTo(20);
        assertThat(Change.ofOneWay(LINE, 10)).isEqualTo(Schedule.NEVER);
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 2, 0", "5, 3, 2, 7", "4, 3, 2, 6", "9, 1, 10, 0", "10, 1, 10, 1"})
    void wholeStepsOfAClock(long step, long covered, long elapsed, long expected) {
        assertThat(Pace.whole(step, covered, elapsed)).isEqualTo(expected);
    }

    @Test
    void aClockIsReadBetweenItsSteps() {
        assertThat(Pace.whole(Long.MAX_VALUE, 3, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Pace.at(LINE, 5, 3, 2)).isEqualTo(0.25);
        assertThat(Pace.at(LINE, 4, 3, 2)).isEqualTo(LINE.at(6));
        assertThat(Pace.at(LINE, 6, 1, 4)).isEqualTo(0.85);
        assertThat(Pace.at(LINE, 3, 4, 6)).isEqualTo(LINE.at(2));
        assertThat(Pace.atTime(LINE, 5, 3, 2)).isEqualTo(0.25);
        assertThat(Pace.reading("phase", LINE, 5, 3, 2)).isEqualTo(new Reading("phase", LINE, 7, 7.5, 0.25));
        assertThat(Pace.reading("phase", LINE, 4, 3, 2)).isEqualTo(new Reading("phase", LINE, 6, 6, LINE.at(6)));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 3, 30", "29, 1, 3, 30", "30, 1, 3, 60", "0, 2, 3, 15", "0, 3, 2, 7", "6, 3, 2, 7", "7, 3, 2, 14"
    })
    void aJumpIsSeenAtItsTime(long step, long covered, long elapsed, long expected) {
        assertThat(Pace.nextChange(STEPS, step, covered, elapsed)).isEqualTo(expected);
    }

    @Test
    void aMoveIsSeenAsSoonAsItBegins() {
        Phase late = Recipes.hold(1, 5).then(LINE);
        assertThat(Pace.nextChange(late, 0, 1, 3)).isEqualTo(15);
        assertThat(Pace.nextChange(late, 15, 1, 3)).isEqualTo(16);
        assertThat(Pace.nextChange(late, 100, 1, 3)).isEqualTo(Schedule.NEVER);
    }

    @Test
    void placesAreCountedByBisection() {
        List<Long> at = List.of(2L, 5L, 9L);
        assertThat(new int[] {
                    Places.reached(at, 0),
                    Places.reached(at, 2),
                    Places.reached(at, 4),
                    Places.reached(at, 5),
                    Places.reached(at, 8),
                    Places.reached(at, 9),
                    Places.reached(at, 99)
                })
                .containsExactly(0, 1, 1, 2, 2, 3, 3);
    }
}
