package anneal.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.notation.Clock;
import anneal.notation.Plan;
import anneal.schedule.RandomSchedules;
import anneal.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Differences that can be seen by eye, and random ones against a walk over every step. */
class DiffClosedFormsTest {

    @Test
    void saysWhereTwoPart() {
        assertThat(diff("milestones(0.1, [30, 60])", "milestones(0.1, [30, 70])", 100, 0))
                .hasToString("""
                a: milestones(0.1, [30, 60], gamma=0.1)
                b: milestones(0.1, [30, 70], gamma=0.1)
                they part at update 60: a has 0.001, b has 0.01, apart by 0.009 (9 % of the peak 0.1)
                they differ most at update 60: a has 0.001, b has 0.01, apart by 0.009 (9 % of the peak 0.1)
                they differ in updates 60 to 69""");
        assertThat(diff("milestones(0.1, [30])", "milestones(0.1, [30])", 100, 0))
                .hasToString("""
                a: milestones(0.1, [30], gamma=0.1)
                b: milestones(0.1, [30], gamma=0.1)
                they agree in all 100 updates""");
    }

    @Test
    void theToleranceIsAShareOfThePeak() {
        assertThat(diff("cosine(0.1, 100)", "cosine(0.1001, 100)", 100, 0.002).agree())
                .isTrue();
        assertThat(diff("cosine(0.1, 100)", "cosine(0.1001, 100)", 100, 0.0005).parts())
                .containsExactly(new Diff.Range(0, 49));
    }

    @Test
    void longRunsAreSampled() {
        Diff diff = diff(
                "linear(0, 0.1, 2000000) then cosine(0.1, 998000000)",
                "linear(0, 0.1, 2000000) then hold(0.1, 500000000) then linear(0.1, 498000000)",
                1_000_000_000,
                0.01);
        assertThat(diff.sampled()).isTrue();
        assertThat(diff.parts().get(0).from()).isEqualTo(65_641_024);
        assertThat(diff.toString()).endsWith("the run was sampled: what is shorter than a sample may have been missed");
        Diff edge = diff("milestones(0.1, [700000001])", "0.1", 1_000_000_000, 0);
        assertThat(edge.sampled()).isFalse();
        assertThat(edge.parts()).containsExactly(new Diff.Range(700_000_001, 999_999_999));
        assertThat(diff("hold(0.1, 999999998) then 0.1", "hold(0.1, 999999999) then 0.2", 1_000_000_000, 0)
                        .parts())
                .containsExactly(new Diff.Range(999_999_999, 999_999_999));
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findsEveryRange(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schedule first = RandomSchedules.any(random);
        Schedule second = random.nextBoolean() ? first.freeze(100).atMost(1) : RandomSchedules.any(random);
        List<Diff.Range> expected = new ArrayList<>();
        long start = -1;
        for (long step = 0; step <= 300; step++) {
            boolean differ = step < 300 && first.at(step) != second.at(step);
            if (differ && start < 0) {
                start = step;
            }
            if (!differ && start >= 0) {
                expected.add(new Diff.Range(start, step - 1));
                start = -1;
            }
        }
        assertThat(Diff.of(first, second, 300).parts()).isEqualTo(expected);
        assertThat(Diff.of(first, first, 300).agree()).isTrue();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> diff("0.1", "0.2", 0, 0))
                .withMessage("updates must be >= 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> diff("0.1", "0.2", 1, Double.NaN))
                .withMessage("tolerance must be >= 0, but was NaN");
    }

    private static Diff diff(String first, String second, long updates, double tolerance) {
        return Diff.of(schedule(first), schedule(second), updates, tolerance);
    }

    private static Schedule schedule(String text) {
        return Plan.parse(text).resolve(Clock.UNKNOWN).schedule();
    }
}
