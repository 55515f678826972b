package anneal.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams of metrics whose cuts can be counted by hand. */
class PlateauClosedFormsTest {

    /** patience 1: the second bad value in a row cuts. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            '',                  1.0
            3,                   1.0
            3 3,                 1.0
            3 3 3,               0.5
            3 NaN NaN,           0.5
            NaN NaN,             0.5
            3 2 1 0,             1.0
            3 3 3 3 3,           0.25
            3 3 3 2 2 2,         0.25
            -3 -4 -5,            1.0
            -3 -2 -2,            0.5
            3 Infinity Infinity, 0.5
            Infinity Infinity,   0.5
            """)
    void factorAfter(String metrics, double expected) {
        assertThat(watch(rule(), metrics).apply(1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1 2 3,    1.0
            3 3 3,    0.5
            -3 -2 -1, 1.0
            -1 -2 -3, 0.5
            -Infinity -Infinity, 0.5
            """)
    void maximizing(String metrics, double expected) {
        assertThat(watch(rule().maximizing(), metrics).apply(1)).isEqualTo(expected);
    }

    @Test
    void theThresholdIsAShareOfTheSizeAlsoBelowZero() {
        Plateau tenth = rule().withRelativeThreshold(0.1);
        assertThat(watch(tenth, "-10 -10.5 -10.9").apply(1)).isEqualTo(0.5);
        assertThat(watch(tenth, "-10 -10.5 -11.1").apply(1)).isEqualTo(1);
        assertThat(watch(tenth, "10 9.5 9.1").apply(1)).isEqualTo(0.5);
        assertThat(watch(tenth, "10 9.5 8.9").apply(1)).isEqualTo(1);
        assertThat(watch(rule().withAbsoluteThreshold(1), "10 9.5 8.9").apply(1))
                .isEqualTo(1);
        assertThat(watch(rule().withAbsoluteThreshold(1), "10 9.5 9.1").apply(1))
                .isEqualTo(0.5);
    }

    @Test
    void bothThresholdsAddUp() {
        Plateau both = rule().withThresholds(0.1, 0.5);
        assertThat(watch(both, "10 9.1 8.6").apply(1)).isEqualTo(0.5);
        assertThat(watch(both, "10 9.1 8.4").apply(1)).isEqualTo(1);
        assertThat(watch(both.maximizing(), "10 10.9 11.4").apply(1)).isEqualTo(0.5);
        assertThat(watch(both.maximizing(), "10 10.9 11.6").apply(1)).isEqualTo(1);
        assertThat(watch(both, "-10 -10.9 -11.4").apply(1)).isEqualTo(0.5);
        assertThat(watch(both, "-10 -10.9 -11.6").apply(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            bad,     3 NaN NaN,   0.5
            bad,     3 NaN 3,     0.5
            ignored, 3 NaN NaN,   1.0
            ignored, 3 NaN 3,     1.0
            ignored, 3 NaN 3 3,   0.5
            refused, 3 3 3,       0.5
            """)
    void whatBecomesOfNan(String policy, String metrics, double expected) {
        Nan nan = Nan.valueOf(policy.toUpperCase(Locale.ROOT));
        assertThat(watch(rule().withNan(nan), metrics).apply(1)).isEqualTo(expected);
    }

    /** Means of pairs: 3, 3, 3 cut at the sixth value; 4, 2, 3 at none. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2 4 3 3 1 5,       1.0, 0.5
            2 4 3 3 1,         1.0, 1.0
            4 4 2 2 3 3,       1.0, 1.0
            4 4 2 2 3 3 1 3,   1.0, 0.5
            """)
    void aMeanIsJudgedAsOneValue(String metrics, double eta, double expected) {
        Plateau pairs = new Plateau(0.5, 1, 1e-4, 0, 0, 0, 0, 1e-8, 2, false, Nan.BAD);
        assertThat(watch(pairs, metrics).apply(eta)).isEqualTo(expected);
        assertThat(watch(pairs, "2 4 5 7").best()).isEqualTo(3);
    }

    @Test
    void theFloorMayBeAShareOfThePlannedRate() {
        Plateau share = Plateaus.optaxPlateau(0.5, 1, 1e-4, 0, 0, 1, 0.3);
        assertThat(watch(share, "3 3 3 3").apply(1)).isEqualTo(0.3);
        assertThat(watch(share, "3 3 3 3").apply(0.01)).isEqualTo(0.003);
        assertThat(watch(share, "3 3").apply(0.01)).isEqualTo(0.005);
        Plateau whole = Plateaus.optaxPlateau(0.5, 1, 1e-4, 0, 0, 1, 1);
        assertThat(watch(whole, "3 3 3 3").apply(0.01)).isEqualTo(0.01);
    }

    /** Keras cuts at the second bad value with patience 2, and again two values after a cut whatever the cooldown is. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 3 3,             0.5
            1, 3 3,             0.5
            2, 3 3,             1.0
            2, 3 3 3,           0.5
            """)
    void kerasPatienceCountsTheValueThatCuts(int patience, String metrics, double expected) {
        Plateau keras = Plateaus.kerasPlateau(0.5, patience, 1e-4, 0, 0, false);
        assertThat(watch(keras, metrics).apply(1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 3 3 3,   0.25
            1, 3 3 3,   0.25
            2, 3 3 3,   0.5
            2, 3 3 3 3, 0.25
            """)
    void theLastValueOfKerasCooldownCounts(int cooldown, String metrics, double expected) {
        Plateau keras = Plateaus.kerasPlateau(0.5, 1, 1e-4, cooldown, 0, false);
        assertThat(watch(keras, metrics).apply(1)).isEqualTo(expected);
    }

    @Test
    void theBestOfACooldownIsRemembered() {
        Plateau rule = rule().withCooldown(2);
        assertThat(watch(rule, "3 3 3 2").best()).isEqualTo(2);
        assertThat(watch(rule, "3 3 3 2 2.5 2.5 2.5").apply(1)).isEqualTo(0.25);
    }

    @Test
    void aDecisionIsTakenBackByTheNextValue() {
        assertThat(watch(rule(), "3 3 3").decision()).isNotEmpty();
        assertThat(watch(rule(), "3 3 3 3").decision()).isEmpty();
        assertThat(watch(rule(), "3 3 3").silent().decision()).isEmpty();
        assertThat(watch(rule(), "3 3 3").silent().apply(1)).isEqualTo(0.5);
    }

    @Test
    void cooldownPutsUpWithBadValues() {
        Plateau rule = rule().withCooldown(2);
        assertThat(watch(rule, "3 3 3 3 3 3").apply(1)).isEqualTo(0.5);
        assertThat(watch(rule, "3 3 3 3 3 3 3").apply(1)).isEqualTo(0.25);
    }

    @Test
    void theFloorHoldsAndThenItIsFinished() {
        Plateau rule = rule().withFloor(0.3);
        assertThat(rule.start().finished(1)).isFalse();
        assertThat(watch(rule, "3 3 3").apply(1)).isEqualTo(0.5);
        assertThat(watch(rule, "3 3 3").finished(1)).isFalse();
        assertThat(watch(rule, "3 3 3 3 3").apply(1)).isEqualTo(0.3);
        assertThat(watch(rule, "3 3 3 3 3").finished(1)).isFalse();
        assertThat(watch(rule, "3 3 3 3 3 3 3").finished(1)).isTrue();
    }

    @Test
    void aCutSmallerThanEpsIsNotMade() {
        assertThat(watch(rule(), "3 3 3").apply(1e-8)).isEqualTo(1e-8);
        assertThat(watch(rule(), "3 3 3").apply(2e-8)).isEqualTo(2e-8);
        assertThat(watch(rule(), "3 3 3").apply(4e-8)).isEqualTo(2e-8);
    }

    @Test
    void aRateBelowTheFloorIsLeftAlone() {
        assertThat(watch(rule().withFloor(0.3), "3 3 3").apply(0.2)).isEqualTo(0.2);
    }

    @Test
    void saysWhyItCut() {
        assertThat(watch(rule(), "3 2.5 2.5").decision()).isEmpty();
        assertThat(watch(rule(), "3 2.5 2.5 2.6").decision())
                .isEqualTo("cut 1 at value 4: 2 in a row no better than 2.5, the last 2.6");
    }

    private static Plateau rule() {
        return Plateau.standard().withFactor(0.5).withPatience(1);
    }

    private static State watch(Plateau rule, String metrics) {
        State state = rule.start();
        for (String metric : metrics.split(" ")) {
            state = metric.isEmpty() ? state : state.observe(Double.parseDouble(metric));
        }
        return state;
    }
}
