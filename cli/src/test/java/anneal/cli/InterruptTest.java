package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in a process of its own: what was reached is kept. */
class InterruptTest {
    @TempDir
    private Path folder;

    /** The store has the run to its very end. */
    private void assertRecorded(String updates) {
        String store = folder.resolve("anneal.db").toString();
        JsonObject run = JsonParser.parseString(
                        Captured.run("runs", "list", "--store", store, "--json").out())
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        assertThat(run.get("status").getAsString()).isEqualTo("stopped");
        assertThat(run.get("updates").getAsString()).isEqualTo(updates);
    }

    @Test
    @Timeout(120)
    void controlCEndsARunWithWhatWasReached() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/bin/kill")) || Files.isExecutable(Path.of("/usr/bin/kill")), "needs kill");
        Path out = folder.resolve("run");
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
                        "--schedule",
                        "0.001",
                        "--store",
                        folder.resolve("anneal.db").toString(),
                        "--out",
                        out.toString())
                .redirectError(folder.resolve("err").toFile())
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).startsWith("epoch 1 ");
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            String last = lines.lines().reduce((first, second) -> second).orElse("");
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(last).startsWith("interrupted after ");
            assertRecorded(last.split(" ")[2]);
            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(out.resolve("model.safetensors")).isNotEmptyFile();
            assertThat(out.resolve("history.csv"))
                    .content()
                    .startsWith("step,rate,train_loss")
                    .contains(",1,");
            assertThat(Captured.run("eval", out.resolve("model.safetensors").toString(), "--images", "1000")
                            .code())
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
