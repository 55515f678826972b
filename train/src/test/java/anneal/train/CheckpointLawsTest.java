package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.net.Layer;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Controls;
import anneal.notation.Length;
import anneal.notation.Plan;
import anneal.notation.Settings;
import anneal.optim.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that goes on from a checkpoint ends like the run that the checkpoint was made of. */
class CheckpointLawsTest {
    private static final Split WHOLE = Shapes.standard().withTrain(60).generate();
    private static final Split DATA = new Split(WHOLE.train(), WHOLE.test().take(20));
    private static final Loader LOADER = Loader.shuffled(DATA.train(), 16, 5);
    private static final int EPOCHS = 6;
    private static final String PLATEAU = "0.02 under plateau(factor=0.5, patience=0, threshold=0.2)";

    @TempDir
    private Path folder;

    private static Network network(String optimizer) {
        return Sequential.of(Layer.linear(3072, 4), Layer.tanh(), Layer.linear(4, 10))
                .start(Optimizer.parse(optimizer), Loss.CROSS_ENTROPY, 3);
    }

    private static Training training(Learner learner, String plan) {
        Clock clock = Clock.ofEpochs(LOADER.batches()).withUpdates((long) EPOCHS * LOADER.batches());
        Controls controls = Settings.parse(plan).resolve(clock);
        return new Training(learner, LOADER, DATA.test(), controls, EPOCHS)
                .withNotes(Map.of("run", "line\nand \"line\""));
    }

    static void assertSame(History found, History expected, Network network, Network reference) {
        assertThat(found.losses()).containsExactly(expected.losses());
        assertThat(found.ratesByGroup()).usingRecursiveComparison().isEqualTo(expected.ratesByGroup());
        assertThat(found.cuts()).isEqualTo(expected.cuts());
        assertThat(found.skips()).isEqualTo(expected.skips());
        assertThat(found.rollbacks()).isEqualTo(expected.rollbacks());
        assertThat(found.ending()).isEqualTo(expected.ending());
        assertThat(found.result()).isEqualTo(expected.result());
        assertThat(found.evaluations())
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(expected.evaluations());
        for (int layer : new int[] {0, 2}) {
            assertThat(network.weights(layer)).containsExactly(reference.weights(layer));
            assertThat(network.biases(layer)).containsExactly(reference.biases(layer));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sgd(momentum=0.9)          | linear(0, 0.02, 1ep) then cosine(0.02, 5ep) | 1 | stop     |
            adam                       | 0.02 under plateau(factor=0.5, patience=0, threshold=0.2) | 1 | stop |
            sgd(momentum=0.9)          | 20                                          | 3 | rollback |
            sgd(momentum=0.9)          | 20                                          | 3 | rollback | ema(0.9)
            adam                       | cosine(0.02, 6ep)                           | 1 | stop     | ema(0.9, every=3)
            adam                       | cosine(0.02, 6ep)                           | 1 | stop     | swa(from=50%)
            adamw                      | lr = oneCycle(0.02, 2ep, 4ep); beta1 = mirror(0.85, 0.95); \
            group bias: weightDecay = 0; group 2.weight from 2ep until 5ep: lr = linear(0.02, 3ep) | 1 | stop |
            sgd                        | lr = 20; momentum = 0.9; group bias: lr *= 0.5 | 3 | rollback |
            """)
    void fromEveryCheckpointOnTheBitsAreTheSame(
            String optimizer, String plan, long every, String action, @Nullable String average) throws IOException {
        Options options = average == null
                ? Options.STANDARD
                : Options.STANDARD.withAverage(Averaging.parse(average), Weights.AVERAGE);
        Guard guard = action.equals("stop") ? Guard.STOP : Guard.rollback(8).withLimit(1.2);
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (Network reference = network(optimizer)) {
            History expected = training(reference, plan)
                    .withOptions(options)
                    .withGuard(guard)
                    .withSaving(new Saving(1, every, checkpoints::add))
                    .run();
            if (action.equals("rollback")) {
                assertThat(expected.rollbacks()).hasSizeGreaterThan(1);
            } else {
                assertThat(expected.ending()).isEqualTo(Ending.COMPLETE);
                assertThat(checkpoints).hasSize(EPOCHS * LOADER.batches());
            }
            for (Checkpoint checkpoint : checkpoints) {
                Path file = folder.resolve("checkpoint.safetensors");
                checkpoint.write(file);
                try (Network network = network(optimizer)) {
                    History found = training(network, plan)
                            .withOptions(options)
                            .withGuard(guard)
                            .withSaving(new Saving(1, every, ignored -> {}))
                            .from(Checkpoint.read(file))
                            .run();
                    assertSame(found, expected, network, reference);
                }
            }
        }
    }

    /** Within epochs too, with rows to validate on, a plateau that listens to them, and the best weights kept. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sgd(momentum=0.9) | 0.02 under plateau(factor=0.5, patience=1)      | 0.5ep | patience(20) | BEST    | COMPLETE
            adam              | 0.05                                            | 1     | patience(4)  | BEST    | STOPPED
            adam              | 0.02 under plateau(factor=0.1, patience=0, floor=1e-3) | 0.5ep | patience(20) | AVERAGE | FLAT
            """)
    void evaluationsWithinEpochsTooEndInTheSameBits(
            String optimizer, String plan, String every, String stop, Weights weights, Ending ending)
            throws IOException {
        Options options = Options.STANDARD
                .withAverage(Averaging.ema(0.5), weights)
                .withEvaluating(new Evaluating(Length.parse(every), Monitor.VALIDATION_LOSS, Stopping.parse(stop)));
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (Network reference = network(optimizer)) {
            History expected = training(reference, plan)
                    .withValidation(WHOLE.test().select(20, 21, 22, 23, 24, 25, 26, 27))
                    .withOptions(options)
                    .withSaving(Saving.everyUpdates(1, checkpoints::add))
                    .run();
            assertThat(expected.ending()).isEqualTo(ending);
            assertThat(expected.evaluations())
                    .hasSizeGreaterThan(expected.epochs().size());
            for (Checkpoint checkpoint : checkpoints) {
                Path file = folder.resolve("checkpoint.safetensors");
                checkpoint.write(file);
                try (Network network = network(optimizer)) {
                    History found = training(network, plan)
                            .withValidation(WHOLE.test().select(20, 21, 22, 23, 24, 25, 26, 27))
                            .withOptions(options)
                            .withSaving(Saving.everyUpdates(1, ignored -> {}))
                            .from(Checkpoint.read(file))
                            .run();
                    assertSame(found, expected, network, reference);
                }
            }
        }
    }

    @Test
    void anInterruptedRunIsSavedWhereItStopped() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (Network reference = network("adam");
                Network network = network("adam")) {
            History expected = training(reference, PLATEAU).run();
            History interrupted = training(network, PLATEAU)
                    .withSaving(Saving.everyEpochs(1, checkpoints::add))
                    .run(event -> {
                        if (event instanceof TrainEvent.Updated updated && updated.step() == 9) {
                            Thread.currentThread().interrupt();
                        }
                    });
            assertThat(Thread.interrupted()).isTrue();
            assertThat(interrupted.ending()).isEqualTo(Ending.INTERRUPTED);
            Checkpoint last = checkpoints.get(checkpoints.size() - 1);
            assertThat(last.position().step()).isEqualTo(10);
            assertThat(last.position().batch()).isEqualTo(2);
            assertSame(training(network, PLATEAU).from(last).run(), expected, network, reference);
        }
    }

