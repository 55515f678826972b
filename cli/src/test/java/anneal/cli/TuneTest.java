package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code anneal tune} from end to end, on a small set of the built-in data. */
class TuneTest {
    @TempDir
    private Path folder;

    private Captured tune(String... flags) {
        List<String> arguments = new ArrayList<>(List.of(
                "tune",
                "--out",
                folder.toString(),
                "--store",
                folder.resolve("runs.db").toString()));
        arguments.addAll(List.of("--images", "600", "--epochs", "6", "--hidden", "16"));
        arguments.addAll(List.of(flags));
        return Captured.run(arguments.toArray(String[]::new));
    }

    @Test
    void theLastLineTrainsTheBestSchedule() throws IOException {
        Captured tuned = tune("--budget", "40ep", "--seeds", "2");
        assertThat(tuned.code()).as(tuned.err()).isZero();
        assertThat(tuned.out()).contains("validation loss", "trials, ", " of 40 epochs used", "test accuracy", "±");
        String last = tuned.out().lines().reduce((a, b) -> b).orElseThrow();
        assertThat(last)
                .startsWith("./anneal train ")
                .contains(
                        " --images 600 ",
                        " --epochs 6 ",
                        " --hidden 16 ",
                        " --optimizer 'sgd(momentum=0.9)' --schedule ");
        String schedule = last.replaceFirst(".*--schedule ", "").replace("'", "");
        Captured trained = Captured.run(
                "train", "--images", "600", "--epochs", "6", "--schedule", schedule, "--out", folder + "/run");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(Files.readString(folder.resolve("trials.csv")))
                .startsWith("leg,trial,from,to,")
                .contains("\"" + schedule + "\"");
    }

    @Test
    void lanesChangeNoTrial() throws IOException {
        String[] flags = {"--budget", "30ep", "--seeds", "1", "--force", "--optimizer", "sgd(momentum=0.8..0.9)"};
        tune(with(flags, "--parallel", "1"));
        String alone = Files.readString(folder.resolve("trials.csv"));
        tune(with(flags, "--parallel", "2"));
        assertThat(folder.resolve("trials.csv")).hasContent(alone);
    }

