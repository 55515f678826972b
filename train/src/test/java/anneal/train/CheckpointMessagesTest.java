package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.notation.Clock;
import anneal.notation.Plan;
import anneal.tensors.Tensor;
import anneal.tensors.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointMessagesTest {
    @TempDir
    private Path folder;

    private static Tensors contents() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("anneal.checkpoint", "1");
        texts.put("run.step", "2");
        texts.put("run.epoch", "0");
        texts.put("run.batch", "2");
        texts.put("run.loss_sum", "1.5");
        texts.put("run.rows", "8");
        texts.put("run.nanos", "7");
        texts.put("run.loader", "8 rows in order in batches of 4");
        texts.put("run.watch", "1.0\t0.2\t2");
        texts.put("run.cuts", "");
        texts.put("run.skips", "");
        texts.put("run.rollbacks", "5\t3\t0.5\tthe loss was NaN");
        return new Tensors(
                texts,
                Map.of(
                        "run.losses", Tensor.of(new float[2]),
                        "run.rates", Tensor.of(new double[2]),
                        "run.epochs", Tensor.of(new double[0], 0, 13)));
    }

    @Test
    void theContentsByHandAreACheckpoint() throws IOException {
        Path file = folder.resolve("c");
        contents().writeSealed(file);
        Checkpoint read = Checkpoint.read(file);
        assertThat(read.position()).isEqualTo(new Position(2, 0, 2, 1.5, 8, 7));
        assertThat(read.history().rollbacks())
                .containsExactly(new TrainEvent.RolledBack(5, 3, 0.5, "the loss was NaN"));
        assertThat(read.watch()).isEqualTo(new Watch(1, 0.2, 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
            anneal.checkpoint | nothing | FILE is no checkpoint of Anneal
            anneal.checkpoint | 2       | FILE must be a checkpoint of version 1, the one this Anneal writes, but is of version 2
            run.step          | 3       | FILE is a checkpoint that makes no sense: history must hold 3 updates, but holds 2
            run.step          | -1      | FILE is a checkpoint that makes no sense: the parts of a position must be >= 0, but were step -1, epoch 0, batch 2, rows 8, nanos 7
            run.step          | many    | FILE is a checkpoint that makes no sense: For input string: "many"
            run.watch         | nothing | FILE is a checkpoint that makes no sense: text run.watch must be there, but is not
            run.watch         | 1       | FILE is a checkpoint that makes no sense: a line must have 3 fields, but was 1
            """)
    void saysWhatIsWrong(String name, String text, String message) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>(contents().texts());
        texts.put(name, text == null ? "" : text);
        if (text == null) {
            texts.remove(name);
        }
        Path file = folder.resolve("c");
        new Tensors(texts, contents().tensors()).writeSealed(file);
        assertThatIOException()
                .isThrownBy(() -> Checkpoint.read(file))
                .withMessage(message.replace("FILE", file.toString()));
    }

    @Test
    void aFileWithoutAChecksumIsNoCheckpoint() throws IOException {
        Path file = folder.resolve("c");
        contents().write(file);
        assertThatIOException()
                .isThrownBy(() -> Checkpoint.read(file))
                .withMessage(file + " is no checkpoint of Anneal");
    }

    @Test
    void aLearnerWithoutAStateSaysSo() {
        Loader loader = Loader.inOrder(ScriptedLearner.rows(4), 4);
        Learner learner = new Learner() {
            @Override
            public double update(Batch batch, double eta) {
                return 1;
            }

            @Override
            public Score evaluate(DataSet data) {
                return new Score(1, 1);
            }

            @Override
            public void close() {}
        };
        Training training =
                new Training(learner, loader, loader.data(), Plan.parse("1").resolve(Clock.UNKNOWN), 1);
        assertThat(training.run().ending()).isEqualTo(Ending.COMPLETE);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> training.withGuard(Guard.rollback(1)).run())
                .withMessageMatching("CheckpointMessagesTest\\$\\d cannot save its state");
    }
}
