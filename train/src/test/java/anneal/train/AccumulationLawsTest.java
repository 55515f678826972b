package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.data.Shapes;
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
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs with several mini-batches to an update, clipped gradients and skipped updates go on with the same bits. */
class AccumulationLawsTest {
    private static final DataSet GOOD =
            Shapes.standard().withTrain(60).generate().train();
    private static final Loader LOADER = Loader.shuffled(new Torn(GOOD, 17), 8, 5);
    private static final Options OPTIONS = Options.STANDARD.withAccumulate(3).withClip(Clip.norm(0.5));
    private static final Guard GUARD = Guard.STOP.withSkips(2);
    private static final int EPOCHS = 4;

    @TempDir
    private Path folder;

    /** A data set with a row that is not finite. */
    private record Torn(DataSet data, int bad) implements DataSet {
        @Override
        public int size() {
            return data.size();
        }

        @Override
        public int features() {
            return data.features();
        }

        @Override
        public int classes() {
            return data.classes();
        }

        @Override
        public int label(int row) {
            return data.label(row);
        }

        @Override
        public float target(int row) {
            return data.target(row);
        }

        @Override
        public void gather(int row, FloatBuffer into, int at) {
            data.gather(row, into, at);
            if (row == bad) {
                into.put(at, Float.NaN);
            }
        }
    }

    private static Network network(String optimizer) {
        return Sequential.of(Layer.linear(3072, 4), Layer.tanh(), Layer.linear(4, 10))
                .start(Optimizer.parse(optimizer), Loss.CROSS_ENTROPY, 3);
    }

    private static Training training(Network network) {
        Clock clock = Clock.accumulating(LOADER.batches(), 8, OPTIONS.accumulate());
        Controlled rate = Plan.parse("cosine(0.05, 4ep)").resolve(clock);
        return new Training(network, LOADER, GOOD, rate, EPOCHS)
                .withOptions(OPTIONS)
                .withGuard(GUARD);
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
            assertThat(expected.updates()).isEqualTo(EPOCHS * 3);
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
                    .withMessage("loader must be 60 rows shuffled by seed 5 in batches of 8, 3 to an update, as in the"
                            + " checkpoint, but is 60 rows shuffled by seed 5 in batches of 8, 2 to an update");
        }
    }
}
