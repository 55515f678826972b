package anneal.board;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.store.NewRun;
import anneal.lab.store.Store;
import anneal.lab.store.StoreLog;
import anneal.train.TrainEvent;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the watch view gets is what the store holds. */
class WatchLawsTest {
    private static final int WATCHERS = 100;

    @TempDir
    private Path folder;

    private Store store;
    private Board board;

    @BeforeEach
    void start() throws Exception {
        store = Store.open(folder.resolve("anneal.db"));
        board = Boards.of(store.file(), List.of("false"));
    }

    @AfterEach
    void stop() {
        board.close();
        store.close();
    }

    /** The row of a run, once the board knows so many updates of it. */
    private JsonObject row(String id, long last) throws Exception {
        for (int i = 0; i < 1200; i++) {
            JsonElement table =
                    JsonParser.parseString(Asking.get(board, "/api/runs").body());
            for (JsonElement row : table.getAsJsonObject().getAsJsonArray("rows")) {
                JsonObject run = row.getAsJsonObject();
                if (run.get("id").getAsString().equals(id) && run.get("last").getAsLong() >= last) {
                    return run;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the board does not know run " + id);
    }

    private JsonObject picture(String id, String more) throws Exception {
        return Asking.post(board, "/api/picture", "{\"runs\": [\"" + id + "\"], \"curves\": [\"loss\"]" + more + "}")
                .getAsJsonObject();
    }

    private static JsonObject line(JsonObject picture) {
        return picture.getAsJsonArray("lines").get(0).getAsJsonObject();
    }

    @Test
    void aShortCurveIsDrawnAsItIs() throws Exception {
        StoreLog log = RecordedRuns.begin(store, "cosine", 300);
        RecordedRuns.updates(log, 0, 300);
        log.write(new TrainEvent.RateCut(200, "cut to 0.01"), System.currentTimeMillis());
        RecordedRuns.end(log, 300);
        JsonObject row = row(log.id(), 299);
        assertThat(row.get("name").getAsString()).isEqualTo("cosine");
        assertThat(row.get("updates").getAsLong()).isEqualTo(300);
        JsonObject picture = picture(log.id(), "");
        assertThat(line(picture).getAsJsonArray("y")).hasSize(300);
        assertThat(line(picture).getAsJsonArray("y").get(41).getAsDouble()).isEqualTo(42);
        assertThat(picture.getAsJsonArray("marks").toString())
                .contains("\"step\":200")
                .contains("cut to 0.01");
    }

    @Test
    void aLongCurveKeepsItsSpikes() throws Exception {
        StoreLog log = RecordedRuns.begin(store, "long", 20_000);
        RecordedRuns.updates(log, 0, 20_000);
        row(log.id(), 19_999);
        JsonArray y = line(picture(log.id(), ", \"columns\": 200")).getAsJsonArray("y");
        assertThat(y.size()).isLessThanOrEqualTo(2 * 201);
        assertThat(y.asList().stream()
                        .filter(value -> value.getAsDouble() == 1e6)
                        .count())
                .isEqualTo(20);
        log.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            epoch  | 1.5  | 1.98 | 150 | 198
            update | 150  | 198  | 150 | 198
            """)
    void aStretchIsCutOut(String along, double from, double to, double first, double last) throws Exception {
        StoreLog log = RecordedRuns.begin(store, "cut", 300);
        RecordedRuns.updates(log, 0, 300);
        row(log.id(), 299);
        JsonArray y = line(picture(log.id(), ", \"along\": \"" + along + "\", \"from\": " + from + ", \"to\": " + to))
                .getAsJsonArray("y");
        assertThat(y.get(0).getAsDouble()).isEqualTo(1 + first);
        assertThat(y.get(y.size() - 1).getAsDouble()).isEqualTo(1 + last);
        log.close();
    }

    @Test
    void everyWatcherHearsEveryPointAndTheLast() throws Exception {
        StoreLog log = RecordedRuns.begin(store, "live", 400);
        RecordedRuns.updates(log, 0, 1);
        row(log.id(), 0);
        try (Watchers watchers = new Watchers(WATCHERS, board, log.id(), 0, 399)) {
            for (int i = 1; i < 400; i += 21) {
                RecordedRuns.updates(log, i, i + 21);
                Thread.sleep(20);
            }
            RecordedRuns.end(log, 400);
            assertThat(watchers.heard())
                    .hasSize(WATCHERS)
                    .allSatisfy(losses ->
                            assertThat(losses).hasSize(399).startsWith(2.0, 3.0).endsWith(400.0));
        }
    }

    @Test
    void theRunOfARangeTestHasItsPicture() throws Exception {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg'/>";
        Files.writeString(folder.resolve("range.svg"), svg);
        StoreLog test = RecordedRuns.begin(store, "test", 1, new NewRun.Origin("find", "g2", folder, "test"));
        StoreLog run = RecordedRuns.begin(store, "run", 1, new NewRun.Origin("train", "g3", folder, "test"));
        RecordedRuns.end(test, 1);
        RecordedRuns.end(run, 1);
        assertThat(row(test.id(), -1).get("pictured").getAsBoolean()).isTrue();
        assertThat(row(run.id(), -1).get("pictured").getAsBoolean()).isFalse();
        assertThat(Asking.get(board, "/api/range?run=" + test.id()).body()).isEqualTo(svg);
        assertThat(Asking.get(board, "/api/range?run=" + run.id()).body())
                .isEqualTo("{\"error\":\"run " + run.id() + " is no range test that has left a picture\"}");
    }

    @Test
    void aStoreInThePlaceOfOneThatWasRemovedIsRead() throws Exception {
        RecordedRuns.end(RecordedRuns.begin(store, "old", 1), 1);
        store.close();
        for (String file : List.of("anneal.db", "anneal.db-wal", "anneal.db-shm")) {
            Files.deleteIfExists(folder.resolve(file));
        }
        store = Store.open(folder.resolve("anneal.db"));
        StoreLog log = RecordedRuns.begin(store, "new", 300);
        RecordedRuns.updates(log, 0, 300);
        assertThat(row(log.id(), 299).get("name").getAsString()).isEqualTo("new");
        assertThat(Asking.get(board, "/api/runs").body()).doesNotContain("\"old\"");
        log.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"runs": ["none"], "curves": ["loss"]}     | no run none in
            {"runs": [], "curves": [], "along": "day"} | along must be update, epoch or time, but was day
            {"runs": [], "curves": [3]}                | curves must hold strings, but held 3
            {"runs": [], "files": ["/etc/passwd"]}     | unknown key "files"
            """)
    void oneLineForEachMistake(String request, String message) throws Exception {
        assertThat(Asking.error(Asking.post(board, "/api/picture", request))).startsWith(message);
    }

    @Test
    void aCurveThatIsNoneIsRefused() throws Exception {
        assertThat(Asking.get(board, "/api/live?curves=x").body())
                .isEqualTo("{\"error\":\"a curve must be like ID:STEP:NAME, but was \\\"x\\\"\"}");
    }
}
