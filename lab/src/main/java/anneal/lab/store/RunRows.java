package anneal.lab.store;

import anneal.lab.RunFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of {@code runs}. */
final class RunRows {
    private static final int TRIES = 10;

    private RunRows() {}

    /** A new row's id. */
    static String insert(Connection connection, NewRun run) throws SQLException {
        Maker maker = Maker.here(run.origin().version());
        for (int i = 0; i < TRIES; i++) {
            String id = Ids.fresh();
            int inserted = Sql.update(
                    connection,
                    "INSERT OR IGNORE INTO runs (id, group_id, parent, name, command, text, folder, status, started,"
                            + " version, host, pid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    run.origin().group(),
                    run.parent(),
                    run.name(),
                    run.origin().command(),
                    RunFile.print(run.run()),
                    folder(run.origin()),
                    Status.RUNNING.toString(),
                    System.currentTimeMillis(),
                    maker.version(),
                    maker.host(),
                    maker.pid());
            if (inserted == 1) {
                parameters(connection, id, run);
                return id;
            }
        }
        throw new IllegalStateException("found no free id in " + TRIES + " tries");
    }

    private static @Nullable String folder(NewRun.Origin origin) {
        return origin.folder() == null
                ? null
                : origin.folder().toAbsolutePath().normalize().toString();
    }

    private static void parameters(Connection connection, String id, NewRun run) throws SQLException {
        long row = number(connection, id);
        Sql.update(connection, "DELETE FROM params WHERE run = ?", row);
        for (Map.Entry<String, String> parameter : RunFile.values(run.run()).entrySet()) {
            Sql.update(
                    connection, "INSERT INTO params VALUES (?, ?, ?)", row, parameter.getKey(), parameter.getValue());
        }
    }

    /** The row of an id; -1 for none. */
    static long number(Connection connection, String id) throws SQLException {
        return Sql.number(connection, "SELECT run FROM runs WHERE id = ?", id);
    }

    /** The step behind the last point of a curve; 0 where there is none. */
    static long end(Connection connection, long run, String curve) throws SQLException {
        String sql = "SELECT step FROM latest JOIN curves USING (curve) WHERE run = ? AND name = ?";
        return Sql.number(connection, sql, run, curve) + 1;
    }

    /** Puts a row into the hands of this process. */
    static void resume(Connection connection, String id, NewRun run) throws SQLException {
        Maker maker = Maker.here(run.origin().version());
        Sql.update(
                connection,
                "UPDATE runs SET name = ?, text = ?, folder = ?, status = ?, resumed = ?, ended = NULL, version = ?,"
                        + " host = ?, pid = ? WHERE id = ?",
                run.name(),
                RunFile.print(run.run()),
                folder(run.origin()),
                Status.RUNNING.toString(),
                System.currentTimeMillis(),
                maker.version(),
                maker.host(),
                maker.pid(),
                id);
        parameters(connection, id, run);
    }

    /** All of them, in the order in which they began. */
    static List<StoredRun> all(Connection connection) throws SQLException {
        List<StoredRun> runs = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, "SELECT * FROM runs ORDER BY started, run");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                runs.add(run(row));
            }
        }
        return runs;
    }

    private static StoredRun run(ResultSet row) throws SQLException {
        Maker maker = new Maker(row.getString("version"), row.getString("host"), row.getLong("pid"));
        long started = row.getLong("started");
        long resumed = row.getLong("resumed");
        long ended = row.getLong("ended");
        boolean open = row.wasNull();
        Status status = Status.of(row.getString("status"));
        boolean lost = status == Status.RUNNING && maker.gone(Math.max(started, resumed));
        return new StoredRun(
                row.getString("id"),
                row.getString("group_id"),
                row.getString("parent"),
                row.getString("name"),
                row.getString("command"),
                row.getString("text"),
                row.getString("folder"),
                lost ? Status.LOST : status,
                new StoredRun.Times(started, open ? null : ended),
                maker,
                new StoredRun.Size(row.getInt("epochs"), row.getInt("batches"), row.getInt("rows")));
    }
}
