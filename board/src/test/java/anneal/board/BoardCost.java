package anneal.board;

import anneal.lab.store.Store;
import anneal.lab.store.StoreLog;
import anneal.laws.Chromium;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not run by default: what fifty runs of 100,000 updates cost to open and to pan. */
class BoardCost {
    private static final int RUNS = 50;
    private static final int UPDATES = 100_000;
    private static final int TIMES = 5;
    private static final String PAN = "(async () => { const times = []; for (let i = 0; i < 60; i++) {"
            + " const begun = performance.now(); document.querySelector(i % 2 ? '[aria-label=Earlier]' : '[aria-label=Later]').click();"
            + " await new Promise(done => requestAnimationFrame(done)); times.push(performance.now() - begun); }"
            + " times.sort((a, b) => a - b); return `median ${times[30].toFixed(1)}, slowest but three ${times[56].toFixed(1)}`; })()";

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
}
