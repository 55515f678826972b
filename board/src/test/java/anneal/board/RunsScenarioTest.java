package anneal.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anneal.lab.store.Runs;
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

    @TempDir
    private Path folder;

    private Store store;
    private Board board;
    private Chromium chromium;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Chromium.isThere(), "without chromium the scenarios are skipped");
        store = Store.open(folder.resolve("anneal.db"));
        board = Boards.of(store.file(), Boards.WAITING);
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
        chromium.await("document.querySelectorAll('tbody input:checked').length === 2");
        RecordedRuns.updates(live, 100, 300);
        RecordedRuns.end(live, 300);
        chromium.await("[...document.querySelectorAll('tr.finished')].length === 2");
        chromium.await("document.querySelector('tbody').textContent.includes('100 %')");
        assertThat(chromium.unreadable()).isEmpty();
        chromium.photograph(PICTURES.resolve("watch-light.png"));
        chromium.ask("const filter = document.querySelector('[type=search]'); filter.value = 'cosine(0.1';"
                + " filter.dispatchEvent(new Event('input'))");
        chromium.await("document.querySelectorAll('tbody tr').length === 1");
        chromium.ask("document.querySelector('tbody input').click()");
        chromium.await("!decodeURIComponent(location.hash).includes('" + live.id() + "')");
        chromium.look(390, 844, true);
        assertThat(chromium.ask("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo("true");
        assertThat(chromium.unreadable()).isEmpty();
        chromium.photograph(PICTURES.resolve("watch-phone-dark.png"));
    }

    @Test
    void aRunThatBeginsIsDrawnUnlessOthersWereChosen() throws Exception {
        chromium.open(board.address() + "#/watch");
        chromium.await("document.querySelectorAll('.plot canvas').length === 4");
        StoreLog first = RecordedRuns.begin(store, "first", 300);
        RecordedRuns.updates(first, 0, 300);
        RecordedRuns.end(first, 300);
        chromium.await("document.querySelector('.plot').getAttribute('aria-description') === 'update 0 to 299'");
        chromium.ask("document.querySelector('tbody input').click()");
        chromium.await("document.querySelectorAll('tbody input:checked').length === 0");
        RecordedRuns.end(RecordedRuns.begin(store, "second", 300), 300);
        chromium.await("document.querySelectorAll('tbody tr').length === 2");
        assertThat(chromium.ask("document.querySelectorAll('tbody input:checked').length"))
                .isEqualTo("0");
    }

    @Test
    void aRunThatIsRemovedLeavesThePage() throws Exception {
        StoreLog kept = RecordedRuns.begin(store, "kept", 200);
        RecordedRuns.updates(kept, 0, 200);
        RecordedRuns.end(kept, 200);
        StoreLog removed = RecordedRuns.begin(store, "removed", 300);
        RecordedRuns.updates(removed, 0, 300);
        RecordedRuns.end(removed, 300);
        chromium.open(board.address() + "#/watch");
        chromium.await("document.querySelector('.plot').getAttribute('aria-description') === 'update 0 to 299'");
        new Runs(store).remove(removed.id());
        chromium.await("document.querySelector('.plot').getAttribute('aria-description') === 'update 0 to 199'");
        assertThat(chromium.ask("document.querySelectorAll('tbody tr').length")).isEqualTo("1");
        assertThat(chromium.ask("document.getElementById('message').textContent"))
                .isEmpty();
    }

    /** Waits until the first chart shows a stretch. */
    private void awaitStretch(double from, double to) throws Exception {
        chromium.await("(([, least, , most]) => Math.abs(least - " + from + ") < 5 && Math.abs(most - " + to + ") < 5)"
                + "(document.querySelector('.plot').getAttribute('aria-description').split(' '))");
    }

    /** What the chart of the loss says where the pointer is, which is moved until it says something. */
    private String reading(double x, double y) throws Exception {
        String said = "";
        for (int move = 0; move < 400 && said.isEmpty(); move++) {
            chromium.point(x + move % 2, y);
            Thread.sleep(25);
            said = chromium.ask("document.querySelector('[aria-label=Loss] output').textContent");
        }
        return said;
    }

    @Test
    void aStretchIsZoomedByDraggingAndByButtons() throws Exception {
        StoreLog log = RecordedRuns.begin(store, "long", 1001);
        RecordedRuns.updates(log, 0, 1001);
        RecordedRuns.end(log, 1001);
        chromium.open(board.address() + "#/watch");
        chromium.await("document.querySelector('.plot').getAttribute('aria-description') === 'update 0 to 1000'");
        String[] box = chromium.ask("(({x, y, width, height}) => [x, y, width, height].join())"
                        + "(document.querySelector('.u-over').getBoundingClientRect())")
                .split(",");
        double x = Double.parseDouble(box[0]);
        double width = Double.parseDouble(box[2]);
        double y = Double.parseDouble(box[1]) + Double.parseDouble(box[3]) / 2;
        assertThat(reading(x + width / 2, y)).matches("update (49|50)\\d.*");
        chromium.drag(x + width / 4, y, x + 3 * width / 4, y);
        awaitStretch(250, 750);
        chromium.press("+");
        awaitStretch(375, 625);
        chromium.ask("document.querySelector('[aria-label=Later]').click()");
        awaitStretch(437.5, 687.5);
        chromium.ask("document.querySelector('[aria-label=Farther]').click()");
        awaitStretch(312.5, 812.5);
        chromium.press("All");
        awaitStretch(0, 1000);
    }

    @Test
    void aRunIsStartedPausedStoppedAndResumed() throws Exception {
        chromium.open(board.address() + "#/start");
        chromium.await("document.querySelectorAll('[aria-label=\"What a rate does\"] canvas').length === 3");
        chromium.ask("document.querySelector('.go').click()");
        chromium.await("document.querySelector('article strong').textContent === 'running'");
        chromium.press("Pause");
        chromium.await("document.querySelector('article strong').textContent === 'paused'");
        chromium.press("Continue");
        chromium.await("document.querySelector('article strong').textContent === 'running'");
        assertThat(chromium.unreadable()).isEmpty();
        chromium.photograph(PICTURES.resolve("start-light.png"));
        chromium.look(1280, 1000, true);
        assertThat(chromium.unreadable()).isEmpty();
        chromium.await("document.querySelector('article pre').textContent.includes('--out=')");
        chromium.press("Stop");
        chromium.await("document.querySelector('article strong').textContent === 'stopped'");
        chromium.press("Resume");
        chromium.await("document.querySelector('article pre').textContent.includes('--resume=')");
    }
}
