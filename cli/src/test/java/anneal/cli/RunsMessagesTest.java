package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.RunFile;
import anneal.lab.store.NewRun;
import anneal.lab.store.Store;
import anneal.lab.store.StoreLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say of a run store that is not as they need it, to the letter. */
class RunsMessagesTest {
    @TempDir
    private Path folder;

    private Path store() {
        return folder.resolve("anneal.db");
    }

    private void refused(int code, String message, String... words) {
        String[] all = Stream.of(Stream.of(words), Stream.of("--store", store().toString()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        Captured captured = Captured.run(all);
        assertThat(captured.err()).isEqualTo("anneal: " + message + System.lineSeparator());
        assertThat(captured.out()).isEmpty();
        assertThat(captured.code()).isEqualTo(code);
    }

    private String recorded() {
        NewRun.Origin origin = new NewRun.Origin("train", "g", null, "anneal");
        try (Store store = Store.open(store())) {
            return StoreLog.begin(store, new NewRun("a run", RunFile.STANDARD, origin, null), line -> {})
                    .id();
        }
    }

    @Test
    void noStore() {
        for (List<String> words : List.of(
                List.of("list"),
                List.of("show", "x"),
                List.of("rm", "x"),
                List.of("export", "x"),
                List.of("compare", "x"))) {
            String[] all = Stream.concat(Stream.of("runs"), words.stream()).toArray(String[]::new);
            refused(1, "no run store at " + store(), all);
        }
    }

    @Test
    void noSuchRun() {
        recorded();
        refused(1, "no run x- in " + store(), "runs", "show", "x-");
        refused(1, "no run x- in " + store(), "runs", "rm", "x-");
    }

    @Test
    void noSuchName() {
        recorded();
        refused(
                2,
                "--sort: no run has anything called optimiser; did you mean \"optimizer\"?",
                "runs",
                "list",
                "--sort",
                "optimiser");
        refused(2, "--where: no run has anything called zzz", "runs", "list", "--where", "zzz=1");
    }

    @Test
    void flagsThatExcludeEachOther() {
        recorded();
        refused(2, "--json and --csv must not both be given", "runs", "list", "--json", "--csv");
        refused(2, "--limit must be >= 0, but was -1", "runs", "list", "--limit", "-1");
        refused(
                2,
                "--store and --no-store must not both be given",
                "train",
                "--no-store",
                "--images",
                "200",
                "--out",
                folder.resolve("run").toString());
    }

    /** A file that is no run store is an error before anything is trained. */
    @Test
    void anUnusableStore() throws IOException {
        Files.writeString(store(), "no database at all, but long enough to be read as the head of one. ".repeat(20));
        refused(
                1,
                "the run store " + store() + " is no SQLite database",
                "train",
                "--images",
                "200",
                "--out",
                folder.resolve("run").toString());
        refused(
                1,
                "the run store " + store() + " is no SQLite database",
                "compare",
                "--images",
                "200",
                "--rates",
                "0.1",
                "--out",
                folder.resolve("report").toString());
        assertThat(folder.resolve("run/model.safetensors")).doesNotExist();
    }

    /** What has nothing to do with the store itself stops no training. */
    @Test
    void aStoreThatCannotBeOpenedIsToldAndTheRunGoesOn() throws IOException {
        Files.createDirectory(store());
        Captured trained = Captured.run(
                "train",
                "--images",
                "200",
                "--epochs",
                "1",
                "--store",
                store().toString(),
                "--out",
                folder.resolve("run").toString());
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err().lines().toList())
                .containsExactly(
                        "anneal: the run store " + store() + " cannot be opened; nothing is recorded there",
                        "Saved: " + folder.resolve("run/model.safetensors") + ", run.toml, history.csv");
    }
}
