package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.audit.RateLogFile;
import anneal.lab.store.Runs;
import anneal.lab.store.Samples;
import anneal.lab.store.Store;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that train record, and {@code anneal runs} finds it: from end to end on small sets of the built-in data. */
class RunsCommandTest {
    private static final String[] SMALL = {"--images", "600", "--epochs", "3", "--hidden", "16"};

    @TempDir
    private Path folder;

    private String store = "";

    @BeforeEach
    void name() {
        store = folder.resolve("anneal.db").toString();
    }

    /** Trains with a command that must succeed, in a folder of its own. */
    private Captured train(String command, String out, String... flags) {
        List<String> words = new ArrayList<>(
                List.of(command, "--store", store, "--out", folder.resolve(out).toString()));
        words.addAll(List.of(SMALL));
        words.addAll(List.of(flags));
        Captured captured = Captured.run(words.toArray(String[]::new));
        assertThat(captured.code()).as(captured.err()).isZero();
        return captured;
    }

    private Captured runs(String... words) {
        String[] all = Stream.of(Stream.of("runs"), Stream.of(words), Stream.of("--store", store))
                .flatMap(part -> part)
                .toArray(String[]::new);
        return Captured.run(all);
    }

    private List<JsonObject> list(String... flags) {
        String[] words = Stream.of(Stream.of("list", "--json"), Stream.of(flags))
                .flatMap(part -> part)
                .toArray(String[]::new);
        Captured captured = runs(words);
        assertThat(captured.code()).as(captured.err()).isZero();
        return JsonParser.parseString(captured.out()).getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static String text(JsonObject object, String key) {
        return object.get(key).getAsString();
    }

    @Test
    void trainRecordsEveryUpdateAndItsScores() throws IOException {
        Captured trained = train("train", "run", "--schedule", "cosine(0.01, 100%)", "--validation", "20%");
        JsonObject run = list().get(0);
        assertThat(trained.err())
                .endsWith("Recorded: run " + text(run, "id") + " in " + store + System.lineSeparator());
        assertThat(text(run, "status")).isEqualTo("finished");
        assertThat(text(run, "name")).isEqualTo("cosine(0.01, 100%)");
        assertThat(text(run, "folder")).isEqualTo(folder.resolve("run").toString());
        assertThat(run.get("updates").getAsInt()).isEqualTo(12);
        assertThat(run.get("planned").getAsInt()).isEqualTo(12);
        assertThat(text(run.getAsJsonObject("parameters"), "validation")).isEqualTo("20%");
        assertThat(run.getAsJsonObject("latest").keySet())
                .contains("validation_accuracy", "final_test_accuracy", "rows_per_second");
        Captured exported = runs(
                "export",
                text(run, "id"),
                "--log",
                "csv,jsonl,tensorboard",
                "--out",
                folder.resolve("e").toString());
        assertThat(exported.code()).as(exported.err()).isZero();
        Path files = folder.resolve("e").resolve(text(run, "id"));
        assertThat(RateLogFile.USUAL.read(files.resolve("log.csv")).rates())
                .isEqualTo(RateLogFile.USUAL
                        .read(folder.resolve("run/history.csv"))
                        .rates());
        for (String log : List.of("log.csv", "log.jsonl", "tensorboard")) {
            Captured audit = Captured.run(
                    "audit", files.toString(), "--log", files.resolve(log).toString());
            assertThat(audit.out()).as(log).startsWith("As planned (12 updates compared).");
        }
    }

    /** To the letter: what train --log wrote while it trained is what export writes afterwards. */
    @Test
    void anExportIsTheLogThatTrainWrites() throws IOException {
        train(
                "train",
                "run",
                "--schedule",
                "0.02 under plateau(factor=0.5, patience=0, threshold=0.9)",
                "--log",
                "csv,jsonl",
                "--evaluate",
                "2",
                "--validation",
                "20%",
                "--clip",
                "norm(1)");
        String id = text(list().get(0), "id");
        runs("export", id, "--log", "csv,jsonl", "--out", folder.resolve("e").toString());
        for (String log : List.of("log.csv", "log.jsonl")) {
            assertThat(withoutTimes(folder.resolve("e").resolve(id).resolve(log)))
                    .isEqualTo(withoutTimes(folder.resolve("run").resolve(log)));
        }
        Captured again = runs("export", id, "--out", folder.resolve("e").toString());
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("exists: --force replaces it");
    }

    /** The beginning and the last test have no figure on an update, and so a time of their own. */
    private static String withoutTimes(Path log) throws IOException {
        return Files.readString(log).replaceAll(",\"time\":[0-9.E]+", "");
    }

    @Test
    void aRunThatGoesOnKeepsItsRecordAndABranchHasItsOwn() {
        train("train", "run");
        Path run = folder.resolve("run");
        String whole = text(list().get(0), "id");
        Captured longer =
                Captured.run("train", "--resume", run.toString(), "--store", store, "--retarget", "--epochs", "5");
        assertThat(longer.code()).as(longer.err()).isZero();
        assertThat(list()).hasSize(1);
        assertThat(list().get(0).get("updates").getAsInt()).isEqualTo(25);
        assertThat(text(list().get(0).getAsJsonObject("parameters"), "epochs")).isEqualTo("5");
        Captured cooldown = Captured.run(
                "train",
                "--resume",
                run.toString(),
                "--store",
                store,
                "--fork-cooldown",
                "1ep",
                "--out",
                folder.resolve("cool").toString());
        assertThat(cooldown.code()).as(cooldown.err()).isZero();
        JsonObject branch = list().get(0);
        assertThat(text(branch, "parent")).isEqualTo(whole);
        assertThat(branch.get("updates").getAsInt()).isEqualTo(30);
        assertThat(losses(text(branch, "id")).subList(0, 25)).isEqualTo(losses(whole));
    }

    private List<Double> losses(String id) {
        try (Store open = Store.existing(Path.of(store))) {
            Samples curve = new Runs(open).curve(id, "loss", 0, Long.MAX_VALUE);
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < curve.size(); i++) {
                assertThat(curve.step(i)).isEqualTo(i);
                values.add(curve.value(i));
            }
            return values;
        }
    }

