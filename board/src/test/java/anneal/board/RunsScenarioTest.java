package anneal.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anneal.lab.store.Store;
import anneal.lab.store.StoreLog;
import anneal.laws.Chromium;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs watched, compared, started, paused, stopped and resumed in a real Chromium. */
class RunsScenarioTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String WAITING = "echo \"$@\"; exec sleep 60";

    @TempDir
    private Path folder;

    private Store store;
    private Board board;
    private Chromium chromium;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Chromium.isThere(), "without chromium the scenarios are skipped");
        store = Store.open(folder.resolve("anneal.db"));
        board = Boards.of(store.file(), List.of("sh", "-c", WAITING, "sh"));
        chromium = Chromium.start();
        chromium.look(1280, 1000, false);
    }

    @AfterEach
    void stop() throws Exception {
        if (chromium != null) {
            List<String> complaints = chromium.complaints();
            chromium.end();
            board.close();
            store.close();
            assertThat(complaints).isEmpty();
        }
    }

    private static String press(String name) {
        return "[...document.querySelectorAll('button')].find(button => button.textContent === '" + name + "').click()";
    }

    @Test
    void aLiveRunIsWatchedBesideAnother() throws Exception {
        StoreLog done = RecordedRuns.begin(store, "linear(0.1, 100%)", 300);
        RecordedRuns.updates(done, 0, 300);
        RecordedRuns.end(done, 300);
        StoreLog live = RecordedRuns.begin(store, "cosine(0.1, 100%)", 300);
        RecordedRuns.updates(live, 0, 100);
        chromium.open(board.address() + "#/watch");
        chromium.await("document.querySelectorAll('tbody tr').length === 2");
        chromium.await("document.querySelectorAll('.plot canvas').length === 4");
        assertThat(chromium.ask("document.querySelectorAll('tbody input:checked').length"))
                .isEqualTo("2");
        RecordedRuns.updates(live, 100, 300);
        RecordedRuns.end(live, 300);
        chromium.await("[...document.querySelectorAll('tr.finished')].length === 2");
        chromium.await("document.querySelector('tbody').textContent.includes('100 %')");
        chromium.photograph(PICTURES.resolve("watch-light.png"));
        chromium.ask("const filter = document.querySelector('[type=search]'); filter.value = 'cosine(0.1';"
                + " filter.dispatchEvent(new Event('input'))");
        chromium.await("document.querySelectorAll('tbody tr').length === 1");
        chromium.ask("document.querySelector('tbody input').click()");
        chromium.await("!decodeURIComponent(location.hash).includes('" + live.id() + "')");
        chromium.look(390, 844, true);
        assertThat(chromium.ask("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo("true");
        chromium.photograph(PICTURES.resolve("watch-phone-dark.png"));
    }

    @Test
    void aRunIsStartedPausedStoppedAndResumed() throws Exception {
        chromium.open(board.address() + "#/start");
        chromium.await("document.querySelector('.go')");
        chromium.ask("document.querySelector('.go').click()");
        chromium.await("document.querySelector('article strong').textContent === 'running'");
        chromium.ask(press("Pause"));
        chromium.await("document.querySelector('article strong').textContent === 'paused'");
        chromium.ask(press("Continue"));
        chromium.await("document.querySelector('article strong').textContent === 'running'");
        chromium.photograph(PICTURES.resolve("start-light.png"));
        chromium.ask(press("Stop"));
        chromium.await("document.querySelector('article strong').textContent === 'stopped'");
        chromium.ask(press("Resume"));
        chromium.await("document.querySelector('article pre').textContent.includes('--resume=')");
    }
}
