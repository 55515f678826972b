package anneal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anneal.notation.Json;
import anneal.train.TrainEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real TensorBoard reads our event files. It needs a Python with TensorBoard: the one that ANNEAL_PYTHON names, else
 * {@code python3}; without it the test is skipped, and {@link EventFileLawsTest} remains.
 */
class TensorBoardGoldenTest {
    private static final String SCRIPT = """
            import json, sys
            from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
            events = EventAccumulator(sys.argv[1], size_guidance={'scalars': 0})
            events.Reload()
            print(json.dumps({tag: [[e.step, e.wall_time, e.value if abs(e.value) < 1e30 else str(e.value)]
                                    for e in events.Scalars(tag)] for tag in events.Tags()['scalars']}))
            """;

    @TempDir
    private Path folder;

    @Test
    void readsEveryScalar() throws IOException, InterruptedException {
        String python = System.getenv().getOrDefault("ANNEAL_PYTHON", "python3");
        assumeTrue(
                run(python, "-c", "import tensorboard") != null, "needs a Python with TensorBoard: set ANNEAL_PYTHON");
        try (TensorBoardLog log = new TensorBoardLog(folder)) {
            for (TrainEvent event : Events.RUN) {
                log.write(event, 1_700_000_000_250L);
            }
        }
        Map<?, ?> curves = (Map<?, ?>) Json.read(String.valueOf(run(python, "-c", SCRIPT, folder.toString())));
        double time = 1_700_000_000.25;
        assertThat(curves.get("rate"))
                .isEqualTo(List.of(
                        List.of(0L, time, (double) 0.1f),
                        List.of(1L, time, (double) 0.1f),
                        List.of(2L, time, (double) 1e-5f),
                        List.of(3L, time, (double) 0.3f)));
        assertThat(curves.get("loss"))
                .isEqualTo(List.of(
                        List.of(0L, time, 2.5),
                        List.of(1L, time, 2.25),
                        List.of(2L, time, 2.0),
                        List.of(3L, time, "inf")));
        assertThat(curves.get("skipped")).isEqualTo(List.of(List.of(3L, time, 1.0)));
        assertThat(curves.get("gradient_norm")).isEqualTo(List.of(List.of(2L, time, 0.75)));
        assertThat(curves.get("test_accuracy")).isEqualTo(List.of(List.of(1L, time, 0.25), List.of(3L, time, 0.25)));
        assertThat(curves.keySet()).hasSize(12);
    }

    /** What a command prints, or null if it cannot be run or fails. */
    private static String run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0 ? printed : null;
        } catch (IOException e) {
            return null;
        }
    }
}
