package anneal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anneal.notation.Clock;
import anneal.notation.NotationException;
import anneal.notation.Plan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text that is no scheduler, or one that the original refuses, is told. */
class DialectMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
pytorch | StepRL(optimizer, 3)                     | NameError: name 'StepRL' is not defined; did you mean "StepLR"?, at character 1 of "StepRL(optimizer, 3)"
pytorch | StepLR(optimizer, num_steps)             | NameError: name 'num_steps' is not defined, at character 19 of "StepLR(optimizer, num_steps)"
pytorch | StepLR(optimizer, stepsize=3)            | TypeError: StepLR.__init__() got an unexpected keyword argument 'stepsize'; did you mean "step_size"?, at character 1 of "StepLR(optimizer, stepsize=3)"
pytorch | StepLR(optimizer, 3, 4, 5, 6)            | TypeError: StepLR.__init__() takes from 3 to 5 positional arguments but 6 were given, at character 1 of "StepLR(optimizer, 3, 4, 5, 6)"
pytorch | StepLR(optimizer, 3, step_size=4)        | TypeError: StepLR.__init__() got multiple values for argument 'step_size', at character 1 of "StepLR(optimizer, 3, step_size=4)"
pytorch | StepLR(optimizer, 0)                     | ZeroDivisionError: integer modulo by zero (at step 1)
pytorch | LambdaLR(optimizer, lambda e: 1 / (3-e)) | ZeroDivisionError: division by zero (at step 3), at character 33 of "LambdaLR(optimizer, lambda e: 1 / (3-e))"
pytorch | OneCycleLR(optimizer, 0.1, 2)            | ValueError: Tried to step 3 times. The specified number of total steps is 2 (at step 3)
pytorch | StepLR(optimizer, 3                      | SyntaxError: ',' must stand here, but the text ends, at character 20 of "StepLR(optimizer, 3"
pytorch | StepLR(optimizer, 3) 4                   | SyntaxError: the expression must end here, but found '4', at character 22 of "StepLR(optimizer, 3) 4"
pytorch | StepLR(optimizer, 3 ! 4)                 | SyntaxError: '!' has no meaning here, at character 21 of "StepLR(optimizer, 3 ! 4)"
pytorch | StepLR(optimizer, '3)                    | SyntaxError: unterminated string literal, at character 19 of "StepLR(optimizer, '3)"
pytorch | 0.1                                      | the text must end in a scheduler, but ends in a value of type 'float'
pytorch | StepLR                                   | the text must end in a scheduler, but ends in a value of type 'function'
pytorch | LambdaLR(optimizer, lambda e: e.real)    | attributes and methods of values cannot be used here, at character 32 of "LambdaLR(optimizer, lambda e: e.real)"
pytorch | {"a": 1}                                 | ValueError: one scheduler's state_dict must be here, with "last_epoch" and "_last_lr", but there is none
pytorch | {"a": 1                                  | '}' must stand here, at character 8 of "{"a": 1"
pytorch | {"_last_lr": [0.1], "gama": 0.9}         | ValueError: no scheduler of PyTorch saves just these keys: _last_lr, gama
timm    | CosineLRScheduler(optimizer, 0)          | AssertionError, at character 1 of "CosineLRScheduler(optimizer, 0)"
keras   | {"class_name": "Cosine", "config": {}}   | ValueError: "class_name" must be a schedule's name, but was "Cosine"
optax   | join_schedules([0.1], [1])               | TypeError: 'float' object is not callable
optax   | {"a": 1}                                 | optax has no schedules in JSON
dl4j    | {"@class": "o.StepSchedul"}              | ValueError: "@class" must be a schedule of org.nd4j.linalg.schedule, but was "o.StepSchedul"; did you mean "StepSchedule"?
dl4j    | {"@class": "FixedSchedule", "scheduleType": "EPOCH", "value": 1} | ValueError: a schedule that counts epochs needs the name updates_per_epoch, at least 1
anneal  | cosine(0.1, 5parsecs)                    | a unit must be ep, samples, tokens or %, or be left out for updates, but was "parsecs", at character 14 of "cosine(0.1, 5parsecs)"
anneal  | cosine(0.1, 5ep)                         | 5ep needs updates per epoch, which is not known here, at character 13 of "cosine(0.1, 5ep)"
torch   | StepLR(optimizer, 3)                     | dialect must be one of pytorch, transformers, timm, keras, optax, dl4j, anneal, but was "torch"; did you mean "pytorch"?
""")
    void saysWhatAndWhere(String dialect, String text, String message) {
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> Dialects.read(dialect, text, Setup.of(0.1)).rows(5, List.of()))
                .withMessage(message);
    }

    @Test
    void plateausNeedTheirMetrics() {
        Simulation plateau = Dialects.read("pytorch", "ReduceLROnPlateau(optimizer, patience=0)", Setup.of(0.1));
        assertThat(plateau.listens()).isTrue();
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> plateau.rows(3, List.of(1.0, 1.0)))
                .withMessage("metrics must have one value for each of the 3 steps, but has 2");
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> plateau.schedule(0))
                .withMessage("a scheduler that listens to a metric is no schedule; ask for its rows instead");
        List<Double> metrics = new ArrayList<>(List.of(1.0));
        metrics.add(null);
        assertThat(plateau.rows(2, metrics).lr())
                .containsExactly(List.of(0.1), List.of(0.1), List.of(0.010000000000000002));
    }

    @Test
    void ratesAreNeededWhereTheOptimizerHasThem() {
        Setup none = new Setup(List.of(), OptionalDouble.empty(), Map.of(), false);
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> Dialects.read("pytorch", "StepLR(optimizer, 3)", none))
                .withMessage("\"lr\" is missing: the rate of each parameter group");
        assertThat(Dialects.read("keras", "CosineDecay(0.1, 10)", none)
                        .rows(0, List.of())
                        .lr())
                .containsExactly(List.of(0.1));
        assertThat(Dialects.read("optax", "0.25", none).rows(1, List.of()).lr())
                .containsExactly(List.of(0.25), List.of(0.25));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
pytorch("StepLR(optimizer, 3)")              | "lr" is missing: the rate of each parameter group
pytorch("StepLR(optimizer, 3)", lr=-1)       | lr must be finite and >= 0, but was -1.0, at character 1 of "pytorch("StepLR(optimizer, 3)", lr=-1)"
pytorch("StepLR(optimizer, 3)", lr=1, group=1) | group must be in 0..0, but was 1
pytorch("StepLR(optimizer, 3", lr=1)         | SyntaxError: ',' must stand here, but the text ends, at character 20 of "StepLR(optimizer, 3"
pytorch(StepLR)                              | source must be a text in double quotes, but was StepLR, at character 9 of "pytorch(StepLR)"
pytorsh("StepLR(optimizer, 3)")              | unknown library "pytorsh"; did you mean "pytorch"?, at character 1 of "pytorsh("StepLR(optimizer, 3)")"
pytorch("StepLR(optimizer, 3), lr=1)         | a string must be closed, at character 37 of "pytorch("StepLR(optimizer, 3), lr=1)"
pytorch("ReduceLROnPlateau()", lr=1)         | a scheduler that listens to a metric is no schedule; ask for its rows instead
""")
    void inTheTextForm(String text, String message) {
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> Plan.parse(text).resolve(Clock.UNKNOWN))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 ** 10 ** 10",
                "10 ** 10 ** 10 ** 10",
                "-1 // 10 ** 9999999",
                "[0] * 10 ** 12",
                "'a' * 10 ** 12",
                "sum(range(10 ** 15))",
                "(lambda x: x(x))(lambda x: x(x))",
                "(lambda f: f(f(f(f(f(f))))))(lambda f: lambda x: f(f(x)))(lambda x: x + 1)(0)",
                "[x for x in [y for y in range(99999)] * 1 if [z for z in range(99999)]]",
                "1e999999999",
                "9e99 ** 9e99",
                "math.exp(1e308)",
                "int('9' * 99999)",
                "len([[]] * 99999 + [[]] * 99999)",
            })
    void absurdWorkEndsQuickly(String expression) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            String text = "LambdaLR(optimizer, lambda e: " + expression + ")";
            assertThatExceptionOfType(NotationException.class)
                    .isThrownBy(() -> Dialects.read("pytorch", text, Setup.of(0.1))
                            .rows(3, List.of())
                            .lr()
                            .forEach(row -> {
                                if (!Double.isFinite(row.get(0))) {
                                    throw new NotationException("no finite rate");
                                }
                            }));
        });
    }

    @Test
    void absurdTextsAreRefusedQuickly() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (String part : new String[] {
                "(",
                "[",
                "{",
                "lambda x: ",
                "not ",
                "-",
                "1 ** ",
                "f(",
                "a.",
                "1 + ",
                "x if ",
                "{\"a\": ",
                "[1 for x in ",
                "'",
                "\"",
                "#",
                "\\",
                "\n",
                ";",
                "1e",
                "1_",
                "x = ",
                "import x;",
                "\uD83D",
                "\0"
            }) {
                for (int times : new int[] {1, 100, 20_000, 3_000_000}) {
                    String text = part.repeat(times);
                    for (String dialect : List.of("pytorch", "keras")) {
                        assertThatExceptionOfType(NotationException.class)
                                .as(part + " x " + times)
                                .isThrownBy(() -> Dialects.read(dialect, text, Setup.of(0.1)));
                    }
                }
            }
        });
    }

    @Test
    void stepsAreLimited() {
        Simulation step = Dialects.read("pytorch", "StepLR(optimizer, 3)", Setup.of(0.1));
        for (long steps : new long[] {-1, 20_000_000, Long.MAX_VALUE}) {
            assertThatExceptionOfType(NotationException.class).isThrownBy(() -> step.rows(steps, List.of()));
        }
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> step.schedule(0).at(Long.MAX_VALUE))
                .withMessage("a recursion of pytorch is followed for at most 10000000 steps, but the step was "
                        + Long.MAX_VALUE);
    }

    @Test
    void brokenFilesAreRefusedQuickly() throws IOException {
        List<byte[]> files = new ArrayList<>();
        files.add(new byte[0]);
        files.add("PK\003\004 is no archive".getBytes(StandardCharsets.ISO_8859_1));
        files.add("\200\002]q\0h\0a.".getBytes(StandardCharsets.ISO_8859_1));
        files.add("\200\002}q\0X\1\0\0\0ah\0s.".getBytes(StandardCharsets.ISO_8859_1));
        files.add("\200\002X\377\377\377\177.".getBytes(StandardCharsets.ISO_8859_1));
        files.add(("\200\002]q\0" + "(h\0h\0h\0h\0h\0h\0h\0h\0lq\0".repeat(40) + ".")
                .getBytes(StandardCharsets.ISO_8859_1));
        files.add(("\200\002]q\0" + "](h\0h\0h\0h\0h\0h\0h\0h\0eq\0".repeat(40) + ".")
                .getBytes(StandardCharsets.ISO_8859_1));
        files.add("cos\nsystem\n(S'echo'\ntR.".getBytes(StandardCharsets.ISO_8859_1));
        files.add(zipped(new byte[60_000_000]));
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[200];
            random.nextBytes(noise);
            noise[0] = (byte) 0x80;
            files.add(noise);
        }
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (byte[] file : files) {
                assertThatExceptionOfType(NotationException.class)
                        .isThrownBy(() -> Dialects.readFile(file, Setup.of(0.1)));
            }
        });
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
