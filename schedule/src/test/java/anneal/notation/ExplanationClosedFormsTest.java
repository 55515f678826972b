package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.schedule.Custom;
import anneal.schedule.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Explanations that can be read and checked in the head. */
class ExplanationClosedFormsTest {

    @Test
    void saysThePathTheFormulaTheValueAndTheNextChange() {
        assertThat(explained("linear(0, 0.1, 500) then hold(0.1, 500) then linear(0.1, 1000)", 1_500))
                .hasToString("""
                        linear(0, 0.1, 500) then hold(0.1, 500) then linear(0.1, 1000) at step 1500 of 2000 = 0.05, until step 1501
                          phase 3 of 3: linear(0.1, 1000) at step 500 of 1000 = 0.1 + (0 - 0.1) * (500 / 1000) = 0.05, until step 501""");
        assertThat(explained("linear(0, 0.1, 5) then 0.5 * inverseSqrt(0.1)", 8))
                .hasToString("""
                        linear(0, 0.1, 5) then 0.5 * inverseSqrt(0.1, timescale=1) at step 8 = 0.025, until step 9
                          phase 2 of 2: 0.5 * inverseSqrt(0.1, timescale=1) at step 3 = 0.05 * 0.5 = 0.025, until step 4
                            schedule: inverseSqrt(0.1, timescale=1) at step 3 = 0.1 / sqrt((3 + 1) / 1) = 0.05, until step 4""");
        assertThat(explained("linear(0, 0.1, 5) then hold(0.1, 5) then 0.5", 4)
                        .parts()
                        .get(0)
                        .part())
                .isEqualTo("phase 1 of 3");
        assertThat(explained("linear(0, 0.1, 5) then 0.5", 4).parts().get(0).part())
                .isEqualTo("phase 1 of 2");
    }

    @Test
    void aRampsEndsAreItsOwn() {
        assertThat(explained("tanh(0.1, 0.01, 50)", 0)).hasToString("""
                tanh(0.1, 0.01, 50, lower=-7, upper=3) at step 0 of 50 = 0.1, until step 1""");
        assertThat(explained("tanh(0.1, 0.01, 50)", 50)).hasToString("""
                tanh(0.1, 0.01, 50, lower=-7, upper=3) at step 50 of 50 = 0.01, for ever""");
        assertThat(explained("tanh(0.1, 0.01, 50)", 0).formula()).isEqualTo("0.1");
        assertThat(explained("points([2, 6], [1, 3])", 2).formula()).isEqualTo("1");
        assertThat(explained("points([2, 6], [1, 3])", 3).formula()).isEqualTo("1 + (3 - 1) * 0.25");
        assertThat(explained("polynomial(1, 4, power=2)", 3).formula()).isEqualTo("0 + (1 - 0) * (1 - (3 / 4))^2");
    }

    @Test
    void aStretchedPhaseIsReadBetweenTwoUpdates() {
        assertThat(explained("restarts(linear(1, 4), growth=2)", 5)).hasToString("""
                restarts(linear(1, 4), growth=2, decay=1, floor=0) at step 5 = 0 + (0.875 - 0) * 1^1 = 0.875, until step 6
                  phase: linear(1, 4) at step 0.5 of 4 = 1 + (0 - 1) * (0.5 / 4) = 0.875, until step 1""");
    }

