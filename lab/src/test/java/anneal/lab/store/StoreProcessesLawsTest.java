package anneal.lab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes with one store, and such that are killed. */
@Timeout(300)
class StoreProcessesLawsTest {
    private static final long ENDLESS = 1_000_000_000;

    @TempDir
    private Path folder;

    /** Both make the store at once, and both write all that they have. */
    @Test
    void twoProcessesWriteAtOnce() throws Exception {
        Path file = folder.resolve("anneal.db");
        List<Process> writers = List.of(WriterProcess.start(file, 5_000), WriterProcess.start(file, 5_000));
        for (Process writer : writers) {
            assertThat(writer.inputReader(StandardCharsets.UTF_8).lines()).hasSize(100);
            assertThat(writer.waitFor()).isZero();
        }
        try (Store store = Store.existing(file)) {
            Runs runs = new Runs(store);
            assertThat(runs.list()).hasSize(2).allSatisfy(run -> {
                assertThat(runs.curve(run.id(), "loss", 0, ENDLESS).size()).isEqualTo(5_000);
                assertThat(run.status()).isEqualTo(Status.LOST);
            });
        }
    }

    /** What was acknowledged is there; what was not is there in whole transactions or not at all; peaks agree. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4})
    void aKilledProcessLosesNothingAcknowledged(int seed) throws Exception {
        Path file = folder.resolve("anneal.db");
        Process writer = WriterProcess.start(file, ENDLESS);
        List<String> acknowledged = readAndKill(writer, 1 + new SplittableRandom(seed).nextInt(60));
        String[] last = acknowledged.get(acknowledged.size() - 1).split(" ");
        try (Store store = Store.existing(file)) {
            Runs runs = new Runs(store);
            Samples losses = runs.curve(last[0], "loss", 0, ENDLESS);
            assertThat((long) losses.size()).isGreaterThanOrEqualTo(Long.parseLong(last[1]));
            assertThat(losses.size() % 50).isZero();
            assertThat(losses.step(losses.size() - 1)).isEqualTo(losses.size() - 1);
            assertThat(runs.latest().get(last[0]).get("loss").step()).isEqualTo(losses.size() - 1);
            assertThat(runs.find(last[0]).status()).isEqualTo(Status.LOST);
        }
    }

    /** Reads while it writes, then kills it without warning while it writes on. */
    private List<String> readAndKill(Process writer, int lines) throws IOException, InterruptedException {
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < lines; i++) {
                acknowledged.add(out.readLine());
            }
            try (Store store = Store.existing(folder.resolve("anneal.db"))) {
                String[] last = acknowledged.get(lines - 1).split(" ");
                assertThat((long) new Runs(store)
                                .curve(last[0], "loss", 0, ENDLESS)
                                .size())
                        .isGreaterThanOrEqualTo(Long.parseLong(last[1]));
            }
            writer.toHandle().destroyForcibly();
            out.lines().filter(line -> line.matches("\\w+ \\d+")).forEach(acknowledged::add);
        }
        writer.waitFor();
        return acknowledged;
    }
}
