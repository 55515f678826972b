package anneal.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.train.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recipe whose process is killed, twice, ends with the bits of one that was left alone. */
class KilledTrialsLawsTest {
    private static final int KILLS = 2;

    @TempDir
    private Path folder;

    @Test
    void goesOnWithTheSameBits() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("text"), "the rate falls and the loss falls with it; ".repeat(100));
        for (int i = 0; i < KILLS; i++) {
            killAfterAnEpoch();
        }
        long left = step();
        assertThat(finish("killed")).contains("goes on from update " + left);
        assertThat(finish("killed")).doesNotContain("epoch");
        finish("whole");
        assertThat(history("killed")).isEqualTo(history("whole"));
    }

    /** Starts the recipe, and kills it once there is a checkpoint of a later update than before. */
    private void killAfterAnEpoch() throws IOException, InterruptedException {
        long before = step();
        Process process = start("killed");
        while (step() <= before) {
            assertThat(process.waitFor(5, TimeUnit.MILLISECONDS)).as(said()).isFalse();
        }
        process.destroyForcibly().waitFor();
        assertThat(files("killed", ".csv")).isEmpty();
    }

    private String finish(String out) throws IOException, InterruptedException {
        assertThat(start(out).waitFor()).as(said()).isZero();
        return said();
    }

    private Process start(String out) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TransformerOnText.class.getName()));
        command.addAll(List.of("--data", folder.resolve("text").toString()));
        command.addAll(List.of("--out", folder.resolve(out).toString()));
        command.addAll(List.of("--context", "8", "--width", "8", "--heads", "2", "--depth", "1"));
        command.addAll(List.of("--epochs", "40", "cosine(0.01, 100%)"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    /** The step of the newest checkpoint; -1 where there is none. */
    private long step() throws IOException {
        for (Path run : files("killed", "-seed0")) {
            for (Path file : CheckpointFolder.newestFirst(run)) {
                return Long.parseLong(file.getFileName().toString().replaceAll("\\D", ""));
            }
        }
        return -1;
    }

    private String history(String out) throws IOException {
        return Files.readString(files(out, ".csv").get(0));
    }

    private List<Path> files(String out, String end) throws IOException {
        if (!Files.exists(folder.resolve(out))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(out))) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }
}
