package anneal.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anneal.laws.Chromium;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The design view in a real Chromium, as somebody uses it. */
class DesignScenarioTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static Board board;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Chromium.isThere(), "without chromium the scenarios are skipped");
        board = Boards.start("localhost", 0, null);
        chromium = Chromium.start();
        chromium.look(1280, 900, false);
    }

    @AfterAll
    static void stop() throws Exception {
        if (chromium != null) {
            chromium.end();
            board.close();
        }
    }

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(chromium.complaints()).isEmpty();
    }

    /** Opens the view, and waits for the last that it asks for, with which its cards are built anew. */
    private static void open(String state) throws Exception {
        chromium.open(board.address() + "#/design" + state);
        chromium.await("document.querySelector('.adder select') && document.querySelector('.plot canvas')"
                + " && document.querySelector('.handle')"
                + " && document.querySelector('section pre code').textContent !== ''");
    }

    private static String spec() throws Exception {
        return chromium.ask("document.querySelector('.card.selected textarea').value");
    }

    @Test
    void firstLoadIsLightAndShowsACurve() throws Exception {
        open("");
        long bytes = Long.parseLong(chromium.ask("performance.getEntriesByType('resource')"
                + ".concat(performance.getEntriesByType('navigation')).reduce((sum, r) => sum + r.transferSize, 0)"));
        assertThat(bytes).isBetween(10_000L, 150_000L);
        double first = Double.parseDouble(chromium.ask("performance.getEntriesByName('chart')[0].startTime"));
        System.out.printf(Locale.ROOT, "first load: %,d bytes, first chart after %.0f ms%n", bytes, first);
        assertThat(first).isLessThan(20_000);
        assertThat(chromium.unreadable()).isEmpty();
        chromium.photograph(PICTURES.resolve("design-light.png"));
        chromium.look(1280, 900, true);
        assertThat(chromium.unreadable()).isEmpty();
        chromium.photograph(PICTURES.resolve("design-dark.png"));
        chromium.look(390, 844, false);
        assertThat(chromium.ask("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo("true");
        chromium.photograph(PICTURES.resolve("design-phone.png"));
        chromium.look(1280, 900, false);
    }

    @Test
    void aPastedSchedulerIsReadExportedAndSharedByItsAddress() throws Exception {
        open("");
        chromium.ask("const area = document.querySelector('textarea'); area.focus();"
                + " area.value = 'StepLR(optimizer, 300)'; area.dispatchEvent(new Event('input'));"
                + " area.dispatchEvent(new ClipboardEvent('paste'))");
        chromium.await("document.querySelector('.card select').value === 'pytorch'");
        chromium.ask("const to = document.querySelector('[aria-label=Export] select'); to.value = 'optax';"
                + " to.dispatchEvent(new Event('change'))");
        chromium.await("document.querySelector('section pre code').textContent.includes('jnp.power')");
        String address = chromium.ask("location.href");
        chromium.open(address);
        chromium.await("document.querySelector('section pre code').textContent.includes('jnp.power')");
        assertThat(spec()).isEqualTo("StepLR(optimizer, 300)");
        assertThat(chromium.ask("document.querySelector('.card select').value")).isEqualTo("pytorch");
    }

    @Test
    void theTextFollowsAHandleAndAField() throws Exception {
        open("?c=milestones(0.1%2C+%5B30ep%2C+60ep%5D)&d=anneal&lr=0.1&u=9000&e=100&x=epochs&y=log");
        String at = chromium.ask(
                "(({x, y}) => x + ',' + y)(document.querySelectorAll('.handle')[1].getBoundingClientRect())");
        double x = Double.parseDouble(at.split(",")[0]) + 9;
        double y = Double.parseDouble(at.split(",")[1]) + 9;
        chromium.drag(x, y, x + 60, y);
        chromium.await("/\\[3[1-9](\\.\\d+)?ep, 60ep\\]/.test(document.querySelector('textarea').value)");
        chromium.ask("document.querySelectorAll('.handle')[2].focus()");
        chromium.key("ArrowRight");
        chromium.await("document.querySelector('textarea').value.includes('60.01ep')");
        type("gamma", "0.5");
        chromium.await("document.querySelector('textarea').value.includes('gamma=0.5')");
        chromium.photograph(PICTURES.resolve("design-log.png"));
        assertThat(chromium.ask("decodeURIComponent(location.hash)")).contains("gamma=0.5");
    }

    private static void type(String field, String value) throws Exception {
        chromium.ask("{ const input = [...document.querySelectorAll('.field')].find(f => f.textContent === '" + field
                + "').querySelector('input'); input.focus(); input.value = '" + value
                + "'; input.dispatchEvent(new Event('input')); }");
    }

    private static void awaitText(String text) throws Exception {
        chromium.await("document.querySelector('textarea').value === '" + text + "'");
    }

    @Test
    void aFieldThatWasEmptiedIsFilledAgain() throws Exception {
        open("?c=linear(0%2C+0.1%2C+50)&d=anneal&lr=0.1&u=100&e=10");
        type("steps", "");
        awaitText("linear(0, 0.1)");
        type("steps", "60");
        awaitText("linear(0, 0.1, 60)");
    }

    @Test
    void pointingExplainsAndSmallRatesHaveTheirLabels() throws Exception {
        open("?c=geometric(0.1%2C+1e-6%2C+100%25)&d=anneal&lr=0.1&u=1000&e=100&y=log");
        String at = chromium.ask("(({x, y, width, height}) => (x + width / 2) + ',' + (y + height / 2))"
                + "(document.querySelector('.u-over').getBoundingClientRect())");
        chromium.point(Double.parseDouble(at.split(",")[0]), Double.parseDouble(at.split(",")[1]));
        chromium.await(
                "document.querySelector('.why').textContent.startsWith('geometric(0.1, 1e-6, 1000) at step 500')");
        assertThat(chromium.ask("document.querySelector('.card .value').textContent"))
                .startsWith("3.16227766016837");
        assertThat(chromium.ask(
                        "import('/format.js').then(f => [1e-4, 1e-5, 3e-6, 0.01, 0, 30000].map(f.number).join(' '))"))
                .isEqualTo("1e-4 1e-5 3e-6 0.01 0 30000");
    }

    @Test
    void aMistakeIsToldBesideItsText() throws Exception {
        open("");
        chromium.ask("const area = document.querySelector('textarea'); area.value = 'cosin(0.1, 9)';"
                + " area.dispatchEvent(new Event('input'))");
        chromium.await("document.querySelector('.findings .error')");
        assertThat(chromium.ask("document.querySelector('.findings .error').textContent"))
                .isEqualTo("unknown schedule \"cosin\"; did you mean \"cosine\"?, at character 1 of \"cosin(0.1, 9)\"");
    }
}
