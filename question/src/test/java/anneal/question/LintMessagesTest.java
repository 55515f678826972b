package anneal.question;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.notation.Plan;
import anneal.schedule.Custom;
import anneal.schedule.RateUse;
import anneal.schedule.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of good and of bad plans for a run of 100 epochs of 79 updates. */
class LintMessagesTest {
    private static final RunFacts RUN = RunFacts.ofEpochs(100, 79);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1",
                "step(0.1, 30ep)",
                "resnet()",
                "milestones(0.1, [50ep, 75ep])",
                "exponential(0.1, 0.95, period=1ep)",
                "exponential(0.1, 0.95, period=1ep) per epoch",
                "linear(0.1, 100%)",
                "cosine(0.1, 100ep)",
                "cosine(0.1, 0.001, 100ep) per epoch",
                "cosine(0.1, 7899)",
                "polynomial(0.1, 100%, power=2)",
                "inverseSqrt(0.1, timescale=500)",
                "inverseTime(0.1, 1, period=10ep)",
                "openWarmUp(0.1, 500) then cosine(0.1, 7400)",
                "earlyWarmUp(0.1, 5ep) then cosine(0.1, 95ep)",
                "linear(0.01, 0.1, 5ep) then step(0.1, 30ep)",
                "noam(512, 4000)",
                "nemoInverseSqrt(0.1, 500)",
                "oneCycle(0.1, 30ep, 70ep)",
                "oneCycle(0.1, 2369, 5530)",
                "openWarmUp(0.1, 500) then hold(0.1, 5400) then linear(0.1, 2000)",
                "linear(0.01, 0.1, 500) then cosine(0.1, 0.01, 2000) then 0.01",
                "release(0.1, 0.3, 5ep)",
                "piecewise([0.1, 0.01], [50ep])",
                "cosine(0.1, 100ep) * untunedLinear(0.999)",
                "points([0, 20ep, 100ep], [0.01, 0.1, 0.001])",
                "noise(cosine(0.1, 100ep), 0.1)",
                "0.5 * cosine(0.1, 100ep)",
                "hold(0.1, 50ep) then hold(0.01, 50ep)",
            })
    void nothingIsSaidOfOrdinaryPlansButTheLastRate(String plan) {
        assertThat(Lint.of(Plan.parse(plan), RUN)).extracting(Finding::code).containsExactly("last-rate");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
linear(0, 0.1, 500) then cosine(0.1, 7400)    | zero-at-start | 0 | note: the rate of the first update is 0: it does nothing [zero-at-start]
sgdr(0.1, 10ep, growth=2)                     | restarts | 5530 | note: it restarts 3 times, the last time at update 5530 of 7900 [restarts]
cosine(0.1, 100ep)                            | last-rate | 7899 | note: the last update, 7899, has the rate 3.954e-9, 3.954e-6 % of the peak 0.1 [last-rate]
cosine(0.1, 1000)                             | horizon-short | 1000 | error: it reaches its end at update 1000 of 7900: the rest runs at 0 [horizon-short]
cosine(0.1, 0.01, 4000)                       | horizon-short | 4000 | warning: it reaches its end at update 4000 of 7900: the rest runs at 0.01 [horizon-short]
cosine(0.1, 0.01, 7880)                       | horizon-short | 7880 | note: it reaches its end at update 7880 of 7900: the rest runs at 0.01 [horizon-short]
cosine(0.1, 15800)                            | horizon-long | 7899 | warning: it ends at update 15800, but the run at 7900: the last update still has 0.05001, 50.01 % of the peak [horizon-long]
wsd(0.1, 500, 6000, 2000)                     | horizon-long | 7899 | warning: it ends at update 8500, but the run at 7900: the last update still has 0.03005, 30.05 % of the peak [horizon-long]
linear(0, 0.1, 10000) then cosine(0.1, 5000)  | warmup-too-long | 7899 | error: the warm-up takes 10000 updates, but the run has 7900: the rate gets to 0.07899 of 0.1 [warmup-too-long]
hold(0.01, 8000) then 0.1                     | horizon-long | 7899 | warning: it ends at update 8000, but the run at 7900: the last update still has 0.01, 10 % of the peak [horizon-long]
hold(0.01, 8000) then hold(0.1, 100)          | peak-unreached | 7899 | warning: the run ends at update 7900, before the peak of 0.1: the highest rate is 0.01 [peak-unreached]
cosine(0.1, 100)                              | epochs-as-updates | 100 | error: a length of 100 counts updates, but the run has 100 epochs of 79 updates: write 100ep if epochs are meant [epochs-as-updates]
cosine(0.1, 100) per epoch                    | epochs-as-updates | 100 | error: a length of 100 counts updates, but the run has 100 epochs of 79 updates: write 100ep if epochs are meant [epochs-as-updates]
milestones(0.1, [30, 60, 90])                 | epochs-as-updates | 90 | error: a length of 90 counts updates, but the run has 100 epochs of 79 updates: write 90ep if epochs are meant [epochs-as-updates]
step(0.1, 30)                                 | epochs-as-updates | 30 | error: a length of 30 counts updates, but the run has 100 epochs of 79 updates: write 30ep if epochs are meant [epochs-as-updates]
sgdr(0.1, 10)                                 | epochs-as-updates | 10 | error: a length of 10 counts updates, but the run has 100 epochs of 79 updates: write 10ep if epochs are meant [epochs-as-updates]
cosine(0.1, 7900ep)                           | updates-as-epochs | 7899 | error: it ends at update 624100, which is 79 times the run's 7900: a length in updates seems to be counted in epochs of 79 [updates-as-epochs]
exponential(0.1, 0.95)                        | vanishing-rate | 3950 | warning: after half of the run the rate is 1.019e-89, 1.019e-86 % of the peak: a factor of an epoch may be taken for that of an update [vanishing-rate]
milestones(0.1, [5000, 7900, 9000])           | milestone-beyond-run | 7899 | warning: the milestone 7900 and 1 later is never reached: the last update is 7899 [milestone-beyond-run]
linear(0.01, 0.05, 500) then cosine(0.1, 7400) | jump | 500 | warning: the rate jumps from 0.05 to 0.1 at update 500 [jump]
linear(0.01, 0.1, 500) then cosine(0.01, 7400) | jump | 500 | warning: the rate jumps from 0.1 to 0.01 at update 500 [jump]
linear(0.001, 20, 500) then cosine(20, 7400)  | exploding-rate | 250 | warning: the rate of update 250 is 10, above 10 [exploding-rate]
0                                             | always-zero | 0 | error: every rate is 0 [always-zero]
hold(0.1, 4000) then hold(0, 10) then 0.1     | zero-rate | 4000 | warning: the rate is 0 at update 4000 and comes back after it [zero-rate]
sgdr(0.1, 7890)                               | restart-before-end | 7890 | warning: it restarts at update 7890 of 7900: the run ends at 0.1, 100 % of the peak [restart-before-end]
triangular(0.01, 0.1, 2000, 1500)             | ends-rising | 7899 | warning: the rate is still rising at the end: 0.05046 after 0.03273 [ends-rising]
cosine(0.1, 15%) per 1samples                 | unresolved | 0 | error: 1samples needs the batch size, which is not known here, at character 22 of "cosine(0.1, 15%) per 1samples" [unresolved]
""")
    void saysWhatIsWrong(String plan, String code, long step, String message) {
        List<Finding> findings = Lint.of(Plan.parse(plan), RUN);
        assertThat(findings).extracting(Finding::code).contains(code);
        Finding finding = findings.stream()
                .filter(found -> found.code().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(finding).hasToString(message);
        assertThat(finding.step()).isEqualTo(step);
    }

    @Test
    void theRunMatters() {
        assertThat(codes("cosine(0.1, 31600)", RUN.withAccumulation(4))).contains("batches-as-updates");
        assertThat(codes("cosine(0.1, 100%)", RUN.resumedFrom(5000))).containsExactly("resume-horizon", "last-rate");
        assertThat(codes("cosine(0.1, 100ep)", RUN.resumedFrom(5000))).containsExactly("resume-horizon", "last-rate");
        assertThat(codes("cosine(0.1, 100ep)", RUN.resumedFrom(7900))).containsExactly("last-rate");
        assertThat(codes("inverseSqrt(0.1)", RUN.resumedFrom(5000))).containsExactly("last-rate");
        assertThat(codes("cosine(0.1, 100ep)", RUN.withOptimizer("schedulefreeadamw", RateUse.NO_SCHEDULE)))
                .containsExactly("schedule-free", "last-rate");
        assertThat(codes("openWarmUp(0.1, 500) then 0.1", RUN.withOptimizer("schedulefreeadamw", RateUse.NO_SCHEDULE)))
                .containsExactly("last-rate");
        assertThat(codes("cosine(0.1, 100ep)", RUN.withOptimizer("prodigy", RateUse.FINDS_ITS_OWN)))
                .containsExactly("rate-free", "last-rate");
        assertThat(codes("cosine(1, 100ep)", RUN.withOptimizer("prodigy", RateUse.FINDS_ITS_OWN)))
                .containsExactly("last-rate");
        RunFacts rprop = RUN.withOptimizer("rprop", RateUse.FIRST_ONLY);
        assertThat(codes("cosine(1, 100ep)", rprop)).containsExactly("first-rate-only", "last-rate");
        assertThat(codes("0.1", rprop)).containsExactly("last-rate");
        assertThat(codes("cosine(0.1, 7900)", RunFacts.ofUpdates(7900))).containsExactly("last-rate");
    }

    @Test
    void customFunctionsMayBeWrongInOtherWays() {
        assertThat(codes(new Custom("nan", t -> t == 17 ? Double.NaN : 1))).containsExactly("not-a-number");
        assertThat(codes(new Custom("negative", t -> 2 - t))).containsExactly("negative-rate");
        assertThat(codes(new Custom("jumpy", t -> t < 50 ? 1 : 3))).contains("jump");
        assertThat(codes(new Custom("smooth", t -> 1 / (1.0 + t)))).containsExactly("last-rate");
        assertThat(Lint.of(new Custom("nan", t -> t == 17 ? Double.NaN : 1), RUN)
                        .get(0))
                .hasToString("error: the rate of update 17 is NaN [not-a-number]");
    }

    @Test
    void longRunsAreSampled() {
        RunFacts run = RunFacts.ofUpdates(1_000_000_000);
        assertThat(codes("earlyWarmUp(0.1, 2000000) then cosine(0.1, 998000000)", run))
                .containsExactly("last-rate");
        assertThat(codes("earlyWarmUp(0.1, 2000000) then cosine(0.05, 998000000)", run))
                .containsExactly("jump", "last-rate");
        assertThat(codes("milestones(0.1, [30, 600000000, 900000000])", run)).containsExactly("last-rate");
        assertThat(Lint.of(Plan.parse("sgdr(0.1, 300000000)"), run).get(0))
                .hasToString(
                        "note: it restarts at least 3 times, the last time at update 900000000 of 1000000000 [restarts]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0     | 0  | 1 | 0  | updates must be >= 1, but was 0
            1     | -1 | 1 | 0  | updatesPerEpoch and checkpointUpdates must be >= 0, but were -1 and 0
            1     | 0  | 0 | 0  | accumulation must be >= 1, but was 0
            """)
    void aRunHasRulesToo(long updates, long perEpoch, int accumulation, long checkpoint, String message) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> new RunFacts(updates, perEpoch, accumulation, checkpoint, "", RateUse.SCHEDULED)))
                .hasMessage(message);
    }

    private static List<String> codes(String plan, RunFacts run) {
        return Lint.of(Plan.parse(plan), run).stream().map(Finding::code).toList();
    }

    private static List<String> codes(Schedule schedule) {
        return Lint.of(schedule, RUN).stream().map(Finding::code).toList();
    }
}
