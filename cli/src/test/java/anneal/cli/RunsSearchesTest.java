package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code anneal runs} on searches: from end to end on a small set of the built-in data. */
class RunsSearchesTest {
    @TempDir
    private Path folder;

    private List<String> ids = new ArrayList<>();

    @BeforeEach
    void search() {
        tune("first", "--budget", "12ep");
        tune("second", "--budget", "18ep");
        ids = JsonParser.parseString(run("searches", "--json").out()).getAsJsonArray().asList().stream()
                .map(search -> search.getAsJsonObject().get("id").getAsString())
                .toList();
    }

    private void tune(String out, String... flags) {
        List<String> words = new ArrayList<>(List.of("tune", "--out", folder + "/" + out, "--seeds", "1"));
        words.addAll(List.of("--images", "300", "--epochs", "6", "--hidden", "9", "--schedule", "0.01..0.1 log"));
        words.addAll(List.of("--store", folder + "/runs.db"));
        words.addAll(List.of(flags));
        Captured tuned = Captured.run(words.toArray(String[]::new));
        assertThat(tuned.code()).as(tuned.err()).isZero();
    }

    private Captured run(String... words) {
        List<String> all = new ArrayList<>(List.of("runs"));
        all.addAll(List.of(words));
        all.addAll(List.of("--store", folder + "/runs.db"));
        return Captured.run(all.toArray(String[]::new));
    }

    /** The search is a row, the runs of its final test are others. */
    @Test
    void theyAreListedBehindTheRuns() {
        assertThat(ids).hasSize(2);
        String list = run("list").out();
        assertThat(list).contains("search", "best schedule", "18 of 18", "12 of 12", ids.get(0), ids.get(1), "tune");
        assertThat(list.indexOf(ids.get(0))).isLessThan(list.indexOf(ids.get(1)));
        assertThat(run("list", "--where", "command=tune").out()).doesNotContain("best schedule");
        assertThat(run("searches").out()).contains("finished", ids.get(0)).doesNotContain("updates");
    }

    @Test
    void oneIsShownWithItsTrials() {
        Captured shown = run("show", ids.get(0).substring(0, 6));
        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains("search", "status", "best_schedule", "judged after", "2, 4, 6", "stopped", "finished")
                .contains("budget 18.0", "epochs = 6");
        JsonObject json =
                JsonParser.parseString(run("show", ids.get(0), "--json").out()).getAsJsonObject();
        assertThat(json.get("used").getAsDouble()).isEqualTo(18);
        assertThat(json.get("all_trials").getAsJsonArray())
                .hasSize(json.get("trials").getAsInt());
    }

    @Test
    void theyAreComparedWithEachOther() {
        assertThat(run("compare", ids.get(0), ids.get(1)).out())
                .contains("budget", "18.0", "12.0", "best loss")
                .doesNotContain("sampler");
        JsonObject first = JsonParser.parseString(
                        run("compare", ids.get(0), ids.get(1), "--json").out())
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        assertThat(first.get("differences")).hasToString("{\"budget\":\"18.0\"}");
        Captured withReport = run("compare", ids.get(0), "--out", folder + "/report");
        assertThat(withReport.code()).isEqualTo(2);
        assertThat(withReport.err()).startsWith("anneal: --out must be left out where searches are compared");
    }

    @Test
    void oneIsExported() throws IOException {
        Captured exported = run("export", ids.get(0), "--out", folder + "/export");
        assertThat(exported.code()).as(exported.err()).isZero();
        Path files = folder.resolve("export").resolve(ids.get(0));
        assertThat(Files.readString(files.resolve("search.json"))).contains("\"best_schedule\"");
        assertThat(Files.readAllLines(files.resolve("judged.csv")))
                .element(0)
                .isEqualTo("trial,state,epochs,ending,loss,accuracy,time,optimizer,schedule");
    }

    @Test
    void oneIsRemovedWithItsTrials() {
        Captured removed = run("rm", ids.get(0));
        assertThat(removed.out())
                .startsWith("Removed: search " + ids.get(0) + ", ")
                .contains("(tune of ", "finished)");
        assertThat(run("searches").out()).contains(ids.get(1)).doesNotContain(ids.get(0));
        Captured gone = run("show", ids.get(0));
        assertThat(gone.code()).isNotZero();
        assertThat(gone.err()).startsWith("anneal: no run " + ids.get(0));
    }
}
