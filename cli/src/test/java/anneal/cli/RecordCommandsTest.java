package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.audit.RateLogFile;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The range test, the records of a run and their audit, from end to end on small sets of the built-in data. */
class RecordCommandsTest {
    private static final String[] SMALL = {"--images", "600", "--epochs", "3", "--hidden", "16"};

    @TempDir
    private Path folder;

    @Test
    void findSuggestsRatesAndDrawsThePicture() throws IOException {
        Captured captured = run("find", "--seeds", "2", "--out", folder.toString());
        assertThat(captured.code()).as(captured.err()).isZero();
        assertThat(captured.out())
                .contains("learning rate", "steepest", "minimum/10", "valley", "slide", "seeds apart by")
                .contains("The rules are apart by a factor of ", "Try: anneal train --schedule 'cosine(");
        assertThat(captured.err()).contains("Saved: " + folder.resolve("range.json"));
        assertThat(folder.resolve("range.svg")).content().startsWith("<svg").contains("valley");
        assertThat(folder.resolve("range.png")).isNotEmptyFile();
        JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("range.json")))
                .getAsJsonObject();
        assertThat(json.getAsJsonObject("suggestions").keySet())
                .containsExactly("steepest", "minimum/10", "valley", "slide");
        assertThat(json.getAsJsonArray("curves")).hasSize(2);
        assertThat(run("find", "--seeds", "2", "--out", folder.toString()).code())
                .isEqualTo(2);
        Captured again = run("find", "--seeds", "2", "--json", "--force", "--out", folder.toString());
        assertThat(JsonParser.parseString(again.out())).isEqualTo(json);
    }

    @Test
    void findRefusesWhatItWouldLeaveOut() {
        Captured captured = run("find", "--accumulate", "4", "--clip", "norm(1)", "--out", folder.toString());
        assertThat(captured.code()).isEqualTo(2);
        assertThat(captured.err())
                .isEqualTo("anneal: the range test makes an update of each mini-batch by its gradient as it is:"
                        + " --accumulate must be 1 and --clip none, but were 4 and norm(1)" + System.lineSeparator());
    }

    @Test
    void findOverRatesThatAllDivergeSaysSo() {
        Captured captured = run("find", "--from", "1e20", "--to", "1e30", "--seeds", "1", "--out", folder.toString());
        assertThat(captured.code()).as(captured.err()).isZero();
        assertThat(captured.out()).contains("No rule has a suggestion: the curve is too short. Try a lower --from.");
    }

    @Test
    void everyLogOfARunHoldsTheSameRates() throws IOException {
        train("--schedule", "linear(0, 0.02, 1ep) then cosine(0.02, 2ep)", "--log", "csv,jsonl,tensorboard");
        var planned = RateLogFile.USUAL.read(folder.resolve("history.csv")).rates();
        assertThat(planned).hasSize(15);
        assertThat(RateLogFile.USUAL.read(folder.resolve("log.csv")).rates()).isEqualTo(planned);
        assertThat(RateLogFile.USUAL.read(folder.resolve("log.jsonl")).rates()).isEqualTo(planned);
        assertThat(RateLogFile.USUAL.read(folder.resolve("tensorboard")).rates())
                .allSatisfy((step, rate) -> assertThat(rate.floatValue())
                        .isEqualTo(planned.get(step).floatValue()))
                .hasSameSizeAs(planned);
        for (String log : List.of("log.csv", "log.jsonl", "tensorboard", "history.csv")) {
            Captured audit = Captured.run(
                    "audit", folder.toString(), "--log", folder.resolve(log).toString());
            assertThat(audit.out()).as(log).startsWith("As planned (15 updates compared).");
            assertThat(audit.code()).isZero();
        }
    }

    @Test
    void whatAPlateauHeardWithinEpochsIsReplayed() throws IOException {
        train(
                "--schedule",
                "0.02 under plateau(factor=0.5, patience=0)",
                "--validation",
                "20%",
                "--monitor",
                "validation loss",
                "--evaluate",
                "0.5ep",
                "--log",
                "csv,jsonl");
        for (String log : List.of("log.csv", "log.jsonl", "history.csv")) {
            Captured audit = Captured.run(
                    "audit", folder.toString(), "--log", folder.resolve(log).toString());
            assertThat(audit.out()).as(log).startsWith("As planned (12 updates compared).");
        }
    }

    @Test
    void everyGroupIsRecordedAndAudited() throws IOException {
        train(
                "--schedule",
                "lr = cosine(0.02, 100%); momentum = mirror(0.85, 0.95); group last from 1ep: lr *= 2; layerDecay = 1",
                "--log",
                "csv,jsonl,tensorboard");
        assertThat(Files.readAllLines(folder.resolve("log.csv")).get(0))
                .isEqualTo(
                        "step,epoch,rate,rate/last,rate/0.*,momentum,momentum/last,momentum/0.*,loss,gradient_norm,skipped,"
                                + "epoch_loss,test_loss,test_accuracy,validation_loss,validation_accuracy,averaged_loss,"
                                + "averaged_accuracy,monitored");
        RateLogFile last = new RateLogFile("", "rate/last");
        var applied = last.read(folder.resolve("history.csv")).rates();
        assertThat(applied.get(4L)).isZero();
        assertThat(applied.get(5L))
                .isEqualTo(2
                        * RateLogFile.USUAL
                                .read(folder.resolve("log.csv"))
                                .rates()
                                .get(5L));
        assertThat(last.read(folder.resolve("log.jsonl")).rates()).isEqualTo(applied);
        assertThat(last.read(folder.resolve("tensorboard")).rates()).hasSameSizeAs(applied);
        Captured audit = Captured.run("audit", folder.toString());
        assertThat(audit.code()).isZero();
        assertThat(audit.out().lines())
                .containsExactly(
                        "As planned (15 updates compared).",
                        "Group last: As planned (15 updates compared).",
                        "Group 0.*: As planned (15 updates compared).");
        Path file = folder.resolve("run.toml");
        Files.writeString(file, Files.readString(file).replace("lr *= 2", "lr *= 4"));
        Captured other = Captured.run("audit", folder.toString(), "--json");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.out().lines().toList().get(1)).startsWith("{\"group\":\"last\",\"asPlanned\":false,");
    }

    @Test
    void aSecondRunReplacesTheRecordsOnlyByForce() throws IOException {
        train("--log", "tensorboard");
        Captured refused = run("train", "--log", "tensorboard", "--out", folder.toString());
        assertThat(refused.code()).isEqualTo(2);
        train("--log", "tensorboard", "--force");
        try (Stream<Path> files = Files.list(folder.resolve("tensorboard"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void auditFindsAnotherPlan() throws IOException {
        train("--schedule", "cosine(0.02, 100%)", "--log", "csv");
        Path file = folder.resolve("run.toml");
        Files.writeString(file, Files.readString(file).replace("cosine(0.02, 100%)", "cosine(0.04, 100%)"));
        Captured audit = Captured.run("audit", folder.toString());
        assertThat(audit.code()).isEqualTo(1);
        assertThat(audit.out())
                .isEqualTo(
                        "All rates are multiplied by 0.5 (15 updates compared, 15 differ, the first of them update 0)."
                                + System.lineSeparator());
        Captured json = Captured.run("audit", folder.toString(), "--updates-per-epoch", "5", "--json");
        assertThat(json.code()).isEqualTo(1);
        assertThat(JsonParser.parseString(json.out())
                        .getAsJsonObject()
                        .get("cause")
                        .getAsString())
                .isEqualTo("other_base_rate");
    }

    @Test
    void aPlateauIsAuditedWithTheLossesOfTheLog() throws IOException {
        train("--schedule", "0.02 under plateau(factor=0.5, patience=0, threshold=0.9)", "--log", "csv,jsonl");
        for (String log : List.of("log.csv", "log.jsonl")) {
            Captured audit = Captured.run(
                    "audit", folder.toString(), "--log", folder.resolve(log).toString());
            assertThat(audit.out()).startsWith("As planned (15 updates compared).");
        }
        assertThat(Files.readString(folder.resolve("log.csv"))).contains(",0.01,");
    }

    @Test
    void skippedUpdatesAreToldRecordedAndAudited() throws IOException {
        Path run = folder.resolve("run");
        List<String> flags = new ArrayList<>(Outlier.FLAGS);
        flags.addAll(List.of("--data", Outlier.write(folder).toString(), "--epochs", "3", "--out", run.toString()));
        flags.addAll(List.of("--schedule", "cosine(0.01, 100%)", "--log", "csv,jsonl,tensorboard"));
        flags.add(0, "train");
        Captured captured = Captured.run(flags.toArray(String[]::new));
        assertThat(captured.code()).as(captured.err()).isZero();
        assertThat(captured.out())
                .contains(" skipped: the gradient was not finite")
                .endsWith("complete after 36 updates, 3 of them skipped" + System.lineSeparator());
        for (String log : List.of("log.csv", "log.jsonl", "tensorboard", "history.csv")) {
            Captured audit = Captured.run(
                    "audit", run.toString(), "--log", run.resolve(log).toString());
            assertThat(audit.out())
                    .as(log)
                    .startsWith("3 updates skipped, the first of them update ")
                    .endsWith("; all rates are as planned (36 updates compared)." + System.lineSeparator());
            assertThat(audit.code()).isEqualTo(1);
        }
    }

    @Test
    void auditFindsASchedulerSteppedForEachMiniBatch() throws IOException {
        train("--schedule", "cosine(0.02, 100%)", "--accumulate", "4", "--batch", "16");
        StringBuilder csv = new StringBuilder("step,lr\n");
        for (int step = 0; step < 30; step++) {
            double rate = 0.01 * (1 + Math.cos(Math.PI * Math.min(1, 4 * step / 30.0)));
            csv.append(step).append(',').append(rate).append('\n');
        }
        Path log = Files.writeString(folder.resolve("other.csv"), csv);
        Captured audit = Captured.run("audit", folder.toString(), "--log", log.toString());
        assertThat(audit.out()).startsWith("The schedule was stepped 4 times too often");
    }

    @Test
    void auditReadsTheLogOfAnotherProgram() throws IOException {
        StringBuilder csv = new StringBuilder("epoch,lr-SGD,iteration\n");
        for (int i = 0; i < 100; i++) {
            csv.append("0,")
                    .append(Math.max(0, 1 - i / 25.0))
                    .append(',')
                    .append(i)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("other.csv"), csv);
        Captured audit = Captured.run(
                "audit", "--schedule", "linear(1, 100)", "--log", file.toString(), "--rate-column", "lr-SGD");
        assertThat(audit.out()).startsWith("The schedule was stepped 4 times too often");
        assertThat(audit.code()).isEqualTo(1);
    }

    private void train(String... arguments) {
        String[] all = Stream.concat(Stream.of("train", "--out", folder.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        Captured captured = run(all);
        assertThat(captured.code()).as(captured.err()).isZero();
    }

    private static Captured run(String... arguments) {
        return Captured.run(
                Stream.concat(Stream.of(arguments), Stream.of(SMALL)).toArray(String[]::new));
    }
}
