package anneal.benchmarks;

import anneal.lab.RunFile;
import anneal.lab.store.NewRun;
import anneal.lab.store.Runs;
import anneal.lab.store.Store;
import anneal.lab.store.StoreLog;
import anneal.lab.store.StoredRun;
import anneal.train.Ending;
import anneal.train.TrainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Measures how fast a run store takes down updates, a rate and a loss each, and how fast it shows the losses of all runs in
 * 1,000 points each: as a whole, and a tenth of them.
 */
final class StoreBenchmark {
    private static final int POINTS = 1_000;
    private static final int EVENTS_AT_ONCE = 512;
    private static final int TURNS = 5;

    private StoreBenchmark() {}

    /** Arguments: runs (50) and updates of each (100,000). */
    public static void main(String[] arguments) throws IOException {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int updates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        Path file = Files.createTempDirectory("store").resolve("anneal.db");
        long start = System.nanoTime();
        try (Store store = Store.open(file)) {
            for (int i = 0; i < runs; i++) {
                write(store, i, updates);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d runs of %,d updates: %.1f us an update, %.0f MB%n",
                runs,
                updates,
                1e6 * seconds / runs / updates,
                Files.size(file) / 1e6);
        for (int i = 0; i < TURNS; i++) {
            read(file, updates);
        }
    }

    private static void write(Store store, int seed, int updates) {
        NewRun.Origin origin = new NewRun.Origin("benchmark", "g", null, "");
        StoreLog log = StoreLog.begin(
                store, new NewRun("run " + seed, RunFile.STANDARD.withSeed(seed), origin, null), System.err::println);
        SplittableRandom random = new SplittableRandom(seed);
        for (int step = 0; step < updates; step++) {
            log.write(new TrainEvent.Updated(step, step / 1_000, 0.1, random.nextDouble(), Double.NaN), step);
            if (step % EVENTS_AT_ONCE == EVENTS_AT_ONCE - 1) {
                log.flush();
            }
        }
        log.write(new TrainEvent.Ended(Ending.COMPLETE, updates), updates);
        log.close();
    }

    private static void read(Path file, int updates) {
        long start = System.nanoTime();
        try (Store store = Store.existing(file)) {
            Runs runs = new Runs(store);
            List<StoredRun> all = runs.list();
            runs.latest();
            all.forEach(run -> runs.sampled(run.id(), "loss", 0, Long.MAX_VALUE, POINTS));
            long whole = System.nanoTime();
            all.forEach(run -> runs.sampled(run.id(), "loss", updates / 2, updates / 2 + updates / 10, POINTS));
            System.out.printf(
                    Locale.ROOT,
                    "opened with all losses in %.0f ms, a tenth of them in %.0f ms%n",
                    (whole - start) / 1e6,
                    (System.nanoTime() - whole) / 1e6);
        }
    }
}