    @Test
    void aGridIsTriedInItsOrder() throws IOException {
        Captured tuned = tune(
                "--schedule",
                "cosine({0.1, 0.01}, 100%)",
                "--sampler",
                "grid",
                "--stopping",
                "none",
                "--budget",
                "12ep");
        assertThat(tuned.code()).as(tuned.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("trials.csv")))
                .hasSize(3)
                .element(1)
                .asString()
                .contains("cosine(0.1, 100%)");
        assertThat(tuned.out()).contains("2 trials, 2 of them to the end; 12 of 12 epochs used.");
    }

    @Test
    void aReportShowsTheSearch() throws IOException {
        Captured tuned = tune("--budget", "30ep", "--seeds", "1");
        assertThat(tuned.err()).contains("Report: " + folder.resolve("report.html"));
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("<svg", "The schedule that was found", "./anneal train ", "./anneal tune ");
        for (String picture : new String[] {"rate-against-loss", "coordinates"}) {
            assertThat(folder.resolve(picture + ".svg")).isNotEmptyFile();
            assertThat(folder.resolve(picture + ".png")).isNotEmptyFile();
        }
    }

    @Test
    void aSearchThatIsDoneIsReadFromTheStore() throws IOException {
        String[] flags = {"--budget", "30ep", "--seeds", "1"};
        Captured first = tune(flags);
        String trials = Files.readString(folder.resolve("trials.csv"));
        Captured again = tune(with(flags, "--resume"));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out().lines().limit(3).toList())
                .isEqualTo(first.out().lines().limit(3).toList());
        assertThat(folder.resolve("trials.csv")).hasContent(trials);
        Captured other = tune("--budget", "36ep", "--seeds", "1", "--resume");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("must be the one to go on with, but: was budget 30.0; is budget 36.0");
    }

    @ParameterizedTest
    @CsvSource({"hyperband, 60ep", "pbt, 18ep"})
    void otherRegimesFindSchedulesToo(String stopping, String budget) {
        Captured tuned = tune("--stopping", stopping, "--budget", budget, "--seeds", "1");
        assertThat(tuned.code()).as(tuned.err()).isZero();
        assertThat(tuned.out().lines().reduce((a, b) -> b).orElseThrow()).startsWith("./anneal train ");
    }

    @Test
    void aBudgetOfOneTrialTrainsOne() {
        for (String stopping : List.of("asha", "hyperband", "cuts", "none")) {
            Captured tuned = tune("--stopping", stopping, "--budget", "6ep", "--seeds", "1", "--force");
            assertThat(tuned.code()).as(tuned.err()).isZero();
            assertThat(tuned.out()).contains("1 trials, 1 of them to the end; 6 of 6 epochs used.");
        }
    }

    @Test
    void whereAllDivergeItIsSaidInALine() {
        Captured tuned = tune("--schedule", "1e30..1e35 log", "--budget", "12ep");
        assertThat(tuned.err()).matches("anneal: all \\d+ trials have diverged: search lower rates with --schedule\\R");
        assertThat(tuned.code()).isEqualTo(1);
    }

    @Test
    void milestonesAloneAreFoundWhereTheLossIsFlat() throws IOException {
        Captured tuned = tune("--family", "milestones", "--budget", "60ep", "--seeds", "1");
        assertThat(tuned.code()).as(tuned.err()).isZero();
        assertThat(tuned.out())
                .contains(
                        "Where a cut pays",
                        "after epoch  because",
                        "milestones(",
                        "After epoch ",
                        " of 60 epochs used");
        assertThat(folder.resolve("cuts.svg")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("Where a cut pays", "Where the rate was cut");
    }

    private static String[] with(String[] flags, String... more) {
        List<String> all = new ArrayList<>(List.of(flags));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        --budget 5ep                   | budget must be >= 6 epochs, those of one trial, but was 5.0
        --budget 500                   | --budget must be in epochs, such as 150ep, but was 500
        --schedule cosine(1..2         | ')' must stand here, but the text ends, at character 12 of "cosine(1..2"
        --schedule 0.1 --family cosine | --schedule and --family must not both be given
        --stopping none --rungs 2      | --rungs must be left out with --stopping none
        --executor spark               | --executor spark needs Spark: run it by spark-submit, as docs/scaling.md says
        --executor ray                 | --executor must be local or spark, but was ray
        --master spark://a:7077        | --master must be left out with --executor local, but was spark://a:7077
        --stopping cuts --rungs 2      | --rungs must be left out with --stopping cuts
        --stopping pbt --family cosine | --family must be left out with --stopping pbt, which makes schedules of constant rates
        --family milestones --factors 2 | factors must differ and be in (0, 1), but were [2.0]
        --family milestones --judge probe | judge must be as-is, average or rank-sum to find step points, but was probe
        --stopping cuts --schedule cosine(0.1,6ep) | the space must hold constant rates alone, such as 0.001..1 log, but drew cosine(0.1, 6ep)
        --stopping pbt --budget 11ep   | --budget must be >= 12ep with --stopping pbt, two full trials, but was 11ep
        --budget 6ep --judge probe     | budget must suffice to train and judge one trial, but 6.0 epochs do not with regime Halving[rungs=[2, 4], keep=3] and judge probe
        --seeds 0                      | --seeds must be >= 1, but was 0
        --stop patience(5)             | trials must not stop by themselves: stop must be left out
        """)
    void wrongUsageIsTold(String flags, String message) {
        Captured tuned = tune(flags.split(" "));
        assertThat(tuned.code()).isEqualTo(2);
        assertThat(tuned.err()).isEqualToIgnoringNewLines("anneal: " + message);
        assertThat(folder.resolve("trials.csv")).doesNotExist();
    }
}
