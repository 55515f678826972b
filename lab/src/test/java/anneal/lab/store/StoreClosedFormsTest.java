package anneal.lab.store;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.RunFile;
import anneal.lab.store.Runs.Latest;
import anneal.train.Ending;
import anneal.train.EpochResult;
import anneal.train.History;
import anneal.train.HyperParameters;
import anneal.train.Score;
import anneal.train.TrainEvent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken down of small runs, and read back. */
class StoreClosedFormsTest {
    @TempDir
    private Path folder;

    private Store store;
    private Runs runs;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("deep/anneal.db"));
        runs = new Runs(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private StoreLog begin() {
        return StoreLog.begin(store, Examples.RUN, Examples.NO_PROBLEMS);
    }

    private Samples curve(StoreLog log, String name) {
        return runs.curve(log.id(), name, 0, Long.MAX_VALUE);
    }

    @Test
    void aRunUnderWay() {
        StoreLog log = begin();
        Examples.send(log, List.of(new TrainEvent.Started(3, 4, 40)));
        StoredRun run = runs.find(log.id());
        assertThat(run.status()).isEqualTo(Status.RUNNING);
        assertThat(run.group()).isEqualTo("g1");
        assertThat(run.name()).isEqualTo("cosine");
        assertThat(run.command()).isEqualTo("train");
        assertThat(run.folder()).isEqualTo("/runs/a");
        assertThat(run.run()).isEqualTo(RunFile.STANDARD);
        assertThat(run.size()).isEqualTo(new StoredRun.Size(3, 4, 40));
        assertThat(run.times().ended()).isNull();
        assertThat(runs.parameters().get(log.id()))
                .containsEntry("optimizer", "sgd(momentum=0.9)")
                .containsEntry("hidden", "[100]")
                .containsEntry("seed", "0");
    }

    @Test
    void figuresStandAtTheirUpdates() {
        StoreLog log = begin();
        Examples.send(log, List.of(new TrainEvent.Started(2, 4, 40)));
        Examples.send(log, Examples.updates(0, 4));
        Examples.send(log, List.of(Examples.epoch(0)));
        Examples.send(log, Examples.updates(4, 8));
        Examples.send(log, List.of(Examples.epoch(1), new TrainEvent.Ended(Ending.COMPLETE, 8)));
        log.close();
        assertThat(Examples.values(curve(log, "loss"))).containsExactly(2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
        assertThat(Examples.values(runs.curve(log.id(), "loss", 2, 5))).containsExactly(4.0, 5.0, 6.0);
        assertThat(Examples.steps(curve(log, "test_loss"))).containsExactly(3L, 7L);
        assertThat(Examples.values(curve(log, "test_loss"))).containsExactly(5.0, 4.0);
        assertThat(Examples.values(curve(log, "seconds"))).containsExactly(8.0, 16.0);
        assertThat(Examples.values(curve(log, "rows_per_second"))).containsExactly(5.0, 5.0);
        assertThat(curve(log, "loss").millis(2)).isEqualTo(2_000);
        assertThat(curve(log, "loss").epoch(5)).isEqualTo(1);
        assertThat(runs.latest().get(log.id()))
                .containsEntry("loss", new Latest(7, 9))
                .containsEntry("rate", new Latest(7, 0.5))
                .containsEntry("test_accuracy", new Latest(7, 0.25))
                .containsEntry("epoch_loss", new Latest(7, 11));
        assertThat(runs.find(log.id()).status()).isEqualTo(Status.FINISHED);
        assertThat(runs.find(log.id()).times().ended()).isEqualTo(1_000);
    }

    @Test
    void whatIsNoNumberComesBackAsItIs() {
        StoreLog log = begin();
        double[] losses = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 0.1f};
        for (int i = 0; i < losses.length; i++) {
            Examples.send(log, List.of(new TrainEvent.Updated(i, 0, 0.1, losses[i], Double.NaN)));
        }
        Samples read = curve(log, "loss");
        assertThat(Examples.values(read))
                .containsExactly(Arrays.stream(losses).boxed().toArray(Double[]::new));
        assertThat(curve(log, "gradient_norm").size()).isZero();
    }

    @Test
    void groupsAndOtherSettingsHaveCurvesOfTheirOwn() {
        StoreLog log = begin();
        HyperParameters applied =
                new HyperParameters(0.1, false, Map.of("momentum", 0.9), Map.of("bias", HyperParameters.rate(0.2)));
        Examples.send(log, List.of(new TrainEvent.Updated(0, 0, applied, 2, 1.5)));
        assertThat(runs.latest().get(log.id()))
                .containsOnlyKeys("rate", "rate/bias", "momentum", "loss", "gradient_norm")
                .containsEntry("rate/bias", new Latest(0, 0.2));
    }

    @Test
    void decisionsAreKept() {
        StoreLog log = begin();
        Examples.send(
                log,
                List.of(
                        new TrainEvent.RateCut(2, "halved"),
                        new TrainEvent.Skipped(3, 0, 0.1, Double.NaN, Double.NaN),
                        new TrainEvent.Ended(Ending.STOPPED, 5)));
        assertThat(runs.decisions(log.id()))
                .containsExactly(
                        new Decision(2, "cut", "halved", 0),
                        new Decision(3, "skip", "the loss was NaN", 1_000),
                        new Decision(5, "early stop", "the metric got no better", 2_000));
        assertThat(runs.find(log.id()).status()).isEqualTo(Status.FINISHED);
    }

    @Test
    void aRollbackReplacesWhatItUndoes() {
        StoreLog log = begin();
        Examples.send(log, Examples.updates(0, 6));
        Examples.send(
                log,
                List.of(
                        new TrainEvent.RateCut(4, "a cut that stays"),
                        new TrainEvent.RateCut(5, "a cut that does not"),
                        new TrainEvent.RolledBack(5, 4, 0.5, "the loss was NaN"),
                        new TrainEvent.Updated(4, 1, 0.25, 1, Double.NaN)));
        assertThat(Examples.values(curve(log, "loss"))).containsExactly(2.0, 3.0, 4.0, 5.0, 1.0);
        assertThat(runs.latest().get(log.id())).containsEntry("rate", new Latest(4, 0.25));
        assertThat(runs.decisions(log.id()))
                .extracting(Decision::text)
                .containsExactly("a cut that stays", "the loss was NaN; back to update 4, rates times 0.5");
    }

    @Test
    void aRunThatGoesOnHasEveryStepOnce() {
        StoreLog first = begin();
        Examples.send(first, List.of(new TrainEvent.Started(2, 4, 40)));
        Examples.send(first, Examples.updates(0, 4));
        Examples.send(first, List.of(Examples.epoch(0)));
        Examples.send(first, Examples.updates(4, 7));
        Examples.send(
                first, List.of(new TrainEvent.Tested(7, new Score(1, 1)), new TrainEvent.Ended(Ending.INTERRUPTED, 7)));
        assertThat(runs.find(first.id()).status()).isEqualTo(Status.STOPPED);
        assertThat(runs.latest().get(first.id())).containsEntry("final_test_loss", new Latest(6, 1));
        StoreLog second = StoreLog.resume(store, first.id(), Examples.RUN, Examples.past(5), Examples.NO_PROBLEMS)
                .orElseThrow();
        assertThat(runs.find(first.id()).status()).isEqualTo(Status.RUNNING);
        assertThat(Examples.steps(curve(second, "loss"))).containsExactly(0L, 1L, 2L, 3L, 4L);
        Examples.send(second, List.of(new TrainEvent.Started(2, 4, 40)));
        Examples.send(second, Examples.updates(5, 8));
        Examples.send(second, List.of(Examples.epoch(1), new TrainEvent.Ended(Ending.COMPLETE, 8)));
        assertThat(Examples.values(curve(second, "loss"))).containsExactly(2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
        assertThat(Examples.values(curve(second, "rows_per_second"))).containsExactly(5.0, 5.0);
        assertThat(runs.latest().get(first.id())).doesNotContainKey("final_test_loss");
        assertThat(runs.decisions(first.id())).isEmpty();
        assertThat(runs.list()).hasSize(1);
    }

    /** The process was killed when it had made its checkpoint, but had not yet written down the second before. */
    @Test
    void whatAKilledProcessDidNotWriteDownComesFromTheCheckpoint() {
        StoreLog first = begin();
        Examples.send(first, Examples.updates(0, 4));
        StoreLog second = StoreLog.resume(store, first.id(), Examples.RUN, Examples.past(7), Examples.NO_PROBLEMS)
                .orElseThrow();
        assertThat(Examples.values(curve(second, "loss"))).containsExactly(2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
        assertThat(Examples.values(curve(second, "rate"))).containsOnly(0.5).hasSize(7);
        assertThat(Examples.steps(curve(second, "test_loss"))).containsExactly(3L);
        assertThat(curve(second, "loss").epoch(6)).isEqualTo(1);
    }

    @Test
    void aBranchHasWhatItsParentDidBefore() {
        StoreLog parent = begin();
        Examples.send(parent, List.of(new TrainEvent.Started(2, 4, 40)));
        Examples.send(parent, Examples.updates(0, 4));
        Examples.send(parent, List.of(Examples.epoch(0), new TrainEvent.RateCut(4, "halved")));
        Examples.send(parent, Examples.updates(4, 8));
        Examples.send(parent, List.of(Examples.epoch(1), new TrainEvent.Ended(Ending.COMPLETE, 8)));
        NewRun other = new NewRun("branch", RunFile.STANDARD, Examples.ORIGIN, parent.id());
        StoreLog branch = StoreLog.branch(store, other, Examples.past(4), Examples.NO_PROBLEMS);
        assertThat(Examples.values(curve(branch, "loss"))).containsExactly(2.0, 3.0, 4.0, 5.0);
        assertThat(Examples.steps(curve(branch, "test_loss"))).containsExactly(3L);
        assertThat(runs.decisions(branch.id())).extracting(Decision::text).containsExactly("halved");
        assertThat(runs.find(branch.id()).parent()).isEqualTo(parent.id());
        assertThat(runs.latest().get(branch.id())).containsEntry("loss", new Latest(3, 5));
        assertThat(Examples.values(curve(parent, "loss"))).hasSize(8);
    }

    /** What was taken down is told again as it was, but for what the store does not keep. */
    @Test
    void eventsComeBack() {
        HyperParameters applied =
                new HyperParameters(0.1, false, Map.of("momentum", 0.9), Map.of("bias", HyperParameters.rate(0.2)));
        EpochResult within =
                new EpochResult(0, 1, 2, Score.NONE, new Score(1.5, 0.5), Score.NONE, 1.5, 0.1, 0.5, false);
        EpochResult whole =
                new EpochResult(0, 2, 3, Score.NONE, new Score(1.25, 0.5), new Score(1, 0.75), 1.25, 0.1, 1, true);
        List<TrainEvent> events = List.of(
                new TrainEvent.Started(1, 2, 20),
                new TrainEvent.Updated(0, 0, applied, 2, 7),
                new TrainEvent.Evaluated(within),
                new TrainEvent.RateCut(1, "halved"),
                new TrainEvent.Skipped(1, 0, applied, Double.NaN, Double.NaN),
                new TrainEvent.EpochEnded(whole),
                new TrainEvent.Tested(2, new Score(1.125, 0.5)),
                new TrainEvent.Ended(Ending.STOPPED, 2));
        StoreLog log = begin();
        Examples.send(log, events);
        assertThat(runs.events(runs.find(log.id()))).extracting(Timed::event).containsExactlyElementsOf(events);
        assertThat(runs.events(runs.find(log.id())))
                .element(1)
                .extracting(Timed::millis)
                .isEqualTo(1_000L);
        History history = History.of(events);
        assertThat(history.updates()).isEqualTo(2);
        assertThat(history.result()).isEqualTo(new Score(1.125, 0.5));
        assertThat(history.ending()).isEqualTo(Ending.STOPPED);
    }

    @Test
    void aRunThatTheStoreDoesNotKnowDoesNotGoOn() {
        assertThat(StoreLog.resume(store, "nobody", Examples.RUN, Examples.past(5), Examples.NO_PROBLEMS))
                .isEmpty();
    }

    @Test
    void aRunWithoutAnEndHasFailed() {
        StoreLog log = begin();
        log.close();
        assertThat(runs.find(log.id()).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void aRunIsLostWhenItsProcessIsGone() throws Exception {
        StoreLog log = begin();
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        store.write(connection -> Sql.update(connection, "UPDATE runs SET pid = ?", dead.pid()));
        assertThat(runs.find(log.id()).status()).isEqualTo(Status.LOST);
        store.write(connection -> Sql.update(connection, "UPDATE runs SET host = 'elsewhere'"));
        assertThat(runs.find(log.id()).status()).isEqualTo(Status.RUNNING);
    }

    /** The number is this process's, but then it trained when this process was not yet there. */
    @Test
    void aRunIsLostWhenAnotherProcessHasItsNumber() {
        StoreLog log = begin();
        store.write(connection -> Sql.update(connection, "UPDATE runs SET started = 1000"));
        assertThat(runs.find(log.id()).status()).isEqualTo(Status.LOST);
    }

    @Test
    void aRunIsFoundByTheBeginningOfItsIdAndRemovedWithAllOfIt() {
        StoreLog log = begin();
        Examples.send(log, Examples.updates(0, 3));
        Examples.send(log, List.of(new TrainEvent.RateCut(2, "halved")));
        assertThat(runs.find(log.id().substring(0, 3)).id()).isEqualTo(log.id());
        runs.remove(log.id());
        assertThat(runs.list()).isEmpty();
        for (String table : List.of("params", "metrics", "peaks", "latest", "decisions")) {
            long rows = store.read(connection -> Sql.number(connection, "SELECT count(*) FROM " + table));
            assertThat(rows).as(table).isZero();
        }
    }

    @Test
    void aLongCurveIsReadInFewPointsWithItsSpikes() {
        StoreLog log = begin();
        for (int step = 0; step < 100_000; step++) {
            double loss = step == 31_234 ? 1e9 : step == 77_777 ? Double.NaN : step == 50_001 ? -5 : 1 + step % 7;
            log.write(new TrainEvent.Updated(step, 0, 0.5, loss, Double.NaN), step);
            if (step % 512 == 0) {
                log.flush();
            }
        }
        log.flush();
        Samples few = runs.sampled(log.id(), "loss", 0, Long.MAX_VALUE, 1_000);
        assertThat(few.size()).isBetween(900, 1_010);
        assertThat(Examples.steps(few))
                .contains(31_234L, 77_777L, 50_001L, 0L, 99_999L)
                .isSorted();
        assertThat(Examples.steps(runs.sampled(log.id(), "loss", 31_000, 32_000, 100)))
                .contains(31_000L, 31_234L, 31_999L)
                .hasSizeBetween(90, 110);
        assertThat(runs.sampled(log.id(), "loss", 31_000, 31_050, 100).size()).isEqualTo(50);
        Samples rest = runs.sampled(log.id(), "loss", 10_001, 99_998, 1_000);
        assertThat(rest.step(rest.size() - 1)).isEqualTo(99_997);
    }
}
