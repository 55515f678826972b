package anneal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anneal.lab.store.Sql;
import anneal.lab.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A search that is killed at random moments and resumed each time has the trials of one that is not, each once, and the same
 * winner.
 *
 * <p>Three kills here. The twenty of the claim: {@code benchmarks/tune kills 20}.
 */
class TuneKillLawsTest {
    private static final int LONGEST_MILLIS = 400;

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void threeKills() throws Exception {
        assertThat(killed(3, new SplittableRandom(1))).isEqualTo(undisturbed());
    }

    @Test
    void manyKills() throws Exception {
        int wanted = Integer.getInteger("anneal.tune.kills", 0);
        assumeTrue(wanted > 0, "the long proof runs with -Danneal.tune.kills=20");
        List<String> same = undisturbed();
        int kills = 0;
        for (int run = 0; kills < wanted; run++) {
            int some = Math.min(4, wanted - kills);
            assertThat(killed(some, new SplittableRandom(run))).isEqualTo(same);
            kills += some;
            System.out.println(kills + " kills, none lost or repeated a trial, all with the same winner");
        }
    }

    private List<String> undisturbed() throws IOException, InterruptedException {
        return finish(folder.resolve("undisturbed"), false);
    }

    private List<String> killed(int kills, SplittableRandom random) throws IOException, InterruptedException {
        Path out = folder.resolve("killed" + random.nextInt());
        for (int kill = 0; kill < kills; kill++) {
            int known = legs();
            Process process = start(out, kill > 0);
            while (process.isAlive() && legs() == known) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
            process.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
            assertThat(process.isAlive())
                    .as(() -> "still searching at kill after " + legs())
                    .isTrue();
            process.destroyForcibly().waitFor();
        }
        return finish(out, kills > 0);
    }

    /** The trials, and the command that trains the winner. */
    private List<String> finish(Path out, boolean resume) throws IOException, InterruptedException {
        Process last = start(out, resume);
        List<String> printed = List.of(new String(last.getInputStream().readAllBytes(), UTF_8).split("\n"));
        assertThat(last.waitFor()).isZero();
        List<String> lines = new ArrayList<>(Files.readAllLines(out.resolve("trials.csv")));
        lines.add(printed.get(printed.size() - 1));
        return lines;
    }

    private Path store() {
        return folder.resolve("runs.db");
    }

    /** Legs that the store has, of all searches. */
    private int legs() {
        try (Store store = Store.open(store())) {
            return store.read(connection -> (int) Sql.number(connection, "SELECT count(*) FROM legs"));
        }
    }

    private Process start(Path out, boolean resume) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "anneal.cli.Anneal"));
        command.addAll(List.of("tune", "--images", "4000", "--hidden", "64", "--epochs", "9", "--budget", "135ep"));
        command.addAll(List.of("--seeds", "1", "--out", out.toString(), "--store", store().toString()));
        command.add(resume ? "--resume" : "--force");
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
