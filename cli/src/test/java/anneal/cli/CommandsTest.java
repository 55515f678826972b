package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            assertThat(last).contains("," + accuracy + ",,,,,");
        }
    }

    @Test
    void aRunThatIsStoppedEarlyEndsWithItsBestWeights() throws IOException {
        Path out = folder.resolve("run");
        Captured trained = run(
                "train",
                "--schedule",
                "0.5",
                "--validation",
                "120",
                "--monitor",
                "validation loss",
                "--evaluate",
                "2",
                "--stop",
                "patience(2)",
                "--weights",
                "best",
                "--average",
                "ema(0.9)",
                "--out",
                out.toString());
        assertThat(trained.code()).as(trained.err()).isZero();
        List<String> lines = trained.out().lines().toList();
        assertThat(lines.get(0))
                .startsWith("epoch 1, update 2  train loss ")
                .contains("  validation accuracy 0.", "  averaged loss ");
        assertThat(lines.get(lines.size() - 2)).startsWith("at the end  test loss ");
        assertThat(lines.get(lines.size() - 1))
                .matches("stopped early after \\d+ updates: the validation loss got no better");
        Captured tested = Captured.run("eval", out.resolve("model.safetensors").toString(), "--images", "600");
        String accuracy = tested.out().strip().replaceAll(".* ", "");
        assertThat(lines.get(lines.size() - 2)).endsWith("  test accuracy " + accuracy);
        assertThat(run("train", "--resume", out.toString()).out())
                .isEqualTo(String.join("\n", lines.subList(lines.size() - 2, lines.size())) + "\n");
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
    void lrAnswersRequests() {
        RateStream stream = new RateStream(0);
        assertThat(stream.answer("{\"spec\": \"linear(1, 2)\", \"steps\": 2}")).isEqualTo("{\"lr\":[[1],[0.5],[0]]}");
        assertThat(stream.answer(
                        "{\"spec\": \"StepLR(1, 0.5)\", \"dialect\": \"pytorch\", \"lr\": [4, 2], \"steps\": 1}"))
                .isEqualTo("{\"lr\":[[4,2],[2,1]]}");
        assertThat(stream.answer("{\"spec\": \"ReduceLROnPlateau(optimizer, patience=0)\", \"dialect\": \"pytorch\","
                        + " \"lr\": 1, \"steps\": 2, \"metrics\": [1, null]}"))
                .isEqualTo("{\"lr\":[[1],[1],[0.1]]}");
        assertThat(stream.answer("{\"spec\": \"1 under plateau(patience=0)\", \"steps\": 2, \"metrics\": [1, null]}"))
                .isEqualTo("{\"lr\":[[1],[1],[0.1]]}");
        assertThat(stream.answer(
                        "{\"spec\": \"StepLR(optimizer, n)\", \"dialect\": \"pytorch\", \"lr\": 1, \"steps\": 1,"
                                + " \"let\": {\"n\": 1}}"))
                .isEqualTo("{\"lr\":[[1],[0.1]]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            nonsense                                   | a JSON value must stand here, at character 1 of \\"nonsense\\"
            []                                         | a request must be a JSON object
            {"spec":"0.1"}                             | steps must be from 0 to 10000000, but is missing
            {"spec":"0.1","steps":1.5}                 | steps must be a whole number, but was 1.5
            {"spec":"0.1","steps":1,"lrs":1}           | unknown key \\"lrs\\"; did you mean \\"lr\\"?
            {"spec":"0.1","steps":"1"}                 | steps must be a whole number, but was \\"1\\"
            {"spec":"0.1","steps":1,"lr":"much"}       | lr must hold numbers, but held \\"much\\"
            {"spec":"0.1","steps":1,"updates_per_epoch":-9} | updates_per_epoch must be >= 1, but was -9
            {"spec":"StepLR(3)","dialect":"pytorch","lr":1,"momentum":-1,"steps":1} | momentum must be finite and >= 0, but was -1.0
            {"steps":1}                                | spec must be a string, but is missing
            {"spec":"0.1 under plateau()","steps":2,"metrics":[1]} | metrics must have one value for each of the 2 steps, but has 1
            {"spec":"StepLR(o, 3)","dialect":"pytorch","lr":1,"steps":1} | NameError: name 'o' is not defined, at character 8 of \\"StepLR(o, 3)\\"
            """)
    void aBadRequestIsAnsweredWithAnError(String request, String error) {
        assertThat(new RateStream(0).answer(request)).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    @Test
    void aLongValueIsShownInPart() {
        String key = "x".repeat(1_000_000);
        assertThat(new RateStream(0).answer("{\"" + key + "\":1}"))
                .isEqualTo("{\"error\":\"unknown key \\\"" + "x".repeat(59) + "...\"}");
    }

    @Test
    void lrOfASchedulerThatListensSaysWhereItsMetricsGo() {
        Captured refused = Captured.run("lr", "--dialect", "pytorch", "--lr", "0.1", "ReduceLROnPlateau(optimizer)");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("anneal: ReduceLROnPlateau(optimizer) listens to a metric: \"anneal lr -\" answers for it,"
                        + " given its \"metrics\"" + System.lineSeparator());
    }

    @Test
    void lintAsksTheOptimizer() {
        assertThat(Captured.run("lint", "cosine(0.1, 90)", "--optimizer", "prodigy")
                        .out())
                .startsWith(
                        "warning: prodigy finds its rate by itself: the schedule should be a factor with the peak 1,");
        assertThat(Captured.run("lint", "cosine(0.1, 90)", "--optimizer", "schedulefreesgd")
                        .out())
                .startsWith("warning: schedulefreesgd averages instead of decaying:");
        assertThat(Captured.run("lint", "cosine(0.1, 90)", "--optimizer", "rprop")
                        .out())
                .startsWith("warning: rprop uses the rate of the first update, 0.1, and no other:");
    }

    @Test
    void lintLooksAtEveryGroupAndSetting() {
        Captured captured = Captured.run(
                "lint",
                "cosine(0.1, 90); beta1 = linear(0.9, 1, 60); group bias: lr = linear(0.1, 9)",
                "--optimizer",
                "adam",
                "--steps",
                "90");
        assertThat(captured.code()).isEqualTo(1);
        assertThat(captured.out().lines().toList().get(0))
                .isEqualTo("error: beta1 must be in [0, 1), but was 1.0 [setting-refused]");
        assertThat(captured.out()).contains("group bias: ");
        Captured foreign = Captured.run("lint", "0.1; momentum = 0.9", "--optimizer", "adam");
        assertThat(foreign.out()).startsWith("error: unknown setting of adam 'momentum'; did you mean");
    }

    @Test
    void everyGroupHasACurve() {
        Captured captured = Captured.run("lr", "linear(1, 4); group bias: lr *= 2", "--steps", "4");
        assertThat(captured.code()).as(captured.err()).isZero();
        assertThat(captured.out()).contains("[bias]");
    }

    @Test
    void lintAndDiffSayWhatTheyFindByTheirExitCode() {
        Captured wrong = Captured.run("lint", "cosine(0.1, 90)", "--epochs", "90", "--updates-per-epoch", "391");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.out()).contains("error: ", "[epochs-as-updates]");
        assertThat(Captured.run("lint", "cosine(0.1, 90ep)", "--epochs", "90", "--updates-per-epoch", "391")
                        .code())
                .isZero();
        assertThat(Captured.run("diff", "cosine(0.1, 9)", "cosine(0.1, 0, 9)").code())
                .isZero();
        assertThat(Captured.run("diff", "cosine(0.1, 9)", "linear(0.1, 9)").code())
                .isEqualTo(1);
        Captured foreign = Captured.run(
                "diff",
                "StepLR(optimizer, 30)",
                "step(0.1, 30)",
                "--dialect",
                "pytorch",
                "--lr",
                "0.1",
                "--steps",
                "99");
        assertThat(foreign.code()).as(foreign.err()).isZero();
    }

    @Test
    void convertWritesCodeAndFitReadsLogs() throws IOException {
        assertThat(Captured.run("convert", "cosine(0.1, 50)", "--to", "pytorch").out())
                .contains("CosineAnnealingLR(optimizer, T_max=50");
        assertThat(Captured.run("convert", "cosine(0.1, 50)", "--to", "json").out())
                .isEqualTo("{\"shape\":\"cosine\",\"from\":0.1,\"steps\":50}" + System.lineSeparator());
        Captured fitted = Captured.run(
                "convert",
                "--from",
                "pytorch",
                "--lr",
                "0.1",
                "StepLR(optimizer, 30)",
                "--to",
                "java",
                "--steps",
                "200");
        assertThat(fitted.out()).as(fitted.err()).contains("new Step(0.1, 30L, 0.1)");
        Path log = folder.resolve("log.csv");
        StringBuilder rows = new StringBuilder("step,lr\n");
        for (int step = 0; step < 100; step++) {
            rows.append(step).append(',').append(step < 60 ? 0.1 : 0.01).append('\n');
        }
        Files.writeString(log, rows.toString());
        assertThat(Captured.run("fit", log.toString()).out()).startsWith("step(0.1, 60, gamma=0.1)");
        Files.writeString(log, "a,b\n1,2\n");
        assertThat(Captured.run("fit", log.toString()).err())
                .isEqualTo("anneal: " + log
                        + " has no column \"rate\" or \"lr\" or \"learning_rate\"; its columns are a, b"
                        + System.lineSeparator());
        Files.writeString(log, "step,lr\n0.5,1\n");
        assertThat(Captured.run("fit", log.toString()).err())
                .isEqualTo("anneal: " + log + ", line 2: a step must be a whole number, but was 0.5"
                        + System.lineSeparator());
        Files.write(log, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(Captured.run("fit", log.toString()).err())
                .isEqualTo("anneal: " + log + " must be a text in UTF-8" + System.lineSeparator());
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
