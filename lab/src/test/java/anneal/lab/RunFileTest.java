package anneal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anneal.data.Validation;
import anneal.net.Activation;
import anneal.notation.Length;
import anneal.notation.Settings;
import anneal.optim.Clip;
import anneal.optim.Optimizer;
import anneal.train.Averaging;
import anneal.train.Evaluating;
import anneal.train.Monitor;
import anneal.train.Options;
import anneal.train.Precision;
import anneal.train.Stopping;
import anneal.train.Weights;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs as text: what is printed is read back as the same, and mistakes are told with their place. */
class RunFileTest {

    @Test
    void readsBackWhatItPrints() {
        Evaluating evaluating = new Evaluating(Length.parse("0.5ep"), Monitor.VALIDATION_LOSS, new Stopping(5, 0.01));
        DataSource data = new DataSource("a \"b\".csv", DataSource.STANDARD_IMAGES, "kind", null);
        Run run = new Run(
                new Block(data, List.of(64, 32), Activation.GELU),
                Optimizer.parse("adam(beta1=0.8)"),
                Settings.parse(
                        "lr = linear(0, 0.1, 1ep) then cosine(0.1, 4ep) per 1ep under plateau(patience=3); beta1 = 0.9;"
                                + " group 0.* from 2ep: lr *= 2; noDecay = bias"),
                32,
                5,
                new Options(
                        4,
                        Clip.norm(0.5),
                        Averaging.parse("swa(from=60%)"),
                        Weights.AVERAGE,
                        Precision.BF16,
                        evaluating),
                Validation.parse("20%"),
                7);
        assertThat(RunFile.parse(RunFile.print(run), "run.toml")).isEqualTo(run);
        assertThat(RunFile.parse(RunFile.print(RunFile.STANDARD), "run.toml")).isEqualTo(RunFile.STANDARD);
    }

    @Test
    void whatIsLeftOutIsStandard() {
        assertThat(RunFile.parse("", "run.toml")).isEqualTo(RunFile.STANDARD);
        Run run = RunFile.parse("epochs = 3\nhidden = []\nimages = 500\n", "run.toml");
        assertThat(run.epochs()).isEqualTo(3);
        assertThat(run.task())
                .isEqualTo(new Block(new DataSource(DataSource.BUILT_IN, 500, null, null), List.of(), Activation.RELU));
    }

    @Test
    void oneAverageAtATime() {
        assertThatExceptionOfType(RunFileException.class)
                .isThrownBy(() -> RunFile.parse("average = \"ema\"\noptimizer = \"asgd\"", "r.toml"))
                .withMessage("r.toml: average must be left out with asgd, which evaluates an average of its own");
        assertThatExceptionOfType(RunFileException.class)
                .isThrownBy(() -> RunFile.parse("weights = \"best\"\noptimizer = \"asgd\"", "r.toml"))
                .withMessage("r.toml: weights must not be best with asgd, which evaluates an average of its own");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            epoch = 3                 | r.toml, line 1, column 1: unknown key "epoch"; did you mean "epochs"?
            epochs = "3"              | r.toml, line 1, column 1: epochs must be a whole number, but was 3
            epochs = 0                | r.toml: epochs must be >= 1, but was 0
            epochs = 5000000000       | r.toml, line 1, column 1: epochs: must be at most 2147483647, but was 5000000000
            hidden = [1.5]            | r.toml, line 1, column 1: hidden must be a list of whole numbers, but held 1.5
            hidden = [0]              | r.toml: hidden layers must be >= 1, but was 0
            activation = "rely"       | r.toml, line 1, column 1: activation: activation must be one of relu, tanh, sigmoid, gelu, but was rely
            precision = "bf8"         | r.toml, line 1, column 1: precision: precision must be float32 or bf16, but was bf8
            schedule = "cosin(1, 2)"  | none
            schedule = "cosine(1, "   | r.toml, line 1, column 1: schedule: a schedule must stand here, such as cosine(0.1, 15ep), but the text ends, at character 11 of "cosine(1, "
            data = "x.csv"            | r.toml: x.csv needs a label column (classes) or a target column (numbers)
            average = "ema(2)"        | r.toml, line 1, column 1: average: decay must be in [0, 1), but was 2
            weights = "average"       | r.toml: weights must not be average where no average is kept
            weights = "best of 3"     | r.toml, line 1, column 1: weights: weights must be last, average or best, but was best of 3
            validation = "all"        | r.toml, line 1, column 1: validation: validation must be a share such as 10%, or a count of rows, but was all
            validation = 10           | r.toml, line 1, column 1: validation must be a string, but was 10
            evaluate = "often"        | r.toml, line 1, column 1: evaluate: a number must stand here, but was "", at character 1 of "often"
            monitor = "test loss"     | r.toml, line 1, column 1: monitor: monitor must be train loss or validation loss, but was test loss
            monitor = "validation loss" | r.toml: monitor must be train loss where there is no validation set
            stop = "soon"             | r.toml, line 1, column 1: stop: stop must be patience(5) or patience(5, minDelta=0.01), but was soon
            task = "com.me.MyTask"    | r.toml: task and classpath must both be given, or neither
            label = "kind"            | r.toml: label and target are for CSV files, but data was built-in
            """)
    void saysWhere(String text, String message) {
        if (message.equals("none")) {
            assertThat(RunFile.parse(text, "r.toml").schedule()).hasToString("cosin(1, 2)");
            return;
        }
        assertThatExceptionOfType(RunFileException.class)
                .isThrownBy(() -> RunFile.parse(text, "r.toml"))
                .withMessage(message);
    }

    @Test
    void brokenTomlAndMissingFiles() {
        assertThatExceptionOfType(RunFileException.class)
                .isThrownBy(() -> RunFile.parse("epochs = \n", "r.toml"))
                .withMessageStartingWith("r.toml, line 1, column 10: ");
        assertThatExceptionOfType(RunFileException.class)
                .isThrownBy(() -> RunFile.read(Path.of("no-such-run.toml")))
                .withMessage("no run file at no-such-run.toml");
    }
}
