package anneal.lab.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The tables of a run store. Schema {@code n} is what {@code schema-1.sql} to {@code schema-n.sql} lead to, one after another;
 * the database knows its number ({@code user_version}), and that it is a run store ({@code application_id}).
 */
final class Schema {
    /** The newest schema. */
    static final int VERSION = 3;

    /** "Annl". */
    private static final int APPLICATION = 0x416e6e6c;

    private static final int TRIES = 50;
    private static final int MILLIS_BETWEEN_TRIES = 100;

    private Schema() {}

    /** Brings a database to the newest schema; an empty one becomes a run store. */
    static void prepare(Path file, Connection connection) throws SQLException {
        check(file, connection);
        if (number(connection, "PRAGMA user_version") < VERSION) {
            journalAhead(connection);
            execute(connection, "BEGIN IMMEDIATE");
            check(file, connection);
            for (int next = number(connection, "PRAGMA user_version") + 1; next <= VERSION; next++) {
                execute(connection, script(next));
            }
            execute(connection, "PRAGMA application_id = " + APPLICATION);
            execute(connection, "PRAGMA user_version = " + VERSION);
            execute(connection, "COMMIT");
        }
    }

    private static void check(Path file, Connection connection) throws SQLException {
        boolean empty = number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!empty && number(connection, "PRAGMA application_id") != APPLICATION) {
            throw new StoreException(file + " is a database, but no run store");
        }
        int version = number(connection, "PRAGMA user_version");
        if (version > VERSION) {
            throw new StoreException("the run store " + file + " has schema " + version
                    + ", but this Anneal knows none after " + VERSION + ": use a newer one");
        }
    }

    /**
     * Has changes written to a log first, so that readers and a writer do not wait for each other. Where two processes do so
     * at once, SQLite refuses one of them without waiting.
     */
    private static void journalAhead(Connection connection) throws SQLException {
        for (int i = 1; ; i++) {
            try {
                execute(connection, "PRAGMA journal_mode = WAL");
                return;
            } catch (SQLiteException e) {
                if (e.getResultCode().code % 256 != SQLiteErrorCode.SQLITE_BUSY.code || i == TRIES) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(MILLIS_BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String script(int version) {
        String name = "schema-" + version + ".sql";
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource must be on the class path, but " + name + " is not");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
