package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands from end to end, on small sets of the built-in data. */
class CommandsTest {
    private static final String[] SMALL = {"--images", "600", "--epochs", "3", "--hidden", "16"};

    @TempDir
    private Path folder;

    @Test
    void compareLeavesAReportWithItsPictures() throws IOException {
        Captured captured = run("compare", "--out", folder.toString());
        assertThat(captured.code()).as(captured.err()).isZero();
        assertThat(captured.out().lines()).hasSize(6);
        assertThat(captured.out())
                .contains("final train loss", "constant from 0.03", "milestones", "linear", "cosine", "inverseSqrt");
        assertThat(captured.err()).contains("Report: " + folder.resolve("report.html"));
        for (String picture : new String[] {"losses", "accuracies", "rates-in-force", "four-rates", "cuts", "decays"}) {
            assertThat(folder.resolve(picture + ".svg")).isNotEmptyFile();
            assertThat(folder.resolve(picture + ".png")).isNotEmptyFile();
        }
        assertThat(Files.readString(folder.resolve("report.html"))).contains("<svg", "./anneal compare");
    }

    @Test
    void nothingIsOverwrittenWithoutForce() throws IOException {
        Files.writeString(folder.resolve("report.html"), "mine");
        Captured refused = run("compare", "--rates", "0.01", "--out", folder.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("exists: --force replaces it");
        assertThat(folder.resolve("report.html")).hasContent("mine");
        assertThat(run("compare", "--rates", "0.01", "--out", folder.toString(), "--force")
                        .code())
                .isZero();
        assertThat(Files.readString(folder.resolve("report.html"))).startsWith("<!");
    }

    @Test
    void aDivergedRunIsARowAndTheOthersGoOn() {
        Captured captured = run("compare", "--rates", "1e9,0.01", "--out", folder.toString());
        assertThat(captured.code()).isZero();
        assertThat(captured.out()).contains("rate 1e9", "diverged at update ", "rate 0.01");
    }

    @Test
    void optimizersAndFamiliesAreCrossed() {
        Captured captured = run(
                "compare",
                "--schedule",
                "cosine",
                "--schedule",
                "constant",
                "--rates",
                "0.01,0.003",
                "--optimizer",
                "adam()",
                "--optimizer",
                "sgd()",
                "--seeds",
                "2",
                "--json",
                "--out",
                folder.toString());
        JsonObject json = JsonParser.parseString(captured.out()).getAsJsonObject();
        assertThat(json.getAsJsonArray("outcomes"))
                .hasSize(8)
                .allSatisfy(outcome -> assertThat(outcome.getAsJsonObject().getAsJsonArray("runs"))
                        .hasSize(2));
    }

    @Test
    void aTrainedModelIsEvaluatedAlike() throws IOException {
        Path out = folder.resolve("run");
        Captured trained = run("train", "--schedule", "cosine(0.01, 100%)", "--out", out.toString());
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.out().lines()).hasSize(4).last().isEqualTo("complete after 15 updates");
        assertThat(out.resolve("history.csv"))
                .content()
                .startsWith("step,rate,train_loss")
                .hasLineCount(16);
        Captured tested =
                Captured.run("eval", out.resolve("model.safetensors").toString(), "--images", "600", "--json");
        double accuracy = JsonParser.parseString(tested.out())
                .getAsJsonObject()
                .get("accuracy")
                .getAsDouble();
        try (Stream<String> lines = Files.lines(out.resolve("history.csv"))) {
            String last = lines.reduce((first, second) -> second).orElseThrow();
            assertThat(last).endsWith("," + accuracy);
        }
    }

