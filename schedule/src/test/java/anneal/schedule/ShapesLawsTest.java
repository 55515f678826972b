package anneal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the operators and the questions promise for every shape. */
class ShapesLawsTest {

    private static final long SEEDS = 250;

    static LongStream seeds() {
        return Seeds.first(SEEDS);
    }

    @Test
    void theSeedsVisitEveryShapeAndCurve() {
        Set<Class<?>> seen = new HashSet<>();
        LongStream.range(0, SEEDS).forEach(seed -> {
            collect(RandomSchedules.any(new SplittableRandom(seed)), seen);
            seen.add(RandomSchedules.curve(new SplittableRandom(seed)).getClass());
        });
        List<Class<?>> expected = new ArrayList<>(Arrays.asList(Schedule.class.getPermittedSubclasses()));
        expected.addAll(Arrays.asList(Phase.class.getPermittedSubclasses()));
        expected.addAll(Arrays.asList(Curve.class.getPermittedSubclasses()));
        expected.removeAll(List.of(Phase.class, Custom.class));
        expected.removeIf(type -> type.getSimpleName().equals("Foreign"));
        assertThat(seen).containsAll(expected);
    }

    private static void collect(Schedule schedule, Set<Class<?>> seen) {
        seen.add(schedule.getClass());
        for (long step : new long[] {0, 20_000, Long.MAX_VALUE}) {
            schedule.readings(step).forEach(reading -> collect(reading.schedule(), seen));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theRateStaysUntilTheNextChange(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schedule schedule = RandomSchedules.any(random);
        for (long step : steps(random)) {
            long change = schedule.nextChange(step);
            assertThat(change).isGreaterThan(step);
            double value = schedule.at(step);
            for (long probe : probes(step, change, random)) {
                assertThat(schedule.at(probe))
                        .as("%s at %s, asked at %s", schedule, probe, step)
                        .isEqualTo(value);
            }
        }
    }

    /** Steps from one to just before another: both ends and some in between. */
    private static long[] probes(long step, long change, SplittableRandom random) {
        long last = change == Schedule.NEVER ? Long.MAX_VALUE : change - 1;
        long near = Math.min(last, step + 200);
        return LongStream.concat(
                        LongStream.rangeClosed(step, near),
                        LongStream.concat(
                                LongStream.of(last), last == step ? LongStream.empty() : random.longs(50, step, last)))
                .toArray();
    }

    private static long[] steps(SplittableRandom random) {
        return new long[] {0, 1, random.nextLong(200), random.nextLong(20_000), 1_000_000_007L, 1_000_000_000_000L};
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theTrendIsKept(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schedule schedule = RandomSchedules.any(random);
        long[] steps = LongStream.concat(LongStream.range(0, 50), random.longs(200, 0, 30_000))
                .sorted()
                .toArray();
        double slack = 8
                * Math.ulp(Arrays.stream(steps).mapToDouble(schedule::at).max().orElseThrow());
        for (int i = 1; i < steps.length; i++) {
            double difference = schedule.at(steps[i]) - schedule.at(steps[i - 1]);
            switch (schedule.trend()) {
                case STILL -> assertThat(difference).isZero();
                case FALLING -> assertThat(difference).isLessThanOrEqualTo(slack);
                case RISING -> assertThat(difference).isGreaterThanOrEqualTo(-slack);
                case ANY -> {}
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void atAWholeTimeTheRateIsThatOfTheStep(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schedule schedule = RandomSchedules.any(random);
        for (long step : new long[] {0, 1, random.nextLong(200), random.nextLong(20_000), 1_000_000}) {
            double value = schedule.at(step);
            assertThat(schedule.atTime((double) step))
                    .as("%s at %s", schedule, step)
                    .isCloseTo(value, within(1e-9 * value + 1e-12));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPhaseEndsOnItsLastValue(long seed) {
        Phase phase = RandomSchedules.phase(new SplittableRandom(seed));
        double last = phase.at(phase.steps());
        assertThat(phase.steps()).isPositive();
        assertThat(phase.at(phase.steps() + 1)).isEqualTo(last);
        assertThat(phase.at(Long.MAX_VALUE)).isEqualTo(last);
        assertThat(phase.atTime(phase.steps() + 0.5)).isEqualTo(last);
        assertThat(phase.nextChange(phase.steps())).isEqualTo(Schedule.NEVER);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void operatorsReadWhereTheySay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schedule schedule = RandomSchedules.any(random);
        Schedule other = RandomSchedules.any(random);
        long by = random.nextLong(1, 300);
        for (long step : Steps.around(by)) {
            double value = schedule.at(step);
            assertThat(schedule.delay(by).at(step)).isEqualTo(schedule.at(Math.max(0, step - by)));
            assertThat(schedule.delay(by).skip(by).at(Math.min(step, 1L << 62)))
                    .isEqualTo(schedule.at(Math.min(step, 1L << 62)));
            assertThat(schedule.freeze(by).at(step)).isEqualTo(schedule.at(Math.min(step, by)));
            assertThat(schedule.take(by, 3 * by).at(step))
                    .isEqualTo(schedule.at(Math.min(3 * by, Math.min(step, 2 * by) + by)));
            assertThat(schedule.times(other).at(step)).isEqualTo(value * other.at(step));
            assertThat(schedule.atLeast(0.01).at(step)).isEqualTo(Math.max(value, 0.01));
            assertThat(schedule.atMost(0.01).at(step)).isEqualTo(Math.min(value, 0.01));
            assertThat(schedule.clip(0.01, 0.02).at(step)).isBetween(0.01, 0.02);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void slowedAndStretchedClocksMeetAtWholeSteps(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schedule schedule = RandomSchedules.any(random);
        Phase phase = RandomSchedules.phase(random);
        int times = random.nextInt(1, 7);
        int over = random.nextInt(1, 7);
        Phase stretched = phase.stretch(times * phase.steps());
        assertThat(stretched.steps()).isEqualTo(times * phase.steps());
        for (long step : new long[] {0, 1, 2, random.nextLong(1_000), random.nextLong(20_000)}) {
            assertThat(schedule.slow(times, over).at(step * times)).isEqualTo(schedule.at(step * over));
            assertThat(stretched.at(step * times)).isCloseTo(phase.at(step), within(1e-12 * phase.at(step)));
        }
        assertThat(phase.stretch(1).at(0)).isEqualTo(phase.at(0));
        assertThat(phase.stretch(1).at(1)).isEqualTo(phase.at(phase.steps()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aForkLeavesTheRunWhereItBranches(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schedule run = RandomSchedules.any(random);
        long at = random.nextLong(1, 20_000);
        long steps = random.nextLong(1, 500);
        Phase branch = run.fork(at, 0.001, steps, new Curve.Linear());
        for (long step : new long[] {0, at / 2, at - 1, at}) {
            assertThat(branch.at(step)).isEqualTo(run.at(step));
        }
        assertThat(branch.steps()).isEqualTo(at + steps);
        assertThat(branch.at(at + steps)).isEqualTo(0.001);
        assertThat(branch.at(at + steps / 2))
                .isBetween(Math.min(run.at(at), 0.001) - 1e-15, Math.max(run.at(at), 0.001) + 1e-15);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRepetitionIsItsPhaseAfterItself(long seed) {
        Phase phase = RandomSchedules.phase(new SplittableRandom(seed));
        Phase twice = phase.then(phase);
        assertThat(phase.repeat(2).steps()).isEqualTo(twice.steps());
        for (long step : Steps.around(phase.steps())) {
            assertThat(phase.repeat(2).at(step)).isEqualTo(twice.at(step));
            assertThat(phase.restart().at(step % (2 * phase.steps()))).isEqualTo(twice.at(step % (2 * phase.steps())));
        }
    }

    /** The cycles counted one by one, against the arithmetic. */
    @ParameterizedTest(name = "{0} updates, growth {1}")
    @CsvSource({"1, 1", "1, 2", "1, 3", "2, 2", "3, 1", "3, 4", "5, 2", "7, 3"})
    void restartsFallOnTheSumsOfTheCycles(long first, int growth) {
        Restarts restarts = new Restarts(Recipes.linear(1, first), growth, 0.5, 0.25);
        long length = first;
        long local = 0;
        int cycle = 0;
        for (long step = 0; step < 5_000; step++) {
            double expected = 0.25 + (1 - (double) local / length - 0.25) * Math.pow(0.5, cycle);
            assertThat(restarts.at(step)).as("step %s", step).isCloseTo(expected, within(1e-15));
            assertThat(restarts.cycle(step)).isEqualTo(cycle);
            assertThat(restarts.atTime((double) step)).isCloseTo(expected, within(1e-12));
            local++;
            if (local == length) {
                local = 0;
                length *= growth;
                cycle++;
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aCurveStaysBetweenItsEnds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Curve curve = RandomSchedules.curve(random);
        double from = Math.pow(10, random.nextDouble(-5, 1));
        double to = Math.pow(10, random.nextDouble(-5, 1));
        double slack = 4 * Math.ulp(Math.max(from, to));
        double before = from;
        for (double p : new double[] {1e-12, 1e-3, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1 - 1e-12}) {
            double value = curve.between(from, to, p);
            assertThat(value).isBetween(Math.min(from, to) - slack, Math.max(from, to) + slack);
            if (curve.oneWay()) {
                assertThat((value - before) * Math.signum(to - from)).isGreaterThanOrEqualTo(-slack);
            }
            before = value;
        }
    }

    @Test
    void noiseIsFairAndTheSameForTheSameSeed() {
        Schedule noise = new Noise(Recipes.constant(1), 0.5, 7);
        double sum = 0;
        double least = 1;
        double most = 1;
        for (long step = 0; step < 100_000; step++) {
            double value = noise.at(step);
            sum += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        assertThat(sum / 100_000).isCloseTo(1, within(0.005));
        assertThat(least).isBetween(0.5, 0.5001);
        assertThat(most).isBetween(1.4999, 1.5);
        assertThat(new Noise(Recipes.constant(1), 0.5, 7).at(12_345)).isEqualTo(noise.at(12_345));
        assertThat(new Noise(Recipes.constant(1), 0.5, 8).at(12_345)).isNotEqualTo(noise.at(12_345));
    }
}
