package anneal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counting samples by adding batches up, whatever the sizes are. */
class BatchesLawsTest {

    static LongStream seeds() {
        return Seeds.first(100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void samplesAreTheSumOfTheBatches(long seed) {
        Batches batches = RandomSchedules.batches(new SplittableRandom(seed));
        long sum = 0;
        for (long update = 0; update < 120; update++) {
            assertThat(batches.samples(update)).isEqualTo(sum);
            sum += batches.size(update);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void updatesAreTheFewestThatSeeTheSamples(long seed) {
        Batches batches = RandomSchedules.batches(new SplittableRandom(seed));
        long last = batches.samples(100);
        for (long samples = 0; samples < last; samples++) {
            long updates = batches.updates(samples);
            assertThat(batches.samples(updates)).isGreaterThanOrEqualTo(samples);
            assertThat(updates == 0 || batches.samples(updates - 1) < samples).isTrue();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theRestOfTheBatchesGoesOnWhereItBegan(long seed) {
        Batches batches = RandomSchedules.batches(new SplittableRandom(seed));
        for (long start : new long[] {0, 1, 7, 20, 100}) {
            Batches rest = batches.from(start);
            for (long update = 0; update < 60; update++) {
                assertThat(rest.size(update)).isEqualTo(batches.size(start + update));
                assertThat(rest.samples(update)).isEqualTo(batches.samples(start + update) - batches.samples(start));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSampledScheduleIsTheScheduleAtTheSamplesSeen(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Batches batches = RandomSchedules.batches(random);
        Schedule schedule = RandomSchedules.any(random);
        Schedule sampled = Sampled.of(schedule, batches);
        assertThat(sampled instanceof Phase).isEqualTo(schedule instanceof Phase);
        for (long step : Steps.around(50)) {
            assertThat(sampled.at(step)).isEqualTo(schedule.at(batches.samples(step)));
        }
        if (sampled instanceof Phase phase && schedule instanceof Phase inner) {
            assertThat(phase.steps()).isEqualTo(batches.updates(inner.steps()));
            assertThat(phase.at(phase.steps())).isEqualTo(inner.at(inner.steps()));
        }
    }

    @Test
    void farStepsDoNotOverflow() {
        Batches batches = Batches.of(256).then(1_000, 512);
        assertThat(batches.samples(1_000_000_000_000L)).isEqualTo(511_999_999_744_000L);
        assertThat(batches.samples(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(batches.updates(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE / 512 + 501);
    }

    @Test
    void whatCannotBeIsRefused() {
        refused(() -> new Batches(List.of(), List.of()), "sizes must not be empty, but was []");
        refused(() -> Batches.of(0), "each of sizes must be >= 1, but was 0");
        refused(() -> Batches.of(1).then(0, 2), "at must be strictly increasing from 1, but 0 comes first in [0]");
        refused(
                () -> Batches.of(1).then(9, 2).then(9, 3),
                "at must be strictly increasing from 1, but 9 follows 9 in [9, 9]");
        refused(() -> new Batches(List.of(1L, 2L), List.of()), "at must be one shorter than sizes [1, 2], but was []");
        refused(() -> Batches.of(1).updates(-1), "samples must be >= 0, but was -1");
        refused(() -> Batches.of(1).samples(-1), "step must be >= 0, but was -1");
        refused(() -> Batches.of(1).size(-1), "step must be >= 0, but was -1");
    }

    private static void refused(Runnable making, String message) {
        assertThatIllegalArgumentException().isThrownBy(making::run).withMessage(message);
    }
}