    @Test
    void aRunFileGivesTheSameRunAgain() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        run(
                "train",
                "--schedule",
                "linear(0, 0.02, 5) then cosine(0.02, 10)",
                "--seed",
                "3",
                "--out",
                first.toString());
        Captured again = Captured.run("train", first.resolve("run.toml").toString(), "--out", second.toString());
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(second.resolve("history.csv")).hasSameTextualContentAs(first.resolve("history.csv"));
        assertThat(second.resolve("model.safetensors")).hasSameBinaryContentAs(first.resolve("model.safetensors"));
    }

    @Test
    void csvFilesAreLearntFrom() throws IOException {
        StringBuilder csv = new StringBuilder("a,b,kind,size\n");
        for (int i = 0; i < 200; i++) {
            csv.append(i % 7)
                    .append(',')
                    .append(i % 2 == 0 ? 1 : -1)
                    .append(',')
                    .append(i % 2 == 0 ? "cat" : "dog");
            csv.append(',').append(3 * (i % 7) + 1).append('\n');
        }
        Path file = folder.resolve("animals.csv");
        Files.writeString(file, csv.toString());
        Captured classes = Captured.run(
                "train",
                "--data",
                file.toString(),
                "--label",
                "kind",
                "--hidden",
                "8",
                "--epochs",
                "20",
                "--schedule",
                "0.05",
                "--batch",
                "16",
                "--out",
                folder.resolve("c").toString());
        assertThat(classes.out()).contains("test accuracy 1.0000");
    }

    @Test
    void aFileThatIsNoModelIsRefused() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Files.writeString(file, "not a model");
        Captured captured = Captured.run("eval", file.toString());
        assertThat(captured.code()).isEqualTo(1);
        assertThat(captured.err().lines()).hasSize(1);
        assertThat(captured.err()).contains(file.toString());
    }

    @Test
    void lrPrintsARowForEveryUpdate() {
        Captured captured = Captured.run("lr", "linear(1, 4)", "0.1", "--steps", "5");
        assertThat(captured.out().lines())
                .containsExactly(
                        "step\tlinear(1, 4)\t0.1",
                        "0\t1\t0.1",
                        "1\t0.75\t0.1",
                        "2\t0.5\t0.1",
                        "3\t0.25\t0.1",
                        "4\t0\t0.1",
                        "5\t0\t0.1");
        assertThat(Captured.run("lr", "linear(1, 2ep)", "--updates-per-epoch", "2", "--every", "2", "--json")
                        .out())
                .isEqualTo("{\"schedules\":[\"linear(1, 2ep)\"],\"every\":2,\"lr\":[[1],[0.5],[0]]}"
                        + System.lineSeparator());
    }

    @Test
    void plotDrawsToTheTerminalAndToFiles() {
        Path svg = folder.resolve("rates.svg");
        Path png = folder.resolve("rates.png");
        assertThat(Captured.run("plot", "cosine(0.1, 100)", "--out", svg.toString())
                        .code())
                .isZero();
        assertThat(Captured.run("plot", "cosine(0.1, 100)", "--out", png.toString())
                        .code())
                .isZero();
        assertThat(svg).content().startsWith("<svg").contains("cosine(0.1, 100)");
        assertThat(png).isNotEmptyFile();
        assertThat(Captured.run("plot", "cosine(0.1, 100)", "--out", svg.toString())
                        .err())
                .contains("--force");
        assertThat(Captured.run("plot", "cosine(0.1, 100)").out().lines()).hasSizeGreaterThan(15);
    }

    @Test
    void doctorAndDataSayWhatIsThere() {
        assertThat(Captured.run("doctor").out()).contains("java", "cores", "products", "cifar10");
        assertThat(Captured.run("data", "ls").out()).contains("built-in", "fashion-mnist");
        assertThat(Captured.run("data", "get", "imagenet").err()).startsWith("anneal: ");
        assertThat(Captured.run("--version").out()).startsWith("anneal ");
        assertThat(Captured.run("generate-completion").out()).contains("complete -F");
    }

    private static Captured run(String... arguments) {
        return Captured.run(
                Stream.concat(Stream.of(arguments), Stream.of(SMALL)).toArray(String[]::new));
    }
}
