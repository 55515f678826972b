package anneal.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    void cooldownPutsUpWithBadValues() {
        Plateau rule = rule().withCooldown(2);
        assertThat(watch(rule, "3 3 3 3 3 3").apply(1)).isEqualTo(0.5);
        assertThat(watch(rule, "3 3 3 3 3 3 3").apply(1)).isEqualTo(0.25);
    }

    @Test
    void theFloorHoldsAndThenItIsFinished() {
        Plateau rule = rule().withFloor(0.3);
        assertThat(watch(rule, "3 3 3").apply(1)).isEqualTo(0.5);
        assertThat(watch(rule, "3 3 3").finished(1)).isFalse();
        assertThat(watch(rule, "3 3 3 3 3").apply(1)).isEqualTo(0.3);
        assertThat(watch(rule, "3 3 3 3 3").finished(1)).isFalse();
        assertThat(watch(rule, "3 3 3 3 3 3 3").finished(1)).isTrue();
    }

    @Test
    void aCutSmallerThanEpsIsNotMade() {
        assertThat(watch(rule(), "3 3 3").apply(1e-8)).isEqualTo(1e-8);
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

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule().withFactor(1))
                .withMessage("factor must be in (0, 1), but was 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule().withPatience(-1))
                .withMessage("patience must be >= 0, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule().withFloor(Double.NaN))
                .withMessage("floor must be finite and >= 0, but was NaN");
    }

    private static Plateau rule() {
        return Plateau.standard().withFactor(0.5).withPatience(1);
    }

    private static Feedback watch(Plateau rule, String metrics) {
        Feedback feedback = rule.start();
        for (String metric : metrics.split(" ")) {
            feedback = metric.isEmpty() ? feedback : feedback.observe(Double.parseDouble(metric));
        }
        return feedback;
    }
}
