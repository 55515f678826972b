package anneal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every schedule, tried on seeded random ones at the edges of their lengths. */
class ScheduleLawsTest {

    static java.util.stream.LongStream seeds() {
        return Seeds.first(60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRampIsClosedAndStaysBetweenItsEnds(long seed) {
        Ramp ramp = RandomSchedules.ramp(new SplittableRandom(seed));
        double low = Math.min(ramp.from(), ramp.to());
        double high = Math.max(ramp.from(), ramp.to());
        assertThat(ramp.at(0)).isEqualTo(ramp.from());
        for (long step : Steps.around(ramp.steps())) {
            assertThat(ramp.at(step)).isBetween(low - 4 * Math.ulp(high), high + 4 * Math.ulp(high));
            if (step >= ramp.steps()) {
                assertThat(ramp.at(step)).isEqualTo(ramp.to());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thenIsEachPhaseOnItsOwnClock(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Phase first = RandomSchedules.phase(random);
        Schedule second = RandomSchedules.any(random);
        Schedule joined = first.then(second);
        for (long step : Steps.around(first.steps())) {
            double expected = step < first.steps() ? first.at(step) : second.at(step - first.steps());
            assertThat(joined.at(step)).as("step %s", step).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thenIsAssociative(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Phase a = RandomSchedules.phase(random);
        Phase b = RandomSchedules.phase(random);
        Schedule c = RandomSchedules.any(random);
        assertThat(a.then(b).then(c)).isEqualTo(a.then(b.then(c)));
        assertThat(a.then(b).steps()).isEqualTo(a.steps() + b.steps());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void heldIsReadAtMultiplesOnly(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schedule schedule = RandomSchedules.any(random);
        long every = random.nextLong(1, 50);
        for (long step : Steps.around(every)) {
            assertThat(schedule.held(every).at(step)).isEqualTo(schedule.at(step / every * every));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ratesAreFiniteAndNotNegativeForEver(long seed) {
        Schedule schedule = RandomSchedules.any(new SplittableRandom(seed));
        for (long step : Steps.around(100)) {
            assertThat(schedule.at(step))
                    .as("%s at %s", schedule, step)
                    .isFinite()
                    .isNotNegative();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void askingIsPure(long seed) {
        Schedule schedule = RandomSchedules.any(new SplittableRandom(seed));
        Schedule alike = RandomSchedules.any(new SplittableRandom(seed));
        List<Double> forward = new ArrayList<>();
        for (long step = 0; step < 40; step++) {
            forward.add(schedule.at(step));
        }
        for (int step = 39; step >= 0; step--) {
            assertThat(alike.at(step)).isEqualTo(forward.get(step));
        }
        assertThat(schedule).isEqualTo(alike).hasSameHashCodeAs(alike);
    }
}
