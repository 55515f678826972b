package anneal.lab.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/**
 * An open run store: one connection to an SQLite database, which threads may share.
 *
 * <p>Other processes may read and write the file at the same time. What {@link #write} has returned from survives the death
 * of the process; a loss of power may take the last moments.
 */
public final class Store implements AutoCloseable {
    /** Where runs are recorded if nothing else is said: a file in the working directory. */
    public static final Path STANDARD = Path.of("anneal.db");

    /** How long to wait for others that write. */
    private static final int MILLIS_TO_WAIT = 5_000;

    /** The part of a result code of SQLite that says what is wrong in general. */
    private static final int PRIMARY = 0xff;

    /** What goes wrong is thrown, and told by those who asked; the library would also print it, with its stack. */
    private static final Logger LIBRARY = Logger.getLogger("org.sqlite");

    private final Path file;
    private final Connection connection;

    private Store(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a store, and makes it where there is none.
     *
     * @throws StoreException if that cannot be, or if the file is no run store or a newer one than this program knows
     */
    public static Store open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().normalize().getParent());
        } catch (IOException e) {
            throw StoreException.ofMachine(
                    "cannot make the folder of the run store " + file + ": " + e.getMessage(), e);
        }
        return connect(file);
    }

    /**
     * Opens a store that is there.
     *
     * @throws StoreException if it is not, or if the file is no run store or a newer one than this program knows
     */
    public static Store existing(Path file) {
        if (!Files.exists(file)) {
            throw new StoreException("no run store at " + file);
        }
        return connect(file);
    }

    private static Store connect(Path file) {
        LIBRARY.setLevel(Level.OFF);
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(MILLIS_TO_WAIT);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            try {
                Schema.prepare(file, connection);
                return new Store(file, connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** The database's file. */
    public Path file() {
        return file;
    }

    /** Something that is done in a transaction. It must not begin another one. */
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Something that is done in a transaction and gives nothing. */
    public interface Action {
        void with(Connection connection) throws SQLException;
    }

    /**
     * Writes, all or nothing: if the work throws, nothing of it remains. Others that write are waited for.
     *
     * @throws StoreException if the database cannot be written to
     */
    public <T> T write(Work<T> work) {
        return transaction("BEGIN IMMEDIATE", work);
    }

    /** Like {@link #write(Work)}, for work that gives nothing. */
    public void change(Action action) {
        write(connection -> {
            action.with(connection);
            return "";
        });
    }

    /**
     * Reads one state of the database, whatever others write meanwhile.
     *
     * @throws StoreException if the database cannot be read
     */
    public <T> T read(Work<T> work) {
        return transaction("BEGIN", work);
    }

    private synchronized <T> T transaction(String begin, Work<T> work) {
        try {
            execute(begin);
            boolean done = false;
            try {
                T result = work.with(connection);
                execute("COMMIT");
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack();
                }
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** After some failures, such as a full disk, SQLite has gone back by itself. */
    private void rollBack() throws SQLException {
        if (!connection.isClosed()) {
            try {
                execute("ROLLBACK");
            } catch (SQLException e) {
                if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                    throw e;
                }
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static StoreException failure(Path file, SQLException e) {
        String store = "the run store " + file + " ";
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof SQLiteException)) {
            cause = cause.getCause();
        }
        int code = cause instanceof SQLiteException known ? known.getResultCode().code & PRIMARY : -1;
        return switch (code) {
            case 5, 6 -> StoreException.ofMachine(store + "is locked by another program", e);
            case 8 -> StoreException.ofMachine(store + "must not be written to", e);
            case 11 -> StoreException.ofFile(store + "is damaged", e);
            case 13 -> StoreException.ofMachine(store + "cannot be written to: the disk is full", e);
            case 14 -> StoreException.ofMachine(store + "cannot be opened", e);
            case 26 -> StoreException.ofFile(store + "is no SQLite database", e);
            default -> StoreException.ofMachine(store + "cannot be used: " + firstLine(cause), e);
        };
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Closes the database.
     *
     * @throws StoreException if that goes wrong
     */
    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }
}