    @Test
    void theBeginningIsACheckpointToo() {
        try (Network reference = network("adam");
                Network network = network("adam")) {
            Checkpoint start = training(reference, PLATEAU).checkpoint();
            History expected = training(reference, PLATEAU).run();
            training(network, "0.5").run();
            assertSame(training(network, PLATEAU).from(start).run(), expected, network, reference);
        }
    }

    @Test
    void theFileHoldsWhatItWasGiven() throws IOException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (Network network = network("adam")) {
            training(network, PLATEAU)
                    .withSaving(Saving.everyEpochs(2, checkpoints::add))
                    .run();
            Checkpoint checkpoint = checkpoints.get(1);
            Path file = folder.resolve("checkpoint.safetensors");
            checkpoint.write(file);
            Checkpoint read = Checkpoint.read(file);
            assertThat(read.position()).isEqualTo(checkpoint.position());
            assertThat(read.watch()).isEqualTo(checkpoint.watch());
            assertThat(read.notes()).isEqualTo(checkpoint.notes());
            assertThat(read.loader()).isEqualTo("60 rows shuffled by seed 5 in batches of 16");
            assertThat(read.history().epochs()).isEqualTo(checkpoint.history().epochs());
            assertThat(read.best()).isEqualTo(checkpoint.best());
            try (Network model = Network.load(file)) {
                model.evaluate(DATA.test());
            }
        }
    }

    @Test
    void otherBatchesAreRefused() {
        try (Network network = network("sgd")) {
            Checkpoint start = training(network, "0.1").checkpoint();
            Loader other = Loader.shuffled(DATA.train(), 8, 5);
            Controlled rate = Plan.parse("0.1").resolve(Clock.ofEpochs(8));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Training(network, other, DATA.test(), rate, 1).from(start))
                    .withMessage("loader must be 60 rows shuffled by seed 5 in batches of 16, as in the checkpoint,"
                            + " but is 60 rows shuffled by seed 5 in batches of 8");
        }
    }
}