    /** A run that was begun without a record has one from the checkpoint's history on. */
    @Test
    void aRunWithoutARecordGetsOneWhenItGoesOn() {
        train("train", "run");
        runs("rm", text(list().get(0), "id"));
        Captured longer = Captured.run(
                "train", "--resume", folder.resolve("run").toString(), "--store", store, "--retarget", "--epochs", "4");
        assertThat(longer.code()).as(longer.err()).isZero();
        JsonObject run = list().get(0);
        assertThat(losses(text(run, "id"))).hasSize(20);
        assertThat(runs("compare", text(run, "id")).code()).isZero();
    }

    @Test
    void compareRecordsAGroupThatIsListedComparedAndRemoved() {
        Captured compared = train("compare", "report", "--rates", "1e9,0.01", "--seeds", "2");
        List<JsonObject> all = list("--sort", "seed", "--reverse");
        assertThat(all)
                .hasSize(4)
                .extracting(run -> text(run, "status"))
                .containsExactlyInAnyOrder("finished", "finished", "diverged", "diverged");
        String group = text(all.get(0), "group");
        assertThat(compared.err()).contains("Recorded: group " + group + " of 4 runs in " + store);
        assertThat(list("--where", "schedule=constant(0.01)", "--where", "seed=1"))
                .hasSize(1);
        assertThat(list("--where", "status=diverged")).hasSize(2);
        assertThat(list("--sort", "test_accuracy").get(0).get("status").getAsString())
                .isEqualTo("finished");
        assertThat(list("--limit", "3")).hasSize(3);
        Captured table = runs("compare", group, "--out", folder.resolve("again").toString());
        assertThat(table.out().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains(" and 1 more", "constant(1e9)", "diverged at update "))
                .anySatisfy(line -> assertThat(line).contains("constant(0.01)", " ±"));
        for (String file : List.of("report.html", "losses.svg", "losses.png", "accuracies.svg", "rates-in-force.svg")) {
            assertThat(folder.resolve("again").resolve(file)).isNotEmptyFile();
        }
        assertThat(folder.resolve("again/report.html"))
                .content()
                .contains("Recorded runs that differ in: schedule.", "./anneal runs compare " + group);
        JsonArray json =
                JsonParser.parseString(runs("compare", group, "--json").out()).getAsJsonArray();
        assertThat(json).hasSize(2);
        Captured removed = runs("rm", group);
        assertThat(removed.out().lines()).hasSize(4).allMatch(line -> line.startsWith("Removed: run "));
        assertThat(list()).isEmpty();
    }

