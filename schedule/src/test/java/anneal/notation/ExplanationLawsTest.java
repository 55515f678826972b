package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.schedule.Phase;
import anneal.schedule.RandomSchedules;
import anneal.schedule.Reading;
import anneal.schedule.Schedule;
import anneal.schedule.Seeds;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An explanation's formula comes to the rate, and its parts are what the rate was made from. */
class ExplanationLawsTest {

    static LongStream seeds() {
        return Seeds.first(250);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theFormulaComesToTheRate(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schedule schedule = RandomSchedules.any(random);
        for (long step : new long[] {0, 1, random.nextLong(100), random.nextLong(20_000)}) {
            Explanation explanation = Explanation.of(schedule, step);
            assertThat(explanation.value()).isEqualTo(schedule.at(step));
            assertThat(explanation.text()).isEqualTo(Plan.of(schedule).toString());
            assertThat(explanation.step()).isEqualTo(step);
            assertThat(explanation.steps()).isEqualTo(schedule instanceof Phase phase ? phase.steps() : 0);
            check(explanation, schedule);
        }
    }

    private static void check(Explanation explanation, Schedule schedule) {
        double value = explanation.value();
        if (!explanation.formula().isEmpty()) {
            assertThat(Arithmetic.value(explanation.formula()))
                    .as("%s at %s: %s", explanation.text(), explanation.time(), explanation.formula())
                    .isCloseTo(value, within(1e-10 * value + 1e-15));
        } else if (explanation.time() == explanation.step()) {
            assertThat(explanation.parts()).extracting(Explanation::value).containsExactly(value);
        }
        var readings =
                explanation.time() == explanation.step() ? schedule.readings(explanation.step()) : List.<Reading>of();
        assertThat(explanation.parts()).hasSameSizeAs(readings);
        for (int i = 0; i < readings.size(); i++) {
            Explanation part = explanation.parts().get(i);
            assertThat(part.part()).isEqualTo(readings.get(i).name());
            assertThat(part.time()).isBetween((double) part.step(), part.step() + 1.0);
            assertThat(readings.get(i).schedule().atTime(part.time()))
                    .isCloseTo(part.value(), within(1e-9 * part.value() + 1e-12));
            check(part, readings.get(i).schedule());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theNextChangeIsOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schedule schedule = RandomSchedules.any(random);
        for (long step : new long[] {0, random.nextLong(100), random.nextLong(20_000)}) {
            long change = Explanation.of(schedule, step).nextChange();
            double value = schedule.at(step);
            for (long probe = step; probe < Math.min(change, step + 300); probe++) {
                assertThat(schedule.at(probe)).isEqualTo(value);
            }
            if (change == Schedule.NEVER) {
                assertThat(schedule.at(1_000_000_000_000L)).isEqualTo(value);
            }
        }
    }
}
