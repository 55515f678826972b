package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whatever is typed wrong gets one line on the error stream, exit code 2, and no stack trace. */
class CommandMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            lr cosin(0.1,5)                        | anneal: unknown schedule "cosin"; did you mean "cosine"?, at character 1 of "cosin(0.1,5)"
            lr cosine(0.1,5ep)                     | anneal: 5ep needs updates per epoch, which is not known here, at character 12 of "cosine(0.1,5ep)" (give --updates-per-epoch)
            lr 0.1 --steps 0                       | anneal: --steps must be from 1 to 100000000, but was 0
            lr 0.1 --steps x                       | anneal: Invalid value for option '--steps': 'x' is not a long (see 'anneal lr --help')
            lr 0.1 --every 0                       | anneal: --every must be >= 1, but was 0
            lr                                     | anneal: Missing required parameter: 'SCHEDULE' (see 'anneal lr --help')
            plot 0.1 --out x.gif                   | anneal: --out must end in .svg or .png, but was x.gif
            plot 0 --log                           | anneal: nothing to draw: no rate is above 0, as a logarithmic axis needs
            compare --seeds 0                      | anneal: --seeds must be >= 1, but was 0
            compare --reach 2                      | anneal: --reach must be in (0, 1], but was 2.0
            compare --schedule cosine(1,9) --rates 1 | anneal: --rates needs families (constant, milestones, linear, cosine, inverseSqrt), but "cosine(1,9)" has a rate of its own
            compare --batch 0                      | anneal: batch must be >= 1, but was 0
            compare --parallel 0                   | anneal: parallel must be >= 1, but was 0
            compare --threads 3                    | anneal: threads must be 1 or 2, but was 3
            find --threads 0                       | anneal: threads must be 1 or 2, but was 0
            train --threads 3 --images 600         | anneal: threads must be 1 or 2, but was 3
            compare --epochs 0                     | anneal: epochs must be >= 1, but was 0
            compare --activation rely              | anneal: activation must be one of relu, tanh, sigmoid, gelu, but was rely
            train --schedule cosine                | anneal: --schedule must be a schedule with its rate, such as cosine(0.03, ...), but was cosine
            train no-such.toml                     | anneal: no run file at no-such.toml
            train --data nothing-here              | anneal: nothing-here is neither built-in, cifar10, mnist, fashion-mnist nor a file or folder that exists
            train --data x.csv                     | anneal: x.csv needs a label column (classes) or a target column (numbers)
            find --seeds 0                         | anneal: --seeds must be >= 1, but was 0
            find --from 0                          | anneal: from must be finite and > 0, but was 0.0
            find --updates 5                       | anneal: updates must be >= 20, but was 5
            train --log xml                        | anneal: Invalid value for option '--log' (FORMAT): expected one of [CSV, JSONL, TENSORBOARD] (case-insensitive) but was 'xml' (see 'anneal train --help')
            train --images 600 --mlflow mlruns     | anneal: --mlflow: the MLflow address must begin with http:// or https:// and a host, but was mlruns
            board --port 70000                     | anneal: --port must be from 0 to 65535, but was 70000
            board --token short                    | anneal: --token must be 8 to 200 letters, digits, - and _
            board --host no-such-host.invalid      | anneal: there is no host no-such-host.invalid
            audit                                  | anneal: either a run or --schedule must be given
            audit --schedule 0.1                   | anneal: --log must name what was applied
            audit no-such.toml --log no-such.csv   | anneal: no such file: no-such.csv
            trian                                  | anneal: Unmatched argument at index 0: 'trian' (see 'anneal --help')
            compare --scedule cosine               | anneal: Unknown options: '--scedule', 'cosine' (see 'anneal compare --help')
            """)
    void oneLine(String typed, String message) {
        List<String> arguments = new ArrayList<>(List.of(typed.split(" ")));
        if (typed.startsWith("compare") || typed.startsWith("train") || typed.startsWith("find")) {
            arguments.addAll(List.of("--out", "target/never-written"));
        }
        Captured captured = Captured.run(arguments.toArray(String[]::new));
        assertThat(captured.err()).isEqualTo(message + System.lineSeparator());
        assertThat(captured.code()).isNotZero();
        assertThat(captured.out()).isEmpty();
    }

    @Test
    void everyCommandHasHelp() {
        Matcher commands = Pattern.compile("(?m)^  ([a-z-]+) +\\S")
                .matcher(Captured.run("--help").out());
        List<String> names = commands.results().map(result -> result.group(1)).toList();
        assertThat(names)
                .contains(
                        "compare",
                        "train",
                        "eval",
                        "find",
                        "audit",
                        "plot",
                        "lr",
                        "data",
                        "doctor",
                        "generate-completion");
        for (String name : names) {
            Captured help = Captured.run(name.equals("help") ? new String[] {"help"} : new String[] {name, "--help"});
            assertThat(help.code()).as(name).isZero();
            assertThat(help.out()).as(name).contains("Usage: anneal");
        }
    }

    /** A percent sign by itself in a help text is told to the system's error stream, and leaves the text as it is in the source. */
    @Test
    void everyHelpCanBeFormatted() {
        PrintStream usual = System.err;
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
        try {
            assertThat(help(Anneal.line())).isNotEmpty().noneMatch(text -> text.contains("%%"));
        } finally {
            System.setErr(usual);
        }
        assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static List<String> help(CommandLine line) {
        List<String> texts = new ArrayList<>(List.of(line.getUsageMessage()));
        line.getSubcommands().values().forEach(command -> texts.addAll(help(command)));
        return texts;
    }

    @Test
    void withoutACommandItIsWrongUsage() {
        assertThat(Captured.run().code()).isEqualTo(2);
        assertThat(Captured.run("data").code()).isEqualTo(2);
    }
}
