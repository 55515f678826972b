package anneal.board;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.data.Split;
import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.lab.store.NewRun;
import anneal.lab.store.Store;
import anneal.lab.store.StoreLog;
import anneal.laws.Chromium;
import anneal.record.Recorder;
import anneal.train.Learner;
import anneal.train.TrainEvent;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not run by default: what fifty runs of 100,000 updates cost to open and to pan, a first visit, and a hundred watchers. */
class BoardCost {
    private static final int RUNS = 50;
    private static final int UPDATES = 100_000;
    private static final int TIMES = 5;
    private static final String PAN = "(async () => { const times = []; for (let i = 0; i < 60; i++) {"
            + " const begun = performance.now(); document.querySelector(i % 2 ? '[aria-label=Earlier]' : '[aria-label=Later]').click();"
            + " await new Promise(done => requestAnimationFrame(done)); times.push(performance.now() - begun); }"
            + " times.sort((a, b) => a - b); return `median ${times[30].toFixed(1)}, slowest but three ${times[56].toFixed(1)}`; })()";

    private static final int WATCHERS = 100;
    private static final int PAIRS = 5;
    private static final int POINTS = 60;
    private static final int MILLIS_A_POINT = 100;

    /** Six updates an epoch of some 40 ms each. */
    private static final String WATCHED_RUN = "images = 3072\nbatch = 512\nhidden = [1000]\nepochs = 10\n";

    @TempDir
    private Path folder;

    @Test
    void openAndPan() throws Exception {
        Path file = folder.resolve("anneal.db");
        write(file);
        Chromium chromium = Chromium.start();
        try (Board board = Boards.of(file, List.of("false"))) {
            chromium.look(1280, 1000, false);
            String address = board.address() + "#/watch?run=" + String.join("&run=", ids(board));
            for (int i = 0; i < TIMES; i++) {
                long begun = System.nanoTime();
                chromium.open(address);
                chromium.await("document.querySelectorAll('tbody input:checked').length === " + RUNS
                        + " && performance.getEntriesByType('resource')"
                        + ".filter(entry => entry.name.endsWith('/api/picture')).length === 4");
                System.out.printf(Locale.ROOT, "opened in %.0f ms%n", (System.nanoTime() - begun) / 1e6);
            }
            chromium.ask("document.querySelector('[aria-label=Closer]').click()");
            Thread.sleep(3_000);
            System.out.println("milliseconds to a frame: " + chromium.ask(PAN));
        } finally {
            chromium.end();
        }
    }

    private static void write(Path file) {
        try (Store store = Store.open(file)) {
            for (int run = 0; run < RUNS; run++) {
                StoreLog log = RecordedRuns.begin(store, "run " + run, UPDATES);
                RecordedRuns.updates(log, 0, UPDATES);
                RecordedRuns.end(log, UPDATES);
            }
        }
    }

    private static List<String> ids(Board board) throws Exception {
        List<String> ids = new ArrayList<>();
        while (ids.size() < RUNS) {
            ids.clear();
            JsonArray rows = JsonParser.parseString(
                            Asking.get(board, "/api/runs").body())
                    .getAsJsonObject()
                    .getAsJsonArray("rows");
            for (JsonElement row : rows) {
                ids.add(row.getAsJsonObject().get("id").getAsString());
            }
        }
        return ids;
    }

    @Test
    void firstChart() throws Exception {
        for (int visit = 0; visit < TIMES; visit++) {
            Chromium chromium = Chromium.start();
            try (Board board = Boards.start("localhost", 0, null)) {
                chromium.look(1280, 1000, false);
                System.out.printf(
                        Locale.ROOT,
                        "first chart of a new board in a new browser after %.0f ms, then %.0f, %.0f%n",
                        firstChart(chromium, board),
                        firstChart(chromium, board),
                        firstChart(chromium, board));
            } finally {
                chromium.end();
            }
        }
    }

    private static double firstChart(Chromium chromium, Board board) throws Exception {
        chromium.open(board.address() + "#/design");
        chromium.await("performance.getEntriesByName('chart').length > 0");
        return Double.parseDouble(chromium.ask("performance.getEntriesByName('chart')[0].startTime"));
    }

    /** The board and its watchers are in this process, too, so that a board of its own can only cost less. */
    @Test
    void watchers() throws Exception {
        Run run = RunFile.parse(WATCHED_RUN, "the run that is watched");
        Split split = run.split(run.load());
        List<Double> ratios = new ArrayList<>();
        try (Store store = Store.open(folder.resolve("anneal.db"));
                Board board = Boards.of(store.file(), List.of("false"))) {
            trained(run, split, store, board, WATCHERS);
            for (int pair = 0; pair < PAIRS; pair++) {
                double alone = trained(run, split, store, board, 0);
                double watched = trained(run, split, store, board, WATCHERS);
                ratios.add(watched / alone);
                System.out.printf(
                        Locale.ROOT, "CPU time of the training thread %.3f s, watched %.3f s%n", alone, watched);
            }
        }
        ratios.sort(null);
        System.out.printf(Locale.ROOT, "ratios %s, median %.4f%n", ratios, ratios.get(PAIRS / 2));
    }

    /** Seconds of CPU time that a training takes its thread, at ten updates a second; all watchers must hear of the last one. */
    private static double trained(Run run, Split split, Store store, Board board, int count) throws Exception {
        NewRun.Origin origin = new NewRun.Origin("train", "g1", Path.of("runs"), "test");
        StoreLog log = StoreLog.begin(store, new NewRun("watched", run, origin, null), problem -> {
            throw new AssertionError(problem);
        });
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (Watchers watchers = new Watchers(count, board, log.id(), -1, POINTS - 1);
                Learner learner = run.start(split.train(), 1)) {
            long before;
            long after;
            try (Recorder recorder = new Recorder(List.of(log))) {
                before = threads.getCurrentThreadCpuTime();
                run.training(learner, split).run(event -> {
                    recorder.accept(event);
                    if (event instanceof TrainEvent.Updated) {
                        pause();
                    }
                });
                after = threads.getCurrentThreadCpuTime();
            }
            assertThat(watchers.heard())
                    .hasSize(count)
                    .allSatisfy(losses -> assertThat(losses).hasSize(POINTS));
            return (after - before) / 1e9;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(MILLIS_A_POINT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
