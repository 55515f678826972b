package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anneal.train.Checkpoint;
import anneal.train.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Going on with a run: what is refused, what is explained, and what takes another course. */
class ResumeTest {
    @TempDir
    private Path folder;

    private Path csv;
    private Path run;

    @BeforeEach
    void data() throws IOException {
        csv = folder.resolve("data.csv");
        run = folder.resolve("run");
        write(0);
    }

    private void write(int change) throws IOException {
        StringBuilder text = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 100; i++) {
            int a = i == 17 ? i % 7 + change : i % 7;
            text.append(a).append(',').append(i % 3).append(',').append(i % 2 == 0 ? "cat" : "dog");
            text.append('\n');
        }
        Files.writeString(csv, text.toString());
    }

    private Captured train(String... more) {
        List<String> arguments = new ArrayList<>(List.of("train"));
        arguments.addAll(List.of(more));
        return Captured.run(arguments.toArray(String[]::new));
    }

    /** Three epochs of ten updates. */
    private Captured begin(String... more) {
        return beginUnder("cosine(0.1, 100%)", more);
    }

    private Captured beginUnder(String schedule, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--data", csv.toString(), "--label", "kind", "--hidden", "4", "--batch", "8", "--epochs", "3"));
        arguments.addAll(List.of("--schedule", schedule, "--out", run.toString()));
        arguments.addAll(List.of(more));
        return train(arguments.toArray(String[]::new));
    }

    private Captured resume(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--resume", run.toString()));
        arguments.addAll(List.of(more));
        return train(arguments.toArray(String[]::new));
    }

    private Path checkpoint(int step) {
        return run.resolve(String.format("checkpoints/step-%012d.safetensors", step));
    }

    /** Begins, and leaves what a run leaves that is killed in its first epoch. */
    private void beginAndBeKilled() throws IOException {
        assertThat(begin("--keep", "9", "--force").code()).isZero();
        for (int step : new int[] {10, 20, 30}) {
            Files.deleteIfExists(checkpoint(step));
        }
        Files.delete(run.resolve("history.csv"));
        Files.delete(run.resolve("model.safetensors"));
    }

    @Test
    void aRunThatGoesOnEndsInTheSameBits() throws IOException {
        assertThat(begin().code()).isZero();
        List<Object> bits = KilledRuns.bits(run);
        assertThat(begin("--force").code()).isZero();
        assertThat(KilledRuns.bits(run)).isEqualTo(bits);
        assertThat(begin("--force", "--checkpoint-every", "none").code()).isZero();
        assertThat(KilledRuns.bits(run)).isEqualTo(bits);
        assertThat(CheckpointFolder.newestFirst(run.resolve("checkpoints"))).isEmpty();
        beginAndBeKilled();
        Captured resumed = resume();
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out().lines()).hasSize(4).first().asString().startsWith("epoch 1 ");
        assertThat(KilledRuns.bits(run)).isEqualTo(bits);
        assertThat(resume().out()).isEqualTo("complete after 30 updates" + System.lineSeparator());
        assertThat(KilledRuns.bits(run)).isEqualTo(bits);
        assertThat(run.resolve("checkpoints").resolve(CheckpointFolder.BEST)).exists();
    }

    @Test
    void aFolderThatHoldsARunIsNotBegunAgain() {
        begin();
        assertThat(begin().err())
                .isEqualTo("anneal: " + run + " holds a run: --resume " + run
                        + " goes on with it, --force replaces it, --out writes to another folder"
                        + System.lineSeparator());
        assertThat(begin("--force").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --schedule 0.1             | schedule: "cosine(0.1, 100%)" -> "0.1" (--retarget goes on under the new one)
            --epochs 5                 | epochs: 3 -> 5 (--retarget goes on under the new one)
            --batch 4 --epochs 5       | batch: 8 -> 4; epochs: 3 -> 5
            --optimizer adam           | optimizer: "sgd(momentum=0.9)" -> "adam"
            --hidden 5 --retarget      | hidden: [4] -> [5]
            --seed 1                   | seed: 0 -> 1
            --accumulate 4             | accumulate: nothing -> 4
            --clip norm(1) --retarget  | clip: nothing -> "norm(1)"
            """)
    void anotherRunIsRefusedWithTheDifference(String flags, String difference) throws IOException {
        beginAndBeKilled();
        Captured refused = resume(flags.split(" "));
        assertThat(refused.err())
                .isEqualTo("anneal: this is not the run in " + run + ": " + difference + System.lineSeparator());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(resume().code()).isZero();
    }

    @Test
    void anEditedRunFileIsAnotherRun() throws IOException {
        begin();
        Path file = run.resolve("run.toml");
        Files.writeString(file, Files.readString(file).replace("0.1", "0.2"));
        assertThat(resume().err()).contains("schedule: \"cosine(0.1, 100%)\" -> \"cosine(0.2, 100%)\"");
    }

    @Test
    void otherDataIsRefused() throws IOException {
        beginAndBeKilled();
        write(1);
        Captured refused = resume();
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("anneal: the data has changed since the checkpoint in " + run + ": the fingerprint was ");
        write(0);
        assertThat(resume().code()).isZero();
    }

    @Test
    void aNewHorizonShowsTheRateBeforeAndAfter() throws IOException {
        begin();
        Captured longer = resume("--retarget", "--epochs", "6");
        assertThat(longer.code()).isZero();
        assertThat(longer.err().lines().findFirst())
                .hasValue("anneal: rate of update 30: 0 under cosine(0.1, 100%) and 3 epochs, now 0.05 under"
                        + " cosine(0.1, 100%) and 6 epochs");
        assertThat(longer.out().lines()).hasSize(4).first().asString().startsWith("epoch 4 ");
        assertThat(run.resolve("run.toml")).content().contains("epochs = 6");
        assertThat(resume("--retarget", "--epochs", "4").err())
                .isEqualTo("anneal: epochs must be >= 6, those that are done, but was 4" + System.lineSeparator());
    }

    @Test
    void aCooldownBranchesOff() throws IOException {
        beginUnder("0.1");
        List<Object> bits = KilledRuns.bits(run);
        Path branch = folder.resolve("branch");
        Captured forked =
                train("--resume", checkpoint(30).toString(), "--fork-cooldown", "10%", "--out", branch.toString());
        assertThat(forked.code()).as(forked.err()).isZero();
        assertThat(forked.err())
                .startsWith(
                        "anneal: rate of update 30: 0.1 under 0.1 and 3 epochs, now 0.1 under taken(constant(0.1), 0, 30) then"
                                + " linear(0.1, 10) and 4 epochs");
        List<String> lines = Files.readAllLines(branch.resolve("history.csv"));
        assertThat(lines).hasSize(41);
        assertThat(lines.get(31)).startsWith("30,0.1,");
        assertThat(lines.get(36)).startsWith("35,0.05,");
        assertThat(KilledRuns.bits(run)).isEqualTo(bits);
        assertThat(train("--resume", branch.toString()).code()).isZero();
        assertThat(train("--resume", checkpoint(30).toString(), "--out", run.toString(), "--force")
                        .err())
                .isEqualTo("anneal: --out must name another folder than the run's own, but was " + run
                        + System.lineSeparator());
        assertThat(resume("--fork-cooldown", "10%").err()).contains("--out must name a new folder for the cooldown");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --retarget                     | anneal: --retarget needs --resume
            --fork-cooldown 10%            | anneal: --fork-cooldown needs --resume
            --checkpoint-every 0           | anneal: --checkpoint-every must be a number of epochs such as 1ep, of updates such as 500, or none, but was 0
            --checkpoint-every 1.5ep       | anneal: --checkpoint-every must be a number of epochs such as 1ep, of updates such as 500, or none, but was 1.5ep
            --keep 0                       | anneal: --keep must be >= 1, but was 0
            --rollbacks 2                  | anneal: --rollbacks needs --on-divergence rollback
            --loss-limit 1                 | anneal: limit must be > 1, but was 1.0
            --skips 2                      | anneal: --skips needs --on-non-finite skip
            --on-non-finite skip --skips 0 | anneal: --skips must be >= 1, but was 0
            --clip 1                       | anneal: clip must be none, norm(1), norm(1, inf) or value(0.5), with any number, but was 1
            --clip norm(0)                 | anneal: the limit of a clip must be finite and > 0, but was 0.0
            --accumulate 0                 | anneal: accumulate must be >= 1, but was 0
            --resume nowhere               | anneal: no such file: nowhere
            """)
    void oneLine(String flags, String message) {
        Captured captured = begin(flags.split(" "));
        assertThat(Files.exists(run.resolve("run.toml"))).isFalse();
        assertThat(captured.err()).isEqualTo(message + System.lineSeparator());
        assertThat(captured.code()).isNotZero();
    }

    @Test
    void foreignAndDamagedFilesAreRefusedAndTheOneBeforeIsTaken() throws IOException {
        begin();
        List<Object> bits = KilledRuns.bits(run);
        byte[] whole = Files.readAllBytes(checkpoint(30));
        beginAndBeKilled();
        Files.writeString(checkpoint(30), "This is no checkpoint at all.");
        Files.write(checkpoint(20), Arrays.copyOf(whole, whole.length - 1));
        Captured resumed = resume();
        assertThat(resumed.code()).isZero();
        assertThat(resumed.err())
                .contains("step-000000000030.safetensors is cut off or no safetensors file")
                .contains("step-000000000020.safetensors is damaged: its checksum is ")
                .contains("; put aside as step-000000000020.safetensors.damaged");
        assertThat(resumed.out()).startsWith("epoch 1 ");
        assertThat(KilledRuns.bits(run)).isEqualTo(bits);
        Files.copy(run.resolve("model.safetensors"), checkpoint(30), StandardCopyOption.REPLACE_EXISTING);
        assertThat(train("--resume", checkpoint(30).toString(), "--out", folder + "/x")
                        .err())
                .isEqualTo("anneal: " + checkpoint(30) + " is no checkpoint of Anneal" + System.lineSeparator());
    }

    @Test
    void divergenceRollsBackAndIsTold() throws IOException {
        Captured captured = beginUnder("1e20", "--on-divergence", "rollback", "--rollbacks", "2", "--keep", "9");
        assertThat(captured.out()).contains("diverged at update ", "; back to update 0, rates times 0.5 from there");
        assertThat(captured.out()).contains("rates times 0.25 from there").endsWith("the loss was not finite\n");
        Checkpoint.read(checkpoint(0));
        assertThat(captured.err()).contains("The last good checkpoint: " + checkpoint(0));
    }

    @Test
    void tooManySkippedUpdatesInARowAreADivergence() {
        Captured captured = beginUnder("1e20", "--on-non-finite", "skip", "--skips", "2", "--accumulate", "2");
        assertThat(captured.out())
                .contains(" skipped: the loss was ")
                .endsWith(": too many updates in a row were skipped" + System.lineSeparator());
        assertThat(captured.out().lines().filter(line -> line.contains(" skipped: ")))
                .hasSize(3);
    }

    /** The system's limit on the size of files stands for a full disk: writing fails half-way. */
    @Test
    @Timeout(120)
    void aFullDiskIsToldAndTheCheckpointBeforeSurvives() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell");
        begin();
        List<Object> bits = KilledRuns.bits(run);
        beginAndBeKilled();
        long blocks = (Files.size(checkpoint(0)) - 1) / 512;
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "ulimit -f " + blocks + " && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "anneal.cli.Anneal",
                        "train",
                        "--resume",
                        run.toString())
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String told = Files.readString(folder.resolve("err"));
        assertThat(told).contains("File too large");
        Checkpoint.read(checkpoint(0));
        assertThat(resume().code()).isZero();
        assertThat(KilledRuns.bits(run)).isEqualTo(bits);
    }
}
