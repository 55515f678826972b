package anneal.spark;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.Lanes;
import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.lab.search.Choosing;
import anneal.lab.search.Executor;
import anneal.lab.search.Journal;
import anneal.lab.search.Judge;
import anneal.lab.search.Leg;
import anneal.lab.search.LocalExecutor;
import anneal.lab.search.Regime;
import anneal.lab.search.Result;
import anneal.lab.search.SearchPlan;
import anneal.lab.search.SearchSpace;
import anneal.lab.search.Subject;
import anneal.lab.search.Tuned;
import anneal.lab.search.Tuner;
import anneal.notation.Space;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search is the same wherever its trials are trained, and whatever happens there. */
class SparkLawsTest {
    private static final Run RUN =
            RunFile.parse("images = 512\nepochs = 6\nbatch = 32\nhidden = [9]\nvalidation = \"25%\"\n", "test");
    private static final Subject SUBJECT = new Subject(RUN, RUN.split(RUN.load()), Judge.RANK_SUM);

    @TempDir
    private static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = new Cluster(folder);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static SearchPlan plan() {
        SearchSpace space = new SearchSpace(
                List.of(new SearchSpace.Arm(
                        Space.parse("sgd(momentum=0.9)"), Space.parse("cosine(1e-3..1 log, 100%)"))),
                RUN,
                RUN.clock(SUBJECT.split().train()));
        return new SearchPlan(
                SUBJECT, space, Choosing.by(Choosing.Method.TPE), Regime.Halving.thirds(6), 40, SearchPlan.AHEAD);
    }

    private static Executor local() {
        return new LocalExecutor(SUBJECT, new Lanes(1, 1));
    }

    private static Executor spark() {
        return new SparkExecutor(cluster.application(), SUBJECT);
    }

    private static List<Tuned.Step> search(Executor executor, Journal journal, int interruptAfter) {
        try (executor) {
            List<Tuned.Step> steps = new Tuner(plan(), executor, journal, tuned -> {
                        if (tuned.get().steps().size() == interruptAfter) {
                            Thread.currentThread().interrupt();
                        }
                    })
                    .search()
                    .steps();
            Thread.interrupted();
            return steps.stream()
                    .map(step -> new Tuned.Step(step.trial(), step.leg(), timeless(step.result())))
                    .toList();
        }
    }

    private static Result timeless(Result result) {
        return new Result(
                result.ending(),
                result.loss(),
                result.accuracy(),
                result.averagedLoss(),
                result.probedLoss(),
                result.epochs(),
                0);
    }

    @Test
    void aSearchIsTheSameAsOnOneMachine() {
        List<Tuned.Step> expected = search(local(), Journal.inMemory(), -1);
        assertThat(expected).anyMatch(step -> step.leg().from() > 0);
        assertThat(search(spark(), Journal.inMemory(), -1)).isEqualTo(expected);
    }

    @Test
    void aNewDriverGoesOnWhereAnotherWasEnded() {
        List<Tuned.Step> expected = search(local(), Journal.inMemory(), -1);
        Journal journal = Journal.inMemory();
        List<Tuned.Step> before = search(spark(), journal, 3);
        assertThat(before).hasSizeBetween(3, expected.size() - 1).isEqualTo(expected.subList(0, before.size()));
        assertThat(search(spark(), journal, -1)).isEqualTo(expected);
    }

    @Test
    void aWorkerThatIsKilledLosesNoTrial() throws IOException, InterruptedException {
        List<Leg> legs = IntStream.range(0, 24)
                .mapToObj(i -> new Leg(i, i, "sgd(momentum=0.9)", "0.0" + (i + 1), i, i, 0, 6))
                .toList();
        List<Result> there = new ArrayList<>();
        Set<Integer> numbers = new TreeSet<>();
        try (Executor executor = spark()) {
            legs.forEach(executor::start);
            for (int i = 0; i < legs.size(); i++) {
                if (i == 4) {
                    cluster.killWorker();
                }
                Executor.Done done = executor.take();
                assertThat(done.failure()).isNull();
                numbers.add(done.leg().number());
                there.add(timeless(done.result()));
            }
        }
        cluster.replaceWorker();
        assertThat(numbers).hasSize(legs.size());
        List<Result> here = legs.stream()
                .map(leg -> timeless(SUBJECT.train(leg, null, 1).result()))
                .toList();
        assertThat(there).containsExactlyInAnyOrderElementsOf(here);
    }

    @Test
    void whatIsWrongWithALegIsSaidInItsOwnWords() throws InterruptedException {
        try (Executor executor = spark()) {
            executor.start(new Leg(0, 0, "sgd(momentum=0.9)", "nosuch(0.1)", 0, 0, 0, 6));
            Throwable failure = executor.take().failure();
            assertThat(failure).hasMessageContaining("nosuch");
        }
    }
}
