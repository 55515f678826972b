package anneal.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.train.Ending;
import anneal.train.TrainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store says that cannot be used, to the letter. */
class StoreMessagesTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("anneal.db");
    }

    private void refused(String message, Runnable action) {
        assertThatThrownBy(action::run).isInstanceOf(StoreException.class).hasMessage(message);
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            Sql.update(connection, sql);
        }
    }

    @Test
    void noFile() {
        refused("no run store at " + file(), () -> Store.existing(file()));
        assertThat(file()).doesNotExist();
    }

    @Test
    void noDatabase() throws IOException {
        Files.writeString(file(), "a text that is no database, and long enough to be told from one".repeat(20));
        refused("the run store " + file() + " is no SQLite database", () -> Store.open(file()));
    }

    @Test
    void anotherDatabase() throws SQLException {
        sql("CREATE TABLE mine (name TEXT)");
        refused(file() + " is a database, but no run store", () -> Store.open(file()));
    }

    @Test
    void aNewerStore() throws SQLException {
        Store.open(file()).close();
        sql("PRAGMA user_version = 99");
        refused(
                "the run store " + file() + " has schema 99, but this Anneal knows none after " + Schema.VERSION
                        + ": use a newer one",
                () -> Store.existing(file()));
    }

    @Test
    void aFolder() throws IOException {
        Files.createDirectory(file());
        refused("the run store " + file() + " cannot be opened", () -> Store.open(file()));
    }

    @Test
    void noSuchRun() {
        try (Store store = Store.open(file())) {
            Runs runs = new Runs(store);
            refused("no run x in " + file(), () -> runs.find("x"));
            StoreLog.begin(store, Examples.RUN, Examples.NO_PROBLEMS);
            StoreLog.begin(store, Examples.RUN, Examples.NO_PROBLEMS);
            List<StoredRun> both = runs.list();
            store.write(connection -> Sql.update(connection, "UPDATE runs SET id = 'b' || id"));
            refused(
                    "more than one run in " + file() + " begins with b: b"
                            + both.get(0).id() + ", b" + both.get(1).id(),
                    () -> runs.find("b"));
        }
    }

    /** Another program writes for long: that is told once, nothing is lost, and the run does not notice. */
    @Test
    void aLockedStore() throws SQLException {
        List<String> problems = new ArrayList<>();
        try (Store store = Store.open(file());
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            StoreLog log = StoreLog.begin(store, Examples.RUN, problems::add);
            other.createStatement().execute("BEGIN IMMEDIATE");
            Examples.send(log, Examples.updates(0, 3));
            Examples.send(log, Examples.updates(3, 6));
            assertThat(problems)
                    .containsExactly("the run store " + file() + " is locked by another program; the run goes on, and"
                            + " what happens is kept until it can be written");
            other.createStatement().execute("COMMIT");
            Examples.send(log, List.of(new TrainEvent.Ended(Ending.COMPLETE, 6)));
            log.close();
            assertThat(problems).hasSize(1);
            assertThat(new Runs(store).curve(log.id(), "loss", 0, 10).size()).isEqualTo(6);
            assertThat(new Runs(store).find(log.id()).status()).isEqualTo(Status.FINISHED);
        }
    }

    @Test
    void aFullDisk() {
        List<String> problems = new ArrayList<>();
        try (Store store = Store.open(file())) {
            StoreLog log = StoreLog.begin(store, Examples.RUN, problems::add);
            store.read(connection -> {
                long pages = Sql.number(connection, "PRAGMA page_count");
                return Sql.number(connection, "PRAGMA max_page_count = " + pages);
            });
            Examples.send(log, Examples.updates(0, 5_000));
            log.close();
            assertThat(problems)
                    .containsExactly(
                            "the run store " + file() + " cannot be written to: the disk is full; the run goes on, and"
                                    + " what happens is kept until it can be written",
                            "the record of run " + log.id() + " in " + file()
                                    + " is incomplete: 10001 entries could not be written");
        }
    }
}
