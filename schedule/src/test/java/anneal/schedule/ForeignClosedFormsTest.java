package anneal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Another library's schedule is what its text is. */
class ForeignClosedFormsTest {
    private static final LongToDoubleFunction RISING = step -> step - 2.5;
    private static final Foreign ONE = foreign("pytorch", "StepLR(30)", List.of(0.1), 0);

    @Test
    void itsRatesAreTheOriginalsNegativeOnesToo() {
        assertThat(ONE.at(1)).isEqualTo(-1.5);
        assertThat(ONE.at(4)).isEqualTo(1.5);
        assertThat(ONE.trend()).isEqualTo(Trend.ANY);
    }

    @Test
    void twoAreEqualWhenTheirTextsAre() {
        assertThat(new Foreign("pytorch", "StepLR(30)", List.of(0.1), 0, step -> 7))
                .isEqualTo(ONE)
                .hasSameHashCodeAs(ONE);
        assertThat(List.of(
                        foreign("keras", "StepLR(30)", List.of(0.1), 0),
                        foreign("pytorch", "StepLR(31)", List.of(0.1), 0),
                        foreign("pytorch", "StepLR(30)", List.of(0.2), 0),
                        foreign("pytorch", "StepLR(30)", List.of(0.1), 1)))
                .allSatisfy(other -> assertThat(other).isNotEqualTo(ONE).doesNotHaveSameHashCodeAs(ONE));
        assertThat(ONE).isNotEqualTo(Recipes.constant(0.1));
    }

    @Test
    void whatCannotBeIsRefused() {
        refused(() -> foreign(" ", "StepLR(30)", List.of(), 0), "dialect must not be blank, but was \" \"");
        refused(() -> foreign("pytorch", "", List.of(), 0), "source must not be blank, but was \"\"");
        refused(() -> foreign("pytorch", "StepLR(30)", List.of(), -1), "group must be >= 0, but was -1");
        refused(() -> ONE.at(-1), "step must be >= 0, but was -1");
    }

    private static Foreign foreign(String dialect, String source, List<Double> lr, int group) {
        return new Foreign(dialect, source, lr, group, RISING);
    }

    private static void refused(Runnable making, String message) {
        assertThatIllegalArgumentException().isThrownBy(making::run).withMessage(message);
    }
}
