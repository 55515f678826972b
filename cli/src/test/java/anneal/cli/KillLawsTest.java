package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that is killed at random moments and resumed each time ends in the bits of one that is not, and the run store has every
 * update of it once.
 *
 * <p>Six kills here. The fifty of the claim: {@code benchmarks/kills 50}, which prints what they hit.
 */
class KillLawsTest {
    private static final int KILLS_A_RUN = 5;
    private static final int LONGEST_MILLIS = 400;
    private static final int SHORT_MILLIS = 150;

    /** Under a plateau, in groups and with an average, so that their states count, with a checkpoint after every update, so that kills hit writes. */
    private static List<String> flags(String optimizer, int seed, int epochs) {
        return List.of(
                "--images",
                "600",
                "--hidden",
                "32",
                "--batch",
                "16",
                "--optimizer",
                optimizer,
                "--schedule",
                "0.003 under plateau(factor=0.7, patience=0, threshold=0.02); weightDecay = linear(0.1, 0, 100%);"
                        + " group bias from 1ep: lr *= 0.5; group 2.weight until 80%",
                "--epochs",
                Integer.toString(epochs),
                "--seed",
                Integer.toString(seed),
                "--average",
                "ema(0.99)",
                "--weights",
                "average",
                "--checkpoint-every",
                "1");
    }

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = 1)
    @Timeout(300)
    void sixKills(int seed) throws Exception {
        KilledRuns runs = new KilledRuns(folder, flags("adam", seed, 30));
        Path killed = folder.resolve("killed");
        KilledRuns.Kills kills = runs.killed(killed, 6, SHORT_MILLIS, new SplittableRandom(seed));
        assertThat(kills.kills()).isEqualTo(6);
        assertThat(KilledRuns.bits(killed)).isEqualTo(KilledRuns.bits(runs.undisturbed()));
        assertThat(runs.recorded(killed)).isEqualTo(KilledRuns.written(killed));
    }

    /** Several mini-batches to an update, clipped gradients, and an update of each epoch that is skipped. */
    @Test
    @Timeout(300)
    void killsAmongSkippedUpdates() throws Exception {
        List<String> flags = new ArrayList<>(Outlier.FLAGS);
        flags.addAll(List.of("--data", Outlier.write(folder).toString(), "--optimizer", "adam"));
        flags.addAll(List.of("--epochs", "80", "--schedule", "cosine(0.01, 100%)", "--checkpoint-every", "1"));
        KilledRuns runs = new KilledRuns(folder, flags);
        Path killed = folder.resolve("killed");
        KilledRuns.Kills kills = runs.killed(killed, 3, SHORT_MILLIS, new SplittableRandom(1));
        assertThat(kills.kills()).isEqualTo(3);
        assertThat(KilledRuns.bits(killed)).isEqualTo(KilledRuns.bits(runs.undisturbed()));
        assertThat(runs.recorded(killed)).isEqualTo(KilledRuns.written(killed));
        assertThat(Files.readAllLines(killed.resolve("history.csv")).stream()
                        .filter(line -> line.split(",", -1)[3].equals("1")))
                .hasSize(80);
    }

    @Test
    void manyKills() throws Exception {
        int wanted = Integer.getInteger("anneal.kills", 0);
        assumeTrue(wanted > 0, "the long proof runs with -Danneal.kills=50");
        String[] rules = {"sgd(momentum=0.9)", "adam", "rmsprop(momentum=0.9, centered=true)", "adagrad", "sgd"};
        int kills = 0;
        int whileWriting = 0;
        int same = 0;
        int recorded = 0;
        for (int run = 0; kills < wanted; run++) {
            Path place = folder.resolve("run" + run);
            Files.createDirectories(place);
            KilledRuns runs = new KilledRuns(place, flags(rules[run % rules.length], run, 60));
            Path killed = place.resolve("killed");
            KilledRuns.Kills hit = runs.killed(
                    killed, Math.min(KILLS_A_RUN, wanted - kills), LONGEST_MILLIS, new SplittableRandom(run));
            kills += hit.kills();
            whileWriting += hit.whileWriting();
            boolean alike = KilledRuns.bits(killed).equals(KilledRuns.bits(runs.undisturbed()));
            boolean whole = runs.recorded(killed).equals(KilledRuns.written(killed));
            same += alike ? hit.kills() : 0;
            recorded += whole ? hit.kills() : 0;
            System.out.println("run " + run + " (" + rules[run % rules.length] + "): " + hit + ", same bits: " + alike
                    + ", whole record: " + whole);
        }
        System.out.println(same + " of " + kills + " kills left the same bits, " + recorded + " a whole record; "
                + whileWriting + " hit a write");
        assertThat(same).isEqualTo(kills);
        assertThat(recorded).isEqualTo(kills);
    }
}
