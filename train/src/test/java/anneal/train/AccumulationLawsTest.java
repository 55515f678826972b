package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.data.Csv;
import anneal.data.Loader;
import anneal.net.Layer;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Plan;
import anneal.optim.Clip;
import anneal.optim.Optimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs with several mini-batches to an update, clipped gradients and skipped updates go on with the same bits. */
class AccumulationLawsTest {
    private static final Options OPTIONS = Options.STANDARD.withAccumulate(3).withClip(Clip.norm(0.5));
    private static final int ROWS = 14;
    private static final int EPOCHS = 4;

    @TempDir
    private Path folder;

    private Loader loader;

    /** One target is near float32's end: in a batch of its own its loss is finite, but its gradient is not. */
    @BeforeEach
    void data() throws IOException {
        StringBuilder csv = new StringBuilder("a,b,target\n");
        for (int row = 0; row < ROWS; row++) {
            csv.append(row % 5).append(',').append(row % 3).append(row == 6 ? ",3e38\n" : ",1\n");
        }
        Path file = Files.writeString(folder.resolve("data.csv"), csv);
        loader = Loader.shuffled(Csv.regression("target").read(file), 1, 5);
    }

    private static Network network(String optimizer) {
        return Sequential.of(Layer.linear(2, 4), Layer.tanh(), Layer.linear(4, 1))
                .start(Optimizer.parse(optimizer), Loss.MEAN_SQUARED_ERROR, 3);
    }

    private Training training(Network network) {
        Clock clock = Clock.accumulating(ROWS, 1, OPTIONS.accumulate());
        Controlled rate = Plan.parse("cosine(0.05, 4ep)").resolve(clock);
        return new Training(network, loader, loader.data(), rate, EPOCHS)
                .withOptions(OPTIONS)
                .withGuard(Guard.STOP.withSkips(2));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            sgd(momentum=0.9), 1
            adam,              2
            lamb,              1
            """)
    void fromEveryCheckpointOnTheBitsAreTheSame(String optimizer, long every) throws IOException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (Network reference = network(optimizer)) {
            History expected = training(reference)
                    .withSaving(new Saving(1, every, checkpoints::add))
                    .run();
            assertThat(expected.ending()).isEqualTo(Ending.COMPLETE);
            assertThat(expected.updates()).isEqualTo(EPOCHS * 5);
            assertThat(expected.skips()).hasSize(EPOCHS);
            assertThat(checkpoints)
                    .anyMatch(checkpoint -> checkpoint.position().batch() % 3 == 0
                            && checkpoint.position().batch() > 0);
            for (Checkpoint checkpoint : checkpoints) {
                Path file = folder.resolve("checkpoint.safetensors");
                checkpoint.write(file);
                try (Network network = network(optimizer)) {
                    History found =
                            training(network).from(Checkpoint.read(file)).run();
                    CheckpointLawsTest.assertSame(found, expected, network, reference);
                }
            }
        }
    }

    @Test
    void anotherGroupingOfTheBatchesIsRefused() {
        try (Network network = network("sgd")) {
            Checkpoint start = training(network).checkpoint();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> training(network)
                            .withOptions(OPTIONS.withAccumulate(2))
                            .from(start))
                    .withMessage("loader must be 14 rows shuffled by seed 5 in batches of 1, 3 to an update, as in the"
                            + " checkpoint, but is 14 rows shuffled by seed 5 in batches of 1, 2 to an update");
        }
    }
}
