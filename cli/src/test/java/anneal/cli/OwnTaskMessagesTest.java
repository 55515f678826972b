package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a task of somebody's own, or with what is asked of it, is told in one line. */
class OwnTaskMessagesTest {
    private static final String LOSS = "1.0 / (1 + updates++)";
    private static final String TASK = """
            package com.me;
            public class NAME implements anneal.train.Task {
                MORE
                public anneal.data.Split data(long seed) { return new anneal.data.Shapes(320, 20, 0).generate(); }
                public anneal.train.Learner start(anneal.data.DataSet train, anneal.train.Start start) {
                    return new anneal.train.Learner() {
                        private int updates;
                        public double update(anneal.data.Batch batch, double eta) { return 1.0 / (1 + updates++); }
                        public anneal.train.Score evaluate(anneal.data.DataSet data) {
                            return new anneal.train.Score(1, Double.NaN);
                        }
                        public void close() {}
                    };
                }
            }
            """;

    @TempDir
    private static Path folder;

    private static Path jar;

    @BeforeAll
    static void compile() throws IOException {
        jar = folder.resolve("my.jar");
        List<String> sources = List.of(
                task("MyTask", ""),
                task("Closed", "private Closed() {}"),
                task("Throwing", "public Throwing() { throw new IllegalStateException(\"no licence\"); }"),
                task("Static", "private static final int N = Integer.parseInt(\"x\");"),
                task("Needy", "public final Absent absent = new Absent();"),
                task("Failing", "").replace(LOSS, "new double[] {1, 1, 1}[updates++]"),
                "package com.me; public class Absent {}",
                "package com.me; public class NoTask {}",
                "package com.me; public abstract class Unfinished implements anneal.train.Task {}");
        CompiledJar.write(jar, sources, "Absent.class");
    }

    /** The source of a task whose learner learns nothing, with something more in its third line. */
    static String task(String name, String more) {
        return TASK.replace("NAME", name).replace("MORE", more);
    }

