package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.schedule.Batches;
import anneal.schedule.Phase;
import anneal.schedule.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Units under accumulated gradients and under batches that change, where the numbers can be checked in the head. */
class ClockClosedFormsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            79, 32, 1, 79,  32
            79, 32, 4, 20, 128
            80, 32, 4, 20, 128
            3,  32, 4,  1, 128
            """)
    void accumulatedGradientsMakeFewerUpdates(long batches, long batch, long accumulated, long epoch, long samples) {
        Clock clock = Clock.accumulating(batches, batch, accumulated);
        assertThat(steps("cosine(1, 1ep)", clock)).isEqualTo(epoch);
        assertThat(steps("cosine(1, " + 10 * samples + "samples)", clock)).isEqualTo(10);
    }

    /** The batch doubles at update 10: a warm-up of 10 updates takes 10, and one of its samples as well. */
    @Test
    void aWarmUpLastsAsLongAsItSays() {
        Clock clock = Clock.changing(Batches.of(16).then(10, 32), 0, 0);
        Schedule updates = resolve("linear(0, 1, 10) then cosine(1, 1600samples)", clock);
        Schedule samples = resolve("linear(0, 1, 160samples) then cosine(1, 1600samples)", clock);
        for (Schedule rate : new Schedule[] {updates, samples}) {
            assertThat(rate.at(5)).isEqualTo(0.5);
            assertThat(rate.at(9)).isEqualTo(0.9);
            assertThat(rate.at(10)).isEqualTo(1);
            assertThat(rate.at(35)).isEqualTo(0.5);
            assertThat(rate.at(60)).isZero();
            assertThat(rate.at(59)).isPositive();
            assertThat(((Phase) rate).steps()).isEqualTo(60);
        }
    }

    /** A decay of a given number of tokens ends with the tokens, not with the updates that the first batches would take. */
    @Test
    void aDecayEndsWithItsTokens() {
        Clock clock = Clock.changing(Batches.of(4).then(100, 8), 0, 1_000);
        Schedule rate = resolve("linear(1, 2e6tokens)", clock);
        assertThat(((Phase) rate).steps()).isEqualTo(300);
        assertThat(rate.at(100)).isEqualTo(0.8);
        assertThat(rate.at(200)).isEqualTo(0.4);
        assertThat(rate.at(299)).isEqualTo(1 - 1_992.0 / 2_000);
        assertThat(rate.at(300)).isZero();
    }

    @Test
    void aStableAndDecayingRunIsCompleteWhateverTheBatches() {
        Clock clock = Clock.changing(Batches.of(1).then(100, 2).then(200, 4), 100, 0);
        Schedule rate = resolve("linear(0, 1, 1ep) then hold(1, 6ep) then linear(1, 4ep)", clock);
        assertThat(rate.at(50)).isEqualTo(0.5);
        assertThat(rate.at(100)).isEqualTo(1);
        assertThat(rate.at(300)).isEqualTo(1);
        assertThat(rate.at(350)).isEqualTo(0.5);
        assertThat(rate.at(400)).isZero();
    }

    /** 100 samples an epoch: 10 updates of 10 samples, then 5 of 20. */
    @Test
    void perEpochHoldsForAnEpochsSamples() {
        Clock clock = Clock.changing(Batches.of(10).then(20, 20), 100, 0);
        Schedule rate = resolve("linear(1, 4ep) per epoch", clock);
        double[] epochs = {1, 0.75, 0.5, 0.25, 0};
        long[] starts = {0, 10, 20, 25, 30};
        for (int epoch = 0; epoch < epochs.length; epoch++) {
            assertThat(rate.at(starts[epoch])).isEqualTo(epochs[epoch]);
            assertThat(rate.at(starts[epoch] + 4)).isEqualTo(epochs[epoch]);
        }
        assertThat(rate.at(19)).isEqualTo(0.75);
    }

    @Test
    void aShareOfTheRunIsAShareOfItsSamples() {
        Clock clock = Clock.changing(Batches.of(1).then(100, 3), 0, 0).withUpdates(200);
        assertThat(resolve("linear(1, 100%)", clock).at(100)).isEqualTo(0.75);
        assertThat(resolve("linear(1, 50%)", clock).at(100)).isEqualTo(0.5);
        assertThat(steps("linear(1, 50%)", clock)).isEqualTo(134);
        assertThat(clock.updates()).isEqualTo(200);
    }

    @Test
    void aRuleBeginsToListenAtTheUpdateThatCompletesItsLength() {
        Clock clock = Clock.changing(Batches.of(10).then(20, 20), 100, 0);
        Controlled rate = Plan.parse("linear(0, 1, 3ep) then (1 under plateau(factor=0.5, patience=0))")
                .resolve(clock);
        Controlled cut = rate.observe(25, 1).observe(30, 1).observe(35, 1);
        assertThat(cut.at(40)).isEqualTo(0.5);
        assertThat(rate.observe(20, 1).observe(25, 1).observe(30, 1).at(40)).isEqualTo(1);
        Controlled from =
                Plan.parse("1 under plateau(factor=0.5, patience=0) from 3ep").resolve(clock);
        assertThat(from.observe(25, 1).observe(26, 1).observe(30, 1).at(40)).isEqualTo(0.5);
    }

    /** A list and a product go by samples where their lengths do: 200 of 400 samples in 15 of 25 updates. */
    @ParameterizedTest
    @ValueSource(strings = {"points([0samples, 400samples], [1, 0])", "0.5 * linear(2, 4ep)"})
    void halfTheSamplesAreHalfTheWay(String text) {
        Clock clock = Clock.changing(Batches.of(10).then(10, 20), 100, 0);
        assertThat(resolve(text, clock).at(15)).isEqualTo(0.5);
    }

    @Test
    void aPlanInUpdatesIsTheSameUnderAnyBatches() {
        Clock clock = Clock.changing(Batches.of(10).then(20, 20), 100, 0);
        assertThat(resolve("linear(1, 40) then 0.5", clock))
                .isEqualTo(resolve("linear(1, 40) then 0.5", Clock.UNKNOWN));
    }

    @Test
    void aSampledScheduleHasAText() {
        Clock clock = Clock.changing(Batches.of(10).then(20, 20), 100, 0);
        Schedule rate = resolve("cosine(1, 4ep) then (0.1 per 1ep)", clock);
        String text = Plan.of(rate).toString();
        assertThat(text).isEqualTo("sampled(cosine(1, 400) then (constant(0.1) per 100), [10, 20], at=[20])");
        assertThat(resolve(text, Clock.UNKNOWN)).isEqualTo(rate);
        String phase = Plan.of(resolve("cosine(1, 4ep)", clock)).toString();
        assertThat(phase).isEqualTo("sampledPhase(cosine(1, 400), [10, 20], at=[20])");
        assertThat(resolve(phase, Clock.UNKNOWN)).isEqualTo(resolve("cosine(1, 4ep)", clock));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            256                                     | 256                                     | 256 @ []
            256, 512 from 1000                      | 256, 512 from 1000                      | 256, 512 @ [1000]
            256,512 from 1e3 , 1024 from 5e6samples | 256, 512 from 1000, 1024 from 5e6samples | 256, 512, 1024 @ [1000, 10266]
            10, 20 from 2ep, 40 from 8e3tokens      | 10, 20 from 2ep, 40 from 8000tokens     | 10, 20, 40 @ [20, 50]
            """)
    void aPlanOfBatchesReadsBack(String text, String canonical, String meaning) {
        BatchPlan plan = BatchPlan.parse(text);
        assertThat(plan).hasToString(canonical);
        assertThat(BatchPlan.parse(plan.toString())).isEqualTo(plan).hasSameHashCodeAs(plan);
        assertThat(BatchPlan.parse("7")).isNotEqualTo(plan).doesNotHaveSameHashCodeAs(plan);
        String sizes = meaning.replaceAll(" @.*", "");
        String at = meaning.replaceAll(".*@ ", "");
        assertThat(plan.clock(100, 10).toString()).endsWith("Batches[sizes=[" + sizes + "], at=" + at + "]]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
cosine(1, 4ep)                       | 4ep needs samples per epoch, which is not known here, at character 11 of "cosine(1, 4ep)"
cosine(1, 4tokens)                   | 4tokens needs tokens per sample, which is not known here, at character 11 of "cosine(1, 4tokens)"
cosine(1, 4%)                        | 4% needs the length of the run, which is not known here, at character 11 of "cosine(1, 4%)"
wsd(1, 5, 90samples, 5samples)       | updates differ in samples here, because the batches change, so 5 must have a unit as the other lengths do, such as 5samples, at character 8 of "wsd(1, 5, 90samples, 5samples)"
(1 under plateau()) per 10samples    | "per" must stand inside of "under" where the batches change in size, at character 21 of "(1 under plateau()) per 10samples"
""")
    void whatALengthLacksUnderChangingBatches(String text, String message) {
        Clock clock = Clock.changing(Batches.of(10).then(20, 20), 0, 0);
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> Plan.parse(text).resolve(clock))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
0                              | each of sizes must be >= 1, but was 0, at character 1 of "0"
256, 512                       | "from" must stand here, but the text ends, at character 9 of "256, 512"
256, 512 from 0                | at must be strictly increasing from 1, but 0 comes first in [0], at character 6 of "256, 512 from 0"
256, 512 from 9, 8 from 9      | at must be strictly increasing from 1, but 9 follows 9 in [9, 9], at character 18 of "256, 512 from 9, 8 from 9"
256, 512 from 9tokens          | 9tokens needs tokens per sample, which is not known here, at character 6 of "256, 512 from 9tokens"
256 512                        | the batches must end here, but found '5', at character 5 of "256 512"
2.5                            | a batch size must be a whole number of updates, but was 2.5, at character 1 of "2.5"
""")
    void whatAPlanOfBatchesIsTold(String text, String message) {
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> BatchPlan.parse(text).clock(0, 0))
                .withMessage(message);
    }

    @Test
    void whatAClockIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clock.accumulating(79, 32, 0))
                .withMessage("accumulated must be >= 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clock.accumulating(0, 32, 4))
                .withMessage("batchesPerEpoch must be >= 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clock.accumulating(79, 0, 4))
                .withMessage("batch must be >= 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clock.changing(Batches.of(1), -1, 0))
                .withMessage("the parts of a clock must be >= 0 (0: not known), but were -1, 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clock.UNKNOWN.withUpdates(-1))
                .withMessage("updates must be >= 0 (0: not known), but was -1");
        assertThat(new Clock(1, 2, 3, 4)).isEqualTo(new Clock(1, 2, 3, 4)).hasSameHashCodeAs(new Clock(1, 2, 3, 4));
        assertThat(Clock.changing(Batches.of(1), 2, 3).updatesPerEpoch()).isZero();
        assertThat(Clock.changing(Batches.of(1), 2, 3).samplesPerUpdate()).isZero();
        assertThat(Clock.changing(Batches.of(1), 2, 3).tokensPerUpdate()).isZero();
        Clock known = new Clock(1, 2, 3, 4);
        assertThat(List.of(known.updatesPerEpoch(), known.samplesPerUpdate(), known.tokensPerUpdate()))
                .containsExactly(1L, 2L, 3L);
        assertThat(known)
                .isNotEqualTo(new Clock(1, 2, 3, 5))
                .doesNotHaveSameHashCodeAs(new Clock(1, 2, 3, 5))
                .hasToString("Clock[1, 2, 3, 4]");
        assertThat(known.withUpdates(0)).isEqualTo(new Clock(1, 2, 3, 0));
        assertThat(new Clock(0, 2, 3, 4)).hasToString("Clock[0, 2, 3, 4]");
    }

    private static Schedule resolve(String text, Clock clock) {
        return Plan.parse(text).resolve(clock).schedule();
    }

    private static long steps(String text, Clock clock) {
        return ((Phase) resolve(text, clock)).steps();
    }
}
