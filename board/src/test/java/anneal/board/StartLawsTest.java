package anneal.board;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.store.NewRun;
import anneal.lab.store.Store;
import anneal.lab.store.StoreLog;
import anneal.train.Ending;
import anneal.train.TrainEvent;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is started from the page, with a shell in the place of the command line: it prints its words and waits. */
@DisabledOnOs(OS.WINDOWS)
class StartLawsTest {
    @TempDir
    private Path folder;

    private Board board;

    @BeforeEach
    void start() throws Exception {
        board = Boards.of(folder.resolve("anneal.db"), Boards.WAITING);
    }

    @AfterEach
    void stop() {
        board.close();
    }

    private JsonObject started() throws Exception {
        return Asking.post(
                        board, "/api/start", "{\"command\": \"train\", \"flags\": {\"schedule\": [\"--out=/ 'x'\"]}}")
                .getAsJsonObject();
    }

    private JsonObject act(String action) throws Exception {
        return Asking.post(board, "/api/act", "{\"job\": 1, \"action\": \"" + action + "\"}")
                .getAsJsonObject();
    }

    /** The job once what it says has such a part. */
    private JsonObject job(String name, String value) throws Exception {
        Pattern part = Pattern.compile(value);
        for (int i = 0; i < 1200; i++) {
            JsonElement jobs =
                    JsonParser.parseString(Asking.get(board, "/api/jobs").body());
            JsonObject job = jobs.getAsJsonArray().get(0).getAsJsonObject();
            if (part.matcher(job.get(name).toString()).find()) {
                return job;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("never " + name + " " + value);
    }

    @Test
    void aValueIsOneWordAndTheFolderIsTheBoards() throws Exception {
        started();
        JsonElement said = job("said", "--out=/").get("said");
        assertThat(said.toString()).startsWith("[\"train\",\"--schedule=--out=/ 'x'\",\"--out=" + folder.toRealPath());
    }

    @Test
    void aRunPausesGoesOnStopsAndResumes() throws Exception {
        assertThat(started().get("status").getAsString()).isEqualTo("running");
        assertThat(act("pause").get("status").getAsString()).isEqualTo("paused");
        assertThat(act("continue").get("status").getAsString()).isEqualTo("running");
        job("said", "--out=");
        assertThat(act("pause").get("status").getAsString()).isEqualTo("paused");
        act("stop");
        assertThat(job("status", "stopped").get("resumable").getAsBoolean()).isTrue();
        assertThat(act("resume").get("status").getAsString()).isEqualTo("running");
        assertThat(job("said", "--resume=").get("status").getAsString()).isEqualTo("running");
    }

    @Test
    void aRunThatHadEndedWhenItWasStoppedHasFinished() throws Exception {
        Path place = Path.of(started().get("folder").getAsString());
        NewRun.Origin origin = new NewRun.Origin("train", "g1", place, "test");
        try (Store store = Store.open(folder.resolve("anneal.db"))) {
            RecordedRuns.end(RecordedRuns.begin(store, "ended", 1, origin), 1);
        }
        act("stop");
        assertThat(job("status", "finished").get("resumable").getAsBoolean()).isFalse();
        assertThat(Asking.error(act("stop"))).isEqualTo("job 1 must be running, but is finished");
    }

    @Test
    void aRunThatWasStoppedBeforeTheBoardWasStartedGoesOn() throws Exception {
        Path place = Files.createDirectories(folder.resolve("earlier"));
        NewRun.Origin origin = new NewRun.Origin("train", "g1", place, "test");
        String id;
        try (Store store = Store.open(folder.resolve("anneal.db"))) {
            StoreLog log = RecordedRuns.begin(store, "earlier", 1, origin);
            log.write(new TrainEvent.Ended(Ending.INTERRUPTED, 1), System.currentTimeMillis());
            log.close();
            id = log.id();
        }
        String request = "{\"run\": \"" + id + "\"}";
        awaitRun(id);
        assertThat(Asking.error(Asking.post(board, "/api/resume", request)))
                .isEqualTo("run " + id
                        + " must be a train that was stopped and has checkpoints, but is a train that is stopped");
        Files.createDirectory(place.resolve("checkpoints"));
        Asking.post(board, "/api/resume", request);
        assertThat(job("said", "--out=").get("said").toString())
                .isEqualTo("[\"train\",\"--resume=" + place + "\",\"--out=" + place + "\"]");
    }

    private void awaitRun(String id) throws Exception {
        while (!Asking.get(board, "/api/runs").body().contains(id)) {
            Thread.sleep(50);
        }
    }

    @Test
    void whatWasStoppedBeforeItBeganBegins() throws Exception {
        started();
        job("said", "--out=");
        try (Stream<Path> files = Files.list(folder.resolve("anneal-board"))) {
            Files.delete(files.findFirst().orElseThrow());
        }
        act("stop");
        job("status", "stopped");
        act("resume");
        assertThat(job("said", "--out=.*--out=").get("said").toString()).doesNotContain("--resume");
    }

    @Test
    void aSearchResumesWithItsFlags() throws Exception {
        Asking.post(board, "/api/start", "{\"command\": \"tune\", \"flags\": {\"budget\": [\"9ep\"]}}");
        job("said", "--out=");
        act("stop");
        assertThat(job("status", "stopped").get("resumable").getAsBoolean()).isTrue();
        act("resume");
        assertThat(job("said", "--resume").get("said").toString())
                .contains("\"tune\",\"--budget=9ep\",\"--out=")
                .endsWith("\"--resume\"]");
    }

    @Test
    void atMostFourAreUnderWay() throws Exception {
        for (int i = 0; i < 4; i++) {
            started();
        }
        assertThat(Asking.error(started())).isEqualTo("at most 4 commands can be under way at once");
        act("stop");
        job("status", "stopped");
        started();
        assertThat(Asking.error(act("resume"))).isEqualTo("at most 4 commands can be under way at once");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"command": "data", "flags": {}}                             | command must be train, compare, find or tune, but was data
            {"command": "train", "flags": {"out": ["/tmp"]}}             | unknown key "out"
            {"command": "train", "flags": {"data": ["/etc/passwd"]}}     | data must be one of built-in, cifar10, mnist, fashion-mnist, but was /etc/passwd
            {"command": "train", "flags": {"epochs": ["1", 2]}}          | epochs must hold strings, but held 2
            {"command": "train", "flags": []}                            | flags must hold an object, but held []
            """)
    void oneLineForEachMistake(String request, String message) throws Exception {
        assertThat(Asking.error(Asking.post(board, "/api/start", request))).isEqualTo(message);
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        assertThat(Asking.error(act("stop"))).isEqualTo("there is no job 1");
        started();
        assertThat(Asking.error(act("resume")))
                .isEqualTo("job 1 must be a stopped train or tune, but is a train that is running");
        assertThat(Asking.error(act("jump"))).isEqualTo("action must be pause, continue, stop or resume, but was jump");
    }
}