    private static Captured run(String typed) {
        List<String> arguments =
                new ArrayList<>(List.of(typed.replace("JAR", jar.toString()).split(" ")));
        arguments.addAll(List.of("--out", folder.resolve("out").toString(), "--force"));
        return Captured.run(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            find --task com.me.MyTusk --classpath JAR            | task must be a class on the class path JAR, but was com.me.MyTusk; did you mean "com.me.MyTask"?
            find --task MyTask --classpath JAR                   | task must be a class on the class path JAR, but was MyTask; did you mean "com.me.MyTask"?
            find --task org.other.Thing --classpath JAR          | task must be a class on the class path JAR, but was org.other.Thing
            find --task com.me.MyTask --classpath no-such.jar    | classpath must name jars and folders that exist, but "no-such.jar" is neither
            find --task com.me.MyTask                            | --task and --classpath must both be given, or neither
            compare --classpath JAR                              | --task and --classpath must both be given, or neither
            find run.toml --task com.me.MyTask --classpath JAR   | --task and --classpath must be left out with a run file, which names its task itself
            train --resume x --task com.me.MyTask --classpath JAR | --task and --classpath must be left out with --resume, which goes on with the run's own
            find --task com.me.NoTask --classpath JAR            | com.me.NoTask must implement anneal.train.Task, but does not
            find --task com.me.Unfinished --classpath JAR        | com.me.Unfinished must be a public class with a public constructor without parameters
            find --task com.me.Closed --classpath JAR            | com.me.Closed must be a public class with a public constructor without parameters
            find --task com.me.Throwing --classpath JAR          | com.me.Throwing failed: no licence (IllegalStateException) at com.me.Throwing.<init>, line 3
            find --task com.me.Static --classpath JAR            | com.me.Static cannot be loaded: For input string: "x" (NumberFormatException)
            find --task com.me.Needy --classpath JAR             | com.me.Needy failed: com.me.Absent is not on its class path at com.me.Needy.<init>, line 3
            find --task com.me.MyTask --classpath JAR --hidden 5 | --hidden is for the built-in network, but the task is com.me.MyTask
            train --task com.me.MyTask --classpath JAR --data cifar10 | --data is for the built-in network, but the task is com.me.MyTask
            find --task com.me.MyTask --classpath JAR --optimizer adam | optimizer must be left out with com.me.MyTask, which has an update rule of its own, but was adam
            train --task com.me.MyTask --classpath JAR --precision bf16 | precision must not be bf16 with com.me.MyTask
            tune --task com.me.MyTask --classpath JAR --judge rank-sum | --judge must be as-is or probe with com.me.MyTask, whose learners do not show their weights, but was rank-sum
            tune --task com.me.MyTask --classpath JAR --stopping asha | --stopping must be none with com.me.MyTask, whose learners cannot save their state and go back to it, but was asha
            compare --task com.me.MyTask --classpath JAR --parallel 2 | --parallel must be 1 with com.me.MyTask, which does not say that its learners can be at work at once, but was 2
            """)
    void wrongUsage(String typed, String message) {
        Captured captured = run(typed);
        assertThat(captured.err())
                .isEqualTo("anneal: " + message.replace("JAR", jar.toString()) + System.lineSeparator());
        assertThat(captured.code()).isEqualTo(2);
        assertThat(captured.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            find --task com.me.MyTask --classpath JAR                                          | 2 | MyTask$1 cannot go back to a snapshot
            train --task com.me.MyTask --classpath JAR                                         | 2 | MyTask$1 cannot save its state (--checkpoint-every none trains without checkpoints)
            train --task com.me.MyTask --classpath JAR --checkpoint-every none --clip norm(1)  | 2 | cannot clip gradients
            train --task com.me.Failing --classpath JAR --checkpoint-every none --batch 32     | 1 | com.me.Failing failed: Index 3 out of bounds for length 3 (ArrayIndexOutOfBoundsException) at com.me.Failing$1.update, line 8
            tune --task com.me.Failing --classpath JAR --batch 32 --epochs 2 --budget 6ep --no-store | 1 | trial 1 and 2 more failed: com.me.Failing failed: Index 3 out of bounds for length 3 (ArrayIndexOutOfBoundsException) at com.me.Failing$1.update, line 8
            compare --task com.me.Failing --classpath JAR --batch 32 --epochs 1                | 1 | com.me.Failing failed: Index 3 out of bounds for length 3 (ArrayIndexOutOfBoundsException) at com.me.Failing$1.update, line 8
            """)
    void whatGoesWrongInARun(String typed, int code, String message) {
        Captured captured = run(typed);
        assertThat(captured.err().lines())
                .last()
                .asString()
                .startsWith("anneal: ")
                .endsWith(message);
        assertThat(captured.code()).isEqualTo(code);
    }

    @Test
    void aSearchSuitsWhatLearnersCanDoAndSaysSo() {
        Captured tuned = run(
                "tune --task com.me.MyTask --classpath JAR --schedule 0.001..0.01 --epochs 2 --budget 4ep --seeds 1 --no-store");
        assertThat(tuned.code()).as(tuned.err()).isZero();
        assertThat(tuned.err()).startsWith("""
                        anneal: learners of com.me.MyTask do not show their weights: trials are judged by --judge as-is
                        anneal: learners of com.me.MyTask cannot save their state and go back to it: every trial is trained to the end, as by --stopping none
                        """);
        assertThat(tuned.out().lines()).last().asString().endsWith(" --checkpoint-every none");
    }

    @Test
    void aModelThatCannotBeSavedIsNot() throws IOException {
        Captured captured = run("train --task com.me.MyTask --classpath JAR --checkpoint-every none --epochs 1");
        assertThat(captured.code()).isZero();
        assertThat(captured.err())
                .contains("anneal: no model was saved: MyTask$1 cannot save its state")
                .contains("run.toml, history.csv");
        assertThat(Files.exists(folder.resolve("out").resolve("model.safetensors")))
                .isFalse();
    }
}
