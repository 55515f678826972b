package anneal.spark;

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
import anneal.lab.search.Tuner;
import anneal.notation.Space;
import anneal.train.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark adds to a trial: 200 short ones on two workers and on two local lanes, in turn. Run by {@code benchmarks/spark}. */
class SparkOverhead {
    private static final int TRIALS = 200;
    private static final int ROUNDS = 3;
    private static final int WORKERS = 2;
    private static final Run RUN =
            RunFile.parse("images = 512\nepochs = 2\nbatch = 32\nvalidation = \"25%\"\n", "overhead");

    @TempDir
    private static Path folder;

    @Test
    void measure() throws IOException, InterruptedException {
        Subject subject = new Subject(RUN, RUN.split(RUN.load()), Judge.AS_IS);
        double[] overheads = new double[ROUNDS];
        try (Cluster cluster = new Cluster(folder);
                Executor spark = new SparkExecutor(cluster.application(), subject);
                Executor local = new LocalExecutor(subject, new Lanes(WORKERS, 1))) {
            seconds(spark);
            seconds(local);
            for (int round = 0; round < ROUNDS; round++) {
                double here = seconds(local);
                double there = seconds(spark);
                overheads[round] = 1000 * (there - here) * WORKERS / TRIALS;
                System.out.printf(
                        Locale.ROOT,
                        "%d trials: local %.2f s, Spark %.2f s: %.1f ms more for a trial%n",
                        TRIALS,
                        here,
                        there,
                        overheads[round]);
            }
        }
        Arrays.sort(overheads);
        System.out.printf(Locale.ROOT, "median %.1f ms a trial%n", overheads[ROUNDS / 2]);
    }

    /** How many tasks a driver gets through when there is nothing to train: these name no schedule, which is their answer. */
    @Test
    void dispatch() throws IOException, InterruptedException {
        Subject subject = new Subject(RUN, RUN.split(RUN.load()), Judge.AS_IS);
        try (Cluster cluster = new Cluster(folder.resolve("dispatch"));
                Executor spark = new SparkExecutor(cluster.application(), subject)) {
            all(spark, "nosuch(1)");
            double seconds = all(spark, "nosuch(1)");
            System.out.printf(Locale.ROOT, "%.0f empty tasks a second%n", TRIALS / seconds);
        }
    }

    /** What asking and telling cost the driver, by the number of trials, all trained to the end or a third of them. */
    @Test
    void asking() {
        Subject subject = new Subject(RUN, RUN.split(RUN.load()), Judge.RANK_SUM);
        SearchSpace space = new SearchSpace(
                List.of(new SearchSpace.Arm(
                        Space.parse("sgd(momentum=0.8..0.99)"), Space.parse("cosine(1e-3..1 log, 100%)"))),
                RUN,
                RUN.clock(subject.split().train()));
        for (int trials : new int[] {100, 500, 1000, 2000, 10_000}) {
            ask(subject, space, new Regime.Full(), 2.0 * trials);
            ask(subject, space, Regime.Halving.thirds(2), 4.0 * trials / 3);
        }
    }

    private static void ask(Subject subject, SearchSpace space, Regime regime, double budget) {
        SearchPlan plan = new SearchPlan(subject, space, Choosing.by(Choosing.Method.TPE), regime, budget, 200);
        long start = System.nanoTime();
        int trials = new Tuner(plan, new Instant(), Journal.inMemory(), tuned -> {})
                .search()
                .trials()
                .size();
        System.out.printf(
                Locale.ROOT,
                "%d trials asked and told in %.1f s, %s%n",
                trials,
                (System.nanoTime() - start) / 1e9,
                regime);
    }

    /** Has every leg done at once. */
    private static final class Instant implements Executor {
        private final Deque<Done> done = new ArrayDeque<>();

        @Override
        public void start(Leg leg) {
            double loss = leg.schedule().hashCode() % 1000 / 1000.0;
            done.add(new Done(leg, new Result(Ending.COMPLETE, loss, 0.5, loss, loss, leg.to() - leg.from(), 0), null));
        }

        @Override
        public Done take() {
            return done.remove();
        }

        @Override
        public void close() {}
    }

    private static double seconds(Executor executor) throws InterruptedException {
        return all(executor, "0.03");
    }

    /** The time all trials take; four are under way at any time. */
    private static double all(Executor executor, String schedule) throws InterruptedException {
        long start = System.nanoTime();
        int begun = 0;
        for (int over = 0; over < TRIALS; over++) {
            while (begun < TRIALS && begun < over + 2 * WORKERS) {
                executor.start(new Leg(begun, begun, "sgd(momentum=0.9)", schedule, begun, begun, 0, 2));
                begun++;
            }
            executor.take();
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
