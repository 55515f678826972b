package anneal.lab.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.notation.Clock;
import anneal.notation.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read, and what is said of logs that cannot be. */
class AuditMessagesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            log.csv   | step,rate;0,0.5;1,0.25                         | {0=0.5, 1=0.25}
            log.csv   | epoch,lr,step,loss;0,0.5,0,9;0,,,8;0,0.25,1,7  | {0=0.5, 1=0.25}
            log.csv   | step,rate;5,0.5;5,0.25                         | {5=0.25}
            log.jsonl | {"step": 0, "lr": 0.5};;{"x": 1};{"step": 1, "lr": 0.25} | {0=0.5, 1=0.25}
            """)
    void reads(String name, String lines, String rates) throws IOException {
        assertThat(RateLogFile.USUAL.read(write(name, lines)).rates()).hasToString(rates);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            log.csv   | step,loss;0,1        | FILE has no column named rate, lr, learning_rate or eta; it has [step, loss]
            log.csv   | rate;1               | FILE has no column named step, global_step, iteration, iter or update; it has [rate]
            log.csv   | step,rate;0,fast     | FILE, line 2: no number in 0,fast
            log.csv   | step,rate            | FILE: the log must hold a rate, but holds none
            log.csv   | step,rate;0,NaN      | FILE: rate must be finite, but was NaN at step 0
            log.csv   | step,rate;-1,0.5     | FILE: step must be >= 0, but was -1
            log.jsonl | {"step": 0}          | FILE: the log must hold a rate, but holds none
            x.tfevents| no events, surely not | FILE is no TensorBoard event file
            """)
    void refuses(String name, String lines, String message) throws IOException {
        Path file = write(name, lines);
        assertThatThrownBy(() -> RateLogFile.USUAL.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(message.replace("FILE", file.toString()));
    }

    @Test
    void otherNamesAreGiven() throws IOException {
        Path file = write("log.csv", "n,lr-SGD;0,0.5");
        assertThat(new RateLogFile("n", "lr-SGD").read(file).rates()).hasToString("{0=0.5}");
        assertThatThrownBy(() -> new RateLogFile("n", "lr-Adam").read(file))
                .hasMessage(file + " has no column named lr-Adam; it has [n, lr-SGD]");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThatThrownBy(() -> RateLogFile.USUAL.read(folder.resolve("none.csv")))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> RateLogFile.USUAL.read(folder))
                .hasMessage(folder + " has no curve named rate, lr, learning_rate or eta; it has none");
        RateLog log = RateLog.of(Map.of(0L, 1.0));
        Plan plan = Plan.parse("8 under plateau()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Planned(plan, Clock.UNKNOWN, log))
                .withMessage(
                        "the plan listens to the loss of each epoch, which this log does not hold: audit the CSV or"
                                + " JSON Lines log of the run");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Audit.of(new Planned(Plan.parse("1"), Clock.UNKNOWN, log), log, 0))
                .withMessage("tolerance must be in (0, 1), but was 0.0");
    }

    private Path write(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name), lines.strip().replace(";", "\n") + "\n");
    }
}
