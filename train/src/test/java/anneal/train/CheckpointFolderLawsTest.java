package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderLawsTest {
    @TempDir
    private Path folder;

    /** A checkpoint at the end of an epoch with one update for each of these losses on the test set. */
    private static Checkpoint checkpoint(double... testLosses) {
        List<EpochResult> epochs = new ArrayList<>();
        for (int i = 0; i < testLosses.length; i++) {
            epochs.add(new EpochResult(i, i + 1, 1, new Score(testLosses[i], 0.5), 0.1, 0));
        }
        int count = testLosses.length;
        History history = new History(
                epochs,
                new float[count],
                Map.of("", new double[count]),
                count,
                List.of(),
                List.of(),
                List.of(),
                Ending.INTERRUPTED);
        return new Checkpoint(
                new Position(count, count, 0, 0, 0, 0),
                "no rows",
                Watch.START,
                history,
                new Tensors(Map.of(), Map.of("w", Tensor.of(new float[] {count}))),
                Checkpoint.NO_WEIGHTS,
                Map.of());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theLastFewAndTheBestAreKept() throws IOException {
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder, 2)) {
            double[] losses = {5, 3, 4, 3, 9};
            for (int count = 0; count <= losses.length; count++) {
                checkpoints.write(checkpoint(Arrays.copyOf(losses, count)));
            }
            assertThat(names())
                    .containsExactly(
                            "best.safetensors",
                            "lock",
                            "step-000000000004.safetensors",
                            "step-000000000005.safetensors");
            assertThat(Checkpoint.read(folder.resolve(CheckpointFolder.BEST))
                            .position()
                            .step())
                    .isEqualTo(2);
        }
    }

    @Test
    void aLossThatIsNoNumberIsNeverTheBest() {
        assertThat(checkpoint().best()).isFalse();
        assertThat(checkpoint(5).best()).isTrue();
        assertThat(checkpoint(5, Double.NaN).best()).isFalse();
        assertThat(checkpoint(Double.NaN, 5).best()).isTrue();
        assertThat(checkpoint(5, 5).best()).isFalse();
    }

    @Test
    void aDamagedOneIsPutAsideAndTheOneBeforeIsTaken() throws IOException {
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder, 2)) {
            checkpoints.write(checkpoint(5));
            checkpoints.write(checkpoint(5, 6));
            Path newest = folder.resolve("step-000000000002.safetensors");
            byte[] bytes = Files.readAllBytes(newest);
            bytes[bytes.length - 1] ^= 1;
            Files.write(newest, bytes);
            List<String> problems = new ArrayList<>();
            Checkpoint found = checkpoints.newest(problems::add).orElseThrow();
            assertThat(found.position().step()).isEqualTo(1);
            assertThat(problems).hasSize(1);
            assertThat(problems.get(0))
                    .startsWith(newest + " is damaged: its checksum is ")
                    .endsWith("is written in it; put aside as step-000000000002.safetensors.damaged");
            assertThat(names()).contains("step-000000000002.safetensors.damaged");
        }
    }

    @Test
    void whatAKilledProcessLeftIsClearedAway() throws IOException {
        Files.writeString(folder.resolve("step-000000000002.safetensors.123.part"), "half");
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder, 1)) {
            assertThat(names()).containsExactly("lock");
            assertThat(checkpoints.newest(problem -> {})).isEmpty();
        }
    }

    @Test
    void oneWritesAtATime() throws IOException {
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder, 1)) {
            assertThatIOException()
                    .isThrownBy(() -> CheckpointFolder.open(checkpoints.path(), 1))
                    .withMessage("another process writes checkpoints to " + folder);
        }
        CheckpointFolder.open(folder, 1).close();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckpointFolder.open(folder, 0))
                .withMessage("keep must be >= 1, but was 0");
    }

    @Test
    void theWriterWritesTheBestAndTheNewestBeforeItCloses() throws IOException {
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder, 1)) {
            double[] losses = new double[50];
            Arrays.setAll(losses, i -> i < 20 ? 100 - i : 200);
            try (CheckpointWriter writer = new CheckpointWriter(checkpoints, problem -> {
                throw new AssertionError(problem);
            })) {
                for (int count = 1; count <= losses.length; count++) {
                    writer.accept(checkpoint(Arrays.copyOf(losses, count)));
                }
            }
            assertThat(names()).containsExactly("best.safetensors", "lock", "step-000000000050.safetensors");
            assertThat(Checkpoint.read(folder.resolve(CheckpointFolder.BEST))
                            .position()
                            .step())
                    .isEqualTo(20);
        }
    }

    /** A folder of the checkpoint's name cannot be replaced by a file, as root and on any system. */
    @Test
    void whatCannotBeWrittenIsToldInALineAndTheOneBeforeStays() throws IOException {
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder, 1)) {
            checkpoints.write(checkpoint(5));
            Files.createDirectories(folder.resolve("step-000000000002.safetensors/full"));
            List<String> problems = new CopyOnWriteArrayList<>();
            try (CheckpointWriter writer = new CheckpointWriter(checkpoints, problems::add)) {
                writer.accept(checkpoint(5, 6));
            }
            assertThat(problems).hasSize(1);
            assertThat(problems.get(0))
                    .startsWith("no checkpoint at update 2: ")
                    .endsWith("; those before it are kept")
                    .doesNotContain("\n");
            Checkpoint.read(folder.resolve("step-000000000001.safetensors"));
            try (CheckpointWriter writer = new CheckpointWriter(checkpoints, problems::add)) {
                writer.accept(checkpoint(5, 6, 7));
            }
            assertThat(problems).hasSize(1);
            Checkpoint.read(folder.resolve("step-000000000003.safetensors"));
        }
    }
}