    @Test
    void aCustomScheduleHasNoFormula() {
        assertThat(Explanation.of(new Custom("mine", t -> t * 0.5), 3))
                .hasToString("mine at step 3 = 1.5, until step 4");
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0.1                                           | 7             | never
            step(0.1, 30)                                 | 0             | 30
            step(0.1, 30)                                 | 29            | 30
            step(0.1, 30)                                 | 30            | 60
            step(0.1, 1000000000, gamma=0.9)              | 5             | 1000000000
            step(0.1, 1000000000000, gamma=0.5)           | 1999999999999 | 2000000000000
            step(0.1, 30, gamma=1)                        | 0             | never
            milestones(0.1, [30, 60])                     | 30            | 60
            milestones(0.1, [30, 60])                     | 60            | never
            piecewise([1, 1, 2, 1], [5, 10, 15])          | 0             | 10
            piecewise([1, 1, 2, 1], [5, 10, 15])          | 10            | 15
            piecewise([1, 1, 2, 1], [5, 10, 15])          | 15            | never
            points([5, 10, 20, 30], [1, 1, 2, 2])         | 0             | 11
            points([5, 10, 20, 30], [1, 1, 2, 2])         | 12            | 13
            points([5, 10, 20, 30], [1, 1, 2, 2])         | 20            | never
            cosine(0.1, 100)                              | 0             | 1
            cosine(0.1, 100)                              | 100           | never
            hold(0.1, 10) then cosine(0.1, 100)           | 3             | 11
            hold(0.1, 10) then linear(0.2, 100)           | 3             | 10
            hold(0.1, 10) then hold(0.1, 5) then 0.1      | 3             | never
            hold(0.1, 10) then hold(0.1, 5) then 0.2      | 3             | 15
            linear(0.1, 10) then 0                        | 12            | never
            atLeast(exponential(0.1, 0.5), 0.01)          | 3             | 4
            atLeast(exponential(0.1, 0.5), 0.01)          | 4             | never
            atMost(linear(1, 1000000), 0.5)               | 3             | 500001
            power(0.02, 4, -0.5)                          | 0             | 40001
            linear(0.1, 100) per 30                       | 0             | 30
            linear(0.1, 100) per 30                       | 60            | 90
            linear(0.1, 100) per 30                       | 95            | 120
            linear(0.1, 100) per 30                       | 120           | never
            delayed(step(0.1, 30), 10)                    | 0             | 40
            delayed(step(0.1, 30), 10)                    | 40            | 70
            skipped(step(0.1, 30), 10)                    | 0             | 20
            skipped(0.1, 10)                              | 0             | never
            frozen(step(0.1, 30), 30)                     | 0             | 30
            frozen(step(0.1, 30), 30)                     | 30            | never
            frozen(step(0.1, 30), 29)                     | 0             | never
            taken(step(0.1, 30), 10, 30)                  | 0             | 20
            taken(step(0.1, 30), 10, 29)                  | 0             | never
            slowed(step(0.1, 30), 3)                      | 0             | 90
            slowed(step(0.1, 30), 3, over=2)              | 0             | 45
            slowed(step(0.1, 30), 7, over=2)              | 105           | 210
            slowed(step(0.1, 3), 1, over=2)               | 0             | 2
            slowed(linear(0.1, 30), 3)                    | 7             | 8
            stretched(hold(1, 10) then hold(2, 10), 30)   | 4             | 15
            stretched(hold(1, 10) then hold(2, 10), 30)   | 15            | never
            stretched(hold(1, 1) then hold(2, 1), 3)      | 0             | 2
            repeated(hold(1, 10) then hold(2, 10), 3)     | 12            | 20
            repeated(hold(1, 10) then hold(2, 10), 3)     | 23            | 30
            repeated(hold(1, 10) then hold(2, 10), 3)     | 52            | never
            repeated(hold(1, 10), 3)                      | 0             | never
            restarts(hold(1, 10) then hold(2, 10))        | 1000000000005 | 1000000000010
            restarts(hold(1, 10) then hold(2, 10), growth=2) | 20         | 40
            restarts(hold(1, 10) then hold(2, 10), growth=2) | 40         | 60
            restarts(hold(1, 10), decay=0.5)              | 12            | 20
            restarts(hold(1, 10), decay=0.5, floor=1)     | 12            | never
            restarts(hold(1, 10))                         | 12            | never
            sgdr(0.1, 10, growth=3)                       | 11            | 12
            0 * sgdr(0.1, 10)                             | 11            | never
            step(0.1, 30) * step(0.1, 20)                 | 0             | 20
            noise(0.1, 0.5)                               | 9             | 10
            linearWarmUp(10)                              | 8             | 9
            linearWarmUp(10)                              | 9             | never
            exponentialWarmUp(1)                          | 100           | never
            triangular(0.1, 0.2, 5, 5)                    | 5             | 6
            chebyshev(0.1, 1, 4)                          | 2             | 3
            chebyshev(0.1, 1, 4)                          | 3             | never
            """)
    void nextChange(String text, long step, String expected) {
        long change = explained(text, step).nextChange();
        assertThat(change == Schedule.NEVER ? "never" : Long.toString(change)).isEqualTo(expected);
    }

    private static Explanation explained(String text, long step) {
        return Explanation.of(Plan.parse(text).resolve(Clock.UNKNOWN).schedule(), step);
    }
}
