package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.train.CheckpointFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the example's task, compiled to a jar of its own. */
class OwnTaskTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "src", "main", "java", "anneal", "examples");
    private static final String TASK = "anneal.examples.ExperimentOnYourOwnModel";

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void compile() throws IOException {
        jar = folder.resolve("my.jar");
        compile("2_000");
    }

    /** Compiles the example for so many images. */
    private void compile(String images) throws IOException {
        List<String> sources = new ArrayList<>();
        for (String name : List.of("TrainYourOwnModel", "ExperimentOnYourOwnModel")) {
            sources.add(Files.readString(EXAMPLES.resolve(name + ".java")).replace("2_000", images));
        }
        CompiledJar.write(jar, sources);
    }

    private Captured run(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--task", TASK, "--classpath", jar.toString()));
        arguments.addAll(List.of(more));
        return Captured.run(arguments.toArray(String[]::new));
    }

    private Captured train(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--schedule", "0.0003 under plateau(patience=0)"));
        arguments.addAll(List.of("--epochs", "3", "--keep", "9"));
        arguments.addAll(List.of(more));
        return run("train", arguments.toArray(String[]::new));
    }

    @Test
    void findsARate() {
        String out = folder.resolve("found").toString();
        Captured found = run("find", "--seeds", "2", "--updates", "60", "--out", out);
        assertThat(found.code()).as(found.err()).isZero();
        assertThat(found.out())
                .contains("valley")
                .contains("Try: anneal train --task " + TASK + " --classpath " + jar + " --schedule 'cosine(");
    }

    @Test
    void compares() {
        String[] flags = {"--rates", "0.0003,0.00003", "--epochs", "2", "--seeds", "2", "--out"};
        String out = folder.resolve("report").toString();
        Captured compared = run("compare", concat(flags, out));
        assertThat(compared.code()).as(compared.err()).isZero();
        assertThat(compared.out().lines()).hasSize(3).first().asString().contains("test accuracy");
        Captured again = run("compare", concat(flags, out, "--force", "--parallel", "1", "--json"));
        assertThat(again.out()).contains("\"task\": \"" + TASK + "\"").doesNotContain("optimizer");
    }

    private static String[] concat(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void trainsAuditsAndGoesOnWithTheSameBits() throws IOException {
        Path run = folder.resolve("run");
        Captured trained = train("--out", run.toString());
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(Files.readString(run.resolve("run.toml")))
                .startsWith("task = \"" + TASK + "\"\nclasspath = \"" + jar + "\"\nschedule = ")
                .contains("batch = 100\n");
        assertThat(Captured.run("audit", run.toString()).out()).startsWith("As planned (60 updates compared");
        List<Object> bits = KilledRuns.bits(run);
        beKilled(run);
        Captured resumed = Captured.run("train", "--resume", run.toString());
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out().lines()).first().asString().startsWith("epoch 2 ");
        assertThat(KilledRuns.bits(run)).isEqualTo(bits);
    }

    /** Leaves what a run leaves that is killed in its second epoch. */
    private static void beKilled(Path run) throws IOException {
        for (Path checkpoint : CheckpointFolder.newestFirst(run.resolve(Resumption.CHECKPOINTS))) {
            if (!checkpoint.toString().contains("020")) {
                Files.delete(checkpoint);
            }
        }
        Files.delete(run.resolve("history.csv"));
        Files.delete(run.resolve("model.safetensors"));
    }

    @Test
    void doesNotGoOnWithOtherClassesOrData() throws IOException {
        Path run = folder.resolve("run");
        assertThat(train("--out", run.toString()).code()).isZero();
        compile("1_500");
        refused(run, "the data has changed");
        compile("1_000 + Integer.valueOf(1_000)");
        refused(run, "the task's classes have changed");
        compile("2_000");
        assertThat(Captured.run("train", "--resume", run.toString()).code()).isZero();
    }

    private static void refused(Path run, String why) {
        Captured refused = Captured.run("train", "--resume", run.toString());
        assertThat(refused.err())
                .startsWith("anneal: " + why + " since the checkpoint in " + run + ": the fingerprint was ");
        assertThat(refused.code()).isEqualTo(2);
    }

    @Test
    void anotherProcessSeesNoneOfOurLibraries() throws IOException, InterruptedException {
        CompiledJar.write(jar, List.of(OwnTaskMessagesTest.task("Lonely", """
                public Lonely() throws Exception { Class.forName("picocli.CommandLine"); }""")));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "anneal.cli.Anneal",
                        "find",
                        "--task",
                        "com.me.Lonely",
                        "--classpath",
                        jar.toString())
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said)
                .isEqualTo("anneal: com.me.Lonely failed: picocli.CommandLine (ClassNotFoundException) at"
                        + " com.me.Lonely.<init>, line 3" + System.lineSeparator());
        assertThat(process.waitFor()).isEqualTo(2);
    }
}
