package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anneal.board.Board;
import anneal.board.Settings;
import anneal.lab.search.RecordedSearch;
import anneal.lab.search.RecordedSearches;
import anneal.lab.store.Runs;
import anneal.lab.store.Samples;
import anneal.lab.store.Store;
import anneal.lab.store.StoredRun;
import anneal.laws.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real training and a real search, started, paused, stopped and resumed from the page in a real Chromium. */
@Timeout(600)
class BoardScenarioTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir
    private Path folder;

    private Board board;
    private Chromium chromium;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Chromium.isThere(), "without chromium the scenarios are skipped");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> anneal = List.of(
                java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Anneal.class.getName());
        board = Board.start(new Settings("localhost", 0, null, store(), anneal));
        chromium = Chromium.start();
        chromium.look(1280, 1000, false);
    }

    @AfterEach
    void stop() throws Exception {
        if (chromium != null) {
            List<String> complaints = chromium.complaints();
            chromium.end();
            board.close();
            assertThat(complaints).isEmpty();
        }
    }

    private Path store() {
        return folder.resolve("anneal.db");
    }

    private void begin(String command) throws Exception {
        chromium.open(board.address() + "#/start");
        chromium.await("document.querySelector('.go')");
        chromium.ask("const what = document.querySelector('select'); what.value = '" + command
                + "'; what.dispatchEvent(new Event('change'))");
    }

    private void fill(String field, String value) throws Exception {
        chromium.ask("[...document.querySelectorAll('.ask label')].find(one => one.firstChild.textContent === '" + field
                + "').lastChild.value = '" + value + "'");
    }

    /** Waits until the newest job stands so. */
    private void awaitJob(String status) throws Exception {
        try {
            chromium.await("document.querySelector('article strong').textContent === '" + status + "'");
        } catch (IllegalStateException e) {
            throw new AssertionError(chromium.ask("document.querySelector('article').textContent"), e);
        }
    }

    private String job(int number, String field) throws Exception {
        return chromium.ask("fetch('/api/jobs').then(answer => answer.json()).then(jobs => jobs[" + (number - 1) + "]."
                + field + ")");
    }

    /** Waits until the only run has got so far. */
    private void awaitUpdate(long update) throws Exception {
        for (String last = lasts(); last.isEmpty() || Long.parseLong(last) <= update; last = lasts()) {
            Thread.sleep(25);
        }
    }

    private void train() throws Exception {
        begin("train");
        fill("images", "4000");
        fill("epochs", "25");
        chromium.press("Start");
        awaitJob("running");
    }

    @Test
    void aTrainingThatWasPausedStoppedAndResumedEndsAsIfItHadNot() throws Exception {
        train();
        awaitUpdate(40);
        chromium.press("Pause");
        awaitJob("paused");
        List<String> paused = losses();
        Thread.sleep(1_000);
        assertThat(losses()).isEqualTo(paused);
        chromium.press("Continue");
        awaitJob("running");
        chromium.press("Stop");
        awaitJob("stopped");
        chromium.press("Resume");
        awaitJob("finished");
        train();
        awaitJob("finished");
        try (Store store = Store.existing(store())) {
            Runs runs = new Runs(store);
            List<StoredRun> both = runs.list();
            assertThat(both).hasSize(2);
            for (String curve : List.of("loss", "rate", "test_loss", "test_accuracy")) {
                assertThat(points(runs, both.get(0), curve)).isNotEmpty().isEqualTo(points(runs, both.get(1), curve));
            }
        }
        assertThat(Path.of(job(1, "folder"), "model.safetensors"))
                .hasSameBinaryContentAs(Path.of(job(2, "folder"), "model.safetensors"));
    }

    private String lasts() throws Exception {
        return chromium.ask("fetch('/api/runs').then(answer => answer.json())"
                + ".then(table => table.rows.map(run => run.last).join())");
    }

    private List<String> losses() {
        try (Store store = Store.existing(store())) {
            Runs runs = new Runs(store);
            return points(runs, runs.list().get(0), "loss");
        }
    }

    private static List<String> points(Runs runs, StoredRun run, String curve) {
        Samples samples = runs.curve(run.id(), curve, 0, Long.MAX_VALUE);
        return IntStream.range(0, samples.size())
                .mapToObj(i -> samples.step(i) + " " + samples.value(i))
                .toList();
    }

    @Test
    void aRangeTestIsStartedAndShowsItsPicture() throws Exception {
        begin("find");
        fill("images", "2000");
        fill("updates", "40");
        fill("seeds", "1");
        chromium.press("Start");
        awaitJob("finished");
        chromium.await("document.querySelector('article .range').naturalWidth === 800");
        chromium.photograph(PICTURES.resolve("range.png"));
        chromium.ask("location.hash = '#/watch'");
        chromium.await("document.querySelector('main .range').naturalWidth === 800");
    }

    @Test
    void aSearchIsWatchedStoppedResumedAndItsWinnerOpened() throws Exception {
        begin("tune");
        fill("schedule", "{cosine(p, 100%), hold(p, half) then linear(p, half)} where p = 1e-3..1 log, half = 50%");
        fill("images", "8000");
        fill("epochs", "6");
        fill("budget", "72ep");
        fill("seeds", "1");
        chromium.press("Start");
        awaitJob("running");
        chromium.ask("location.hash = '#/search'");
        chromium.await("document.querySelectorAll('.pictures svg .trial').length > 8"
                + " && document.querySelector('h2').textContent.endsWith('running')");
        chromium.photograph(PICTURES.resolve("search-running.png"));
        chromium.ask("location.hash = '#/start'");
        chromium.await("document.querySelector('article strong')");
        chromium.press("Stop");
        awaitJob("stopped");
        chromium.press("Resume");
        awaitJob("running");
        chromium.ask("location.hash = '#/search'");
        chromium.await("document.querySelector('h2').textContent.endsWith('finished')");
        RecordedSearch search = recorded();
        assertThat(chromium.ask("document.querySelector('article code').textContent"))
                .isEqualTo(search.best().orElseThrow().schedule());
        assertThat(chromium.ask("[...document.querySelectorAll('[aria-label=\"What was tried\"] text:not(.over)')]"
                        + ".map(text => text.textContent).at(-1)"))
                .isEqualTo("loss");
        assertThat(chromium.ask("document.querySelectorAll('[aria-label=Trials] tbody tr').length"))
                .isEqualTo(Integer.toString(search.trials().size()));
        lookAtIt();
        String text = search.best().orElseThrow().schedule();
        chromium.ask(
                "[...document.querySelectorAll('a')].find(a => a.textContent.includes('Design') && a.closest('article')).click()");
        chromium.await("document.querySelector('textarea').value === '" + text
                + "' && document.querySelector('.plot canvas')");
        chromium.ask("location.hash = '#/start'");
        awaitJob("finished");
        chromium.await("document.querySelector('article pre').textContent.includes('" + text + "')");
        assertThat(Files.exists(Path.of(job(1, "folder"), "trials.csv"))).isTrue();
    }

    private RecordedSearch recorded() {
        try (Store store = Store.existing(store())) {
            RecordedSearches searches = new RecordedSearches(store);
            return searches.find(searches.progress().get(0).id()).orElseThrow();
        }
    }

    /** By mouse and by keyboard, in every size and theme. */
    private void lookAtIt() throws Exception {
        String told = "document.querySelector('.told').textContent";
        chromium.ask("document.querySelector('[aria-label^=\"Rate against loss: \"]').focus()");
        String best = chromium.ask(told);
        chromium.key("ArrowRight");
        assertThat(chromium.ask(told)).startsWith("Trial ").isNotEqualTo(best);
        chromium.key("ArrowLeft");
        assertThat(chromium.ask(told)).isEqualTo(best);
        String at = chromium.ask("(({x, y, width, height}) => (x + width / 2) + ',' + (y + height / 2))"
                + "([...document.querySelectorAll('circle.trial')].at(-1).getBoundingClientRect())");
        chromium.point(Double.parseDouble(at.split(",")[0]), Double.parseDouble(at.split(",")[1]));
        chromium.await("document.querySelectorAll('.trial.chosen').length > 2");
        assertThat(chromium.unreadable()).isEmpty();
        chromium.photograph(PICTURES.resolve("search-light.png"));
        chromium.look(1280, 1000, true);
        assertThat(chromium.unreadable()).isEmpty();
        chromium.photograph(PICTURES.resolve("search-dark.png"));
        chromium.look(390, 844, false);
        assertThat(chromium.ask("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo("true");
        chromium.ask("scrollTo(0, 500)");
        chromium.photograph(PICTURES.resolve("search-phone.png"));
        chromium.look(1280, 1000, false);
        chromium.ask("scrollTo(0, 0)");
    }
}
