package anneal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.notation.Clock;
import anneal.notation.Plan;
import anneal.schedule.Schedule;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every foreign schedule: it is a value that may be asked in any order, and its text reads back. */
class DialectLawsTest {
    private static final Setup TWO =
            new Setup(List.of(0.1, 0.03), OptionalDouble.empty(), Map.of("total", 30L, "floor", 0.5), false);

    static Stream<Arguments> schedules() {
        return Stream.of(
                Arguments.of("pytorch", "StepLR(optimizer, 4, gamma=floor)", TWO),
                Arguments.of("pytorch", "CosineAnnealingLR(optimizer, total)", TWO),
                Arguments.of(
                        "pytorch",
                        "LambdaLR(optimizer, [lambda e: 0.9 ** e, lambda e: max(floor, 1 - e / total)])",
                        TWO),
                Arguments.of(
                        "pytorch",
                        "a = LinearLR(optimizer, 0.1, 1, 5)\nb = ExponentialLR(optimizer, 0.9)\n"
                                + "scheduler = SequentialLR(optimizer, [a, b], milestones=[5])  # as pasted",
                        TWO),
                Arguments.of("transformers", "get_scheduler(\"cosine\", optimizer, 5, total)", TWO),
                Arguments.of("timm", "CosineLRScheduler(optimizer, total, warmup_t=3, noise_range_t=10)", TWO),
                Arguments.of(
                        "keras",
                        "CosineDecayRestarts(0.1, 7)",
                        new Setup(List.of(), OptionalDouble.empty(), Map.of(), true)),
                Arguments.of(
                        "optax",
                        "warmup_cosine_decay_schedule(0.0, 0.1, 5, 30)",
                        new Setup(List.of(), OptionalDouble.empty(), Map.of(), true)),
                Arguments.of(
                        "dl4j",
                        "{\"@class\": \"org.nd4j.linalg.schedule.StepSchedule\", \"scheduleType\": \"EPOCH\","
                                + " \"initialValue\": 0.1, \"decayRate\": 0.5, \"step\": 1.0}",
                        new Setup(List.of(), OptionalDouble.empty(), Map.of("updates_per_epoch", 5), false)));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void theOrderOfQuestionsDoesNotMatter(String dialect, String text, Setup setup) {
        Simulation simulation = Dialects.read(dialect, text, setup);
        List<List<Double>> rows = simulation.rows(60, List.of()).lr();
        for (int group = 0; group < simulation.groups(); group++) {
            Schedule schedule = simulation.schedule(group);
            SplittableRandom random = new SplittableRandom(17);
            for (int i = 0; i < 200; i++) {
                int step = random.nextInt(61);
                assertThat(schedule.at(step))
                        .as("step %s", step)
                        .isEqualTo(rows.get(step).get(group));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void theTextReadsBackAsTheSame(String dialect, String text, Setup setup) {
        Simulation simulation = Dialects.read(dialect, text, setup);
        for (int group = 0; group < simulation.groups(); group++) {
            Schedule schedule = simulation.schedule(group);
            String printed = Plan.of(schedule).toString();
            Schedule back = Plan.parse(printed).resolve(Clock.UNKNOWN).schedule();
            assertThat(back).as(printed).isEqualTo(schedule).hasSameHashCodeAs(schedule);
            assertThat(Plan.parse(printed)).hasToString(printed);
            for (long step : new long[] {0, 1, 5, 29, 30, 31, 60}) {
                assertThat(back.at(step)).as(printed).isEqualTo(schedule.at(step));
            }
        }
    }

    @Test
    void differentSourcesAreDifferent() {
        Schedule one = Dialects.read("pytorch", "StepLR(optimizer, 4)", TWO).schedule(0);
        assertThat(one)
                .isNotEqualTo(
                        Dialects.read("pytorch", "StepLR(optimizer, 5)", TWO).schedule(0))
                .isNotEqualTo(
                        Dialects.read("pytorch", "StepLR(optimizer, 4)", TWO).schedule(1))
                .isNotEqualTo(Dialects.read("pytorch", "StepLR(optimizer, 4)", Setup.of(0.1))
                        .schedule(0))
                .isNotEqualTo(Dialects.read("transformers", "StepLR(optimizer, 4)", TWO)
                        .schedule(0));
    }

    @Test
    void manyThreadsMayAskAtOnce() {
        Simulation simulation = Dialects.read("pytorch", "CosineAnnealingLR(optimizer, 50)", TWO);
        Schedule schedule = simulation.schedule(1);
        List<List<Double>> rows = simulation.rows(2_000, List.of()).lr();
        IntStream.range(0, 2_000)
                .parallel()
                .map(i -> i * 7_919 % 2_000)
                .forEach(step ->
                        assertThat(schedule.at(step)).isEqualTo(rows.get(step).get(1)));
    }

    @Test
    void aPureScheduleIsAsQuickFarOut() {
        Schedule schedule = Dialects.read(
                        "keras",
                        "ExponentialDecay(0.1, 1000000000000, 0.5, staircase=True)",
                        new Setup(List.of(), OptionalDouble.empty(), Map.of(), false))
                .schedule(0);
        assertThat(schedule.at(500_000_000_000L)).isEqualTo(0.1);
        assertThat(schedule.at(3_000_000_000_000L)).isEqualTo(0.0125);
    }

    @Test
    void theOwnNotationIsADialectToo() {
        Setup setup = new Setup(List.of(), OptionalDouble.empty(), Map.of("updates_per_epoch", 10L), false);
        Simulation plan = Dialects.read("anneal", "linear(1, 1ep) under plateau(patience=0)", setup);
        assertThat(plan.listens()).isTrue();
        assertThat(plan.rows(3, List.of(1.0, 1.0, 0.5)).lr())
                .containsExactly(
                        List.of(1.0), List.of(0.9), List.of(0.08000000000000002), List.of(0.06999999999999999));
        Schedule schedule = Dialects.read("anneal", "linear(1, 1ep)", setup).schedule(0);
        assertThat(Plan.of(schedule)).hasToString("linear(1, 10)");
    }

    @Test
    void aForeignScheduleMayBeHeldAndScaled() {
        Schedule schedule = Dialects.read("pytorch", "StepLR(optimizer, 2, 0.5)", Setup.of(0.8))
                .schedule(0);
        String printed = Plan.of(schedule.held(10).times(0.5)).toString();
        assertThat(printed).isEqualTo("0.5 * (pytorch(\"StepLR(optimizer, 2, 0.5)\", lr=0.8) per 10)");
        Schedule back = Plan.parse(printed).resolve(Clock.UNKNOWN).schedule();
        assertThat(back.at(19)).isEqualTo(0.4 / 32);
        assertThat(back.at(20)).isEqualTo(0.4 / 1024);
    }
}
