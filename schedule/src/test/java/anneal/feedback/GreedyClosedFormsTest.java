package anneal.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams of metrics whose moves can be counted by hand: a factor of one half, a patience of 1. */
class GreedyClosedFormsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            3,               1.0
            3 2,             2.0
            3 2 1,           2.0
            3 2 1 0,         4.0
            3 3 3,           0.5
            3 3 3 3 3,       0.25
            3 2 2 2,         1.0
            3 3 3 2 1,       1.0
            3 NaN NaN,       0.5
            -3 -4,           2.0
            -3 -3 -3,        0.5
            """)
    void rateAfter(String metrics, double expected) {
        assertThat(watch(rule(0, 0, 0), metrics).apply(1)).isEqualTo(expected);
    }

    @Test
    void theRateStaysBetweenFloorAndCap() {
        assertThat(watch(rule(0, 0, 0), "9 8 7 6 5 4 3 2 1 0").apply(1)).isEqualTo(8);
        assertThat(watch(rule(0, 0, 0), "9 8 7 6 5 4 3 2 1 0").apply(0.5)).isEqualTo(8);
        assertThat(watch(rule(0, 0, 0), "9 8 7 6 5 4 3 2 1 0").apply(10)).isEqualTo(10);
        assertThat(watch(rule(0, 0, 0), "1 1 1 1 1 1 1 1 1").apply(1)).isEqualTo(0.125);
        assertThat(watch(rule(0, 0, 0), "1 1 1 1 1 1 1 1 1").apply(0.1)).isEqualTo(0.1);
    }

    @Test
    void theFloorMayBeTheCap() {
        Greedy still = new Greedy(0.5, 0, 0, 0, 0, 0, 0.25, 0.25, 0, 1, 0, false, Nan.BAD);
        assertThat(watch(still, "3 2 1").apply(1)).isEqualTo(1);
        assertThat(watch(still, "3 3 3").apply(1)).isEqualTo(0.25);
    }

    @Test
    void aMoveNoLargerThanEpsIsNotMade() {
        Greedy coarse = new Greedy(0.5, 0, 0, 0, 0, 0, 0, 8, 0.25, 1, 0, false, Nan.BAD);
        assertThat(watch(coarse, "3").apply(0.25)).isEqualTo(0.25);
        assertThat(watch(coarse, "3").apply(0.5)).isEqualTo(1);
        assertThat(watch(coarse, "NaN").apply(0.5)).isEqualTo(0.5);
        assertThat(watch(coarse, "NaN").apply(1)).isEqualTo(0.5);
    }

    @Test
    void movesAreKeptInRunsAndNeverEndARun() {
        GreedyState state = (GreedyState) watch(rule(0, 0, 0), "5 4 3 2 2 2 2 2 1 0");
        assertThat(state.moves()).containsExactly(2L, -2L, 1L);
        assertThat(state.finished(0.125)).isFalse();
    }

    @Test
    void aRateTurnsAtItsCapWhereItIs() {
        assertThat(watch(rule(0, 0, 0), "9 8 7 6 5 4 3 2 2 2").apply(2)).isEqualTo(4);
        assertThat(watch(rule(0, 0, 0), "9 8 7 6 5 4 3 2 2 2").apply(1)).isEqualTo(4);
    }

    @Test
    void valuesOfACooldownAreNotLookedAt() {
        assertThat(watch(rule(2, 0, 0), "3 3 3 1 0 3").apply(1)).isEqualTo(0.5);
        assertThat(watch(rule(2, 0, 0), "3 3 3 1 0 3 3").best()).isEqualTo(3);
        assertThat(watch(rule(0, 2, 0), "3 2 9 9 9 9").apply(1)).isEqualTo(1);
        assertThat(watch(rule(0, 2, 0), "3 2 9 9 9").apply(1)).isEqualTo(2);
    }

    @Test
    void allStartsOverOnceTheFloorHasBeenCutAtOftenEnough() {
        State third = watch(rule(0, 0, 2), "3 3 3 3 3 3 3", 1);
        assertThat(third.apply(1)).isEqualTo(0.125);
        State fourth = watch(rule(0, 0, 2), "3 3 3 3 3 3 3 3 3", 1);
        assertThat(fourth.apply(1)).isEqualTo(1);
        assertThat(fourth.best()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(fourth.decision()).isEqualTo("reset at value 9: cut 2 times at the floor");
    }

    @Test
    void nothingStartsOverWhileAnyRateIsAboveTheFloor() {
        assertThat(watch(rule(0, 0, 1), "3 3 3 3 3", 1, 0.25).apply(1)).isEqualTo(0.25);
        assertThat(watch(rule(0, 0, 1), "3 3 3 3 3 3 3", 1, 0.25).apply(1)).isEqualTo(1);
        assertThat(watch(rule(0, 0, 1), "3 3 3 3 3 3 3").apply(1)).isEqualTo(0.125);
    }

    @Test
    void theMeanOfTheWindowIsJudged() {
        Greedy pairs = new Greedy(0.5, 0, 0, 0, 0, 0, 1e-3, 100, 0, 2, 0, false, Nan.BAD);
        assertThat(watch(pairs, "4").apply(1)).isEqualTo(2);
        assertThat(watch(pairs, "4 6").apply(1)).isEqualTo(1);
        assertThat(watch(pairs, "4 6 1").apply(1)).isEqualTo(2);
        assertThat(watch(pairs, "4 NaN 1").apply(1)).isEqualTo(0.5);
        assertThat(watch(pairs, "4 NaN 1 1").apply(1)).isEqualTo(1);
    }

    @Test
    void saysWhyItMoved() {
        assertThat(watch(rule(0, 0, 0), "3 2").decision())
                .isEqualTo("raise at value 2: 2 in a row were the best so far, the last 2.0");
        assertThat(watch(rule(0, 0, 0), "3 4 5").decision())
                .isEqualTo("cut at value 3: 2 in a row no better than 3.0, the last 5.0");
        assertThat(watch(rule(0, 0, 0), "3 4 5").silent().decision()).isEmpty();
        assertThat(watch(rule(0, 0, 0), "3").decision()).isEmpty();
    }

    private static Greedy rule(int cooldown, int settle, int reset) {
        return new Greedy(0.5, 1, 0, 1e-6, cooldown, settle, 0.125, 8, 1e-8, 1, reset, false, Nan.BAD);
    }

    private static State watch(Greedy rule, String metrics, double... planned) {
        State state = rule.start();
        for (String metric : metrics.split(" ")) {
            state = state.observe(Double.parseDouble(metric), planned);
        }
        return state;
    }
}