    /** The figures of the table are those that compare itself had shown. */
    @Test
    void theTableOfRecordedRunsHasTheFiguresOfTheComparison() {
        Captured compared = train("compare", "report", "--rates", "0.03,0.01", "--seeds", "2", "--average", "ema(0.9)");
        Captured again = runs("compare", text(list().get(0), "group"));
        assertThat(figures(again)).isEqualTo(figures(compared));
    }

    /** The last columns of each row. */
    private static List<String> figures(Captured table) {
        return table.out()
                .lines()
                .skip(1)
                .map(line -> line.substring(line.indexOf("0.0")))
                .map(line -> line.replaceAll("^\\S+ +", "").replaceAll(" +", " "))
                .toList();
    }

    @Test
    void findRecordsEachSeedsTest() {
        train("find", "find", "--seeds", "2");
        assertThat(list("--where", "command=find")).hasSize(2).allSatisfy(run -> {
            assertThat(text(run, "status")).isEqualTo("finished");
            assertThat(run.getAsJsonObject("latest").keySet()).containsExactlyInAnyOrder("rate", "loss");
        });
    }

    @Test
    void showTellsTheWholeStory() {
        train("train", "run", "--schedule", "0.02 under plateau(factor=0.5, patience=0, threshold=0.9)");
        String id = text(list().get(0), "id");
        Captured shown = runs("show", id.substring(0, 5));
        assertThat(shown.out())
                .startsWith("run      " + id)
                .contains(
                        "status   finished",
                        "Training loss",
                        "test_accuracy",
                        "cut",
                        "optimizer = \"sgd(momentum=0.9)\"");
        JsonObject json =
                JsonParser.parseString(runs("show", id, "--json").out()).getAsJsonObject();
        assertThat(json.getAsJsonArray("decisions")
                        .get(0)
                        .getAsJsonObject()
                        .get("kind")
                        .getAsString())
                .isEqualTo("cut");
        assertThat(text(json, "run")).startsWith("data = ");
    }

    @Test
    void csvHasAColumnForEverything() {
        train("train", "run");
        List<String> lines = runs("list", "--csv").out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("id,group,parent,command,name,status,updates,")
                .contains(",optimizer,", ",test_accuracy,");
        assertThat(lines.get(1)).contains("\"cosine(0.03, 100%)\"");
    }

    @Test
    void nothingIsRecordedWhereNothingIsWanted() {
        List<String> words = new ArrayList<>(
                List.of("train", "--no-store", "--out", folder.resolve("run").toString()));
        words.addAll(List.of(SMALL));
        Captured trained = Captured.run(words.toArray(String[]::new));
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err()).doesNotContain("Recorded");
    }

    @Test
    @Timeout(120)
    void aRunningRunIsListedAndNotRemoved() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "anneal.cli.Anneal",
                        "train",
                        "--images",
                        "1000",
                        "--epochs",
                        "100000",
                        "--store",
                        store,
                        "--out",
                        folder.resolve("run").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try {
            while (!Files.exists(Path.of(store))
                    || list().isEmpty()
                    || list().get(0).get("updates").getAsLong() == 0) {
                assertThat(process.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
            }
            JsonObject run = list().get(0);
            assertThat(text(run, "status")).isEqualTo("running");
            Captured refused = runs("rm", text(run, "id"));
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err())
                    .startsWith("anneal: run " + text(run, "id") + " is running, in process " + process.pid() + " on ")
                    .endsWith(": stop it first, or --force; nothing was removed" + System.lineSeparator());
            process.destroyForcibly().waitFor();
            assertThat(text(list().get(0), "status")).isEqualTo("lost");
            assertThat(runs("rm", text(run, "id")).code()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Commands that train nothing do not pay for the store. */
    @Test
    void otherCommandsDoNotLoadTheDatabase() throws IOException, InterruptedException {
        Path classes = folder.resolve("classes");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + classes,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "anneal.cli.Anneal",
                        "lr",
                        "cosine(0.1, 10)")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        try (Stream<String> lines = Files.lines(classes)) {
            assertThat(lines.filter(line -> line.contains("org.sqlite") || line.contains("anneal.lab.store")))
                    .isEmpty();
        }
        assertThat(folder.resolve("out")).content().contains("0.1");
    }
}
