package anneal.lab.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Takes down entries of one run, within one transaction. */
final class Entries implements AutoCloseable {
    /** Steps of which {@code peaks} has two points. */
    private static final int STRETCH = 64;

    private final Connection connection;
    private final long run;
    private final PreparedStatement figure;
    private final Map<String, Integer> curves = new HashMap<>();

    /** The first step at which a curve has changed, by its name. */
    private final Map<Integer, Long> changed = new HashMap<>();

    Entries(Connection connection, long run) throws SQLException {
        this.connection = connection;
        this.run = run;
        this.figure = connection.prepareStatement("INSERT OR REPLACE INTO metrics VALUES (?, ?, ?, ?, ?, ?)");
    }

    void add(Entry entry) throws SQLException {
        if (entry instanceof Entry.Figure point) {
            figure(point);
        } else if (entry instanceof Entry.Decided decided) {
            decision(decided.decision());
        } else if (entry instanceof Entry.Undone undone) {
            undo(undone.step());
        } else if (entry instanceof Entry.Begun begun) {
            StoredRun.Size size = begun.size();
            Sql.update(
                    connection,
                    "UPDATE runs SET epochs = ?, batches = ?, rows = ? WHERE run = ?",
                    size.epochs(),
                    size.batches(),
                    size.rows(),
                    run);
        } else if (entry instanceof Entry.Over over) {
            Sql.update(
                    connection,
                    "UPDATE runs SET status = ?, ended = ? WHERE run = ?",
                    over.status().toString(),
                    over.millis(),
                    run);
        }
    }

    /** Takes over what another run did before a step. */
    void copy(long parent, long step) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO metrics SELECT ?, curve, step, epoch, value, time FROM metrics WHERE run = ? AND step < ?",
                run,
                parent,
                step);
        Sql.update(
                connection,
                "INSERT INTO decisions SELECT ?, step, kind, text, time FROM decisions WHERE run = ? AND step <= ?",
                run,
                parent,
                step);
        Sql.update(
                connection, "INSERT INTO latest SELECT ?, curve, step, value FROM latest WHERE run = ?", run, parent);
        undo(step);
        changed.replaceAll((curve, from) -> 0L);
    }

    private void figure(Entry.Figure point) throws SQLException {
        int curve = curve(point.name());
        figure.setLong(1, run);
        figure.setInt(2, curve);
        figure.setLong(3, point.step());
        figure.setInt(4, point.epoch());
        figure.setDouble(5, point.value());
        figure.setLong(6, point.millis());
        figure.addBatch();
        changed.merge(curve, point.step(), Math::min);
    }

    private int curve(String name) throws SQLException {
        Integer known = curves.get(name);
        if (known == null) {
            Sql.update(connection, "INSERT OR IGNORE INTO curves (name) VALUES (?)", name);
            known = (int) Sql.number(connection, "SELECT curve FROM curves WHERE name = ?", name);
            curves.put(name, known);
        }
        return known;
    }

    private void decision(Decision decision) throws SQLException {
        Sql.update(
                connection,
                "INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?)",
                run,
                decision.step(),
                decision.kind(),
                decision.text(),
                decision.millis());
    }

    /** A cut holds from the update after the evaluation that led to it, so one at this very step has been made already. */
    private void undo(long step) throws SQLException {
        figure.executeBatch();
        Sql.update(
                connection,
                "DELETE FROM decisions WHERE run = ? AND kind <> 'rollback'"
                        + " AND (step > ? OR step = ? AND kind <> 'cut')",
                run,
                step,
                step);
        String sql = "SELECT curve, name FROM latest JOIN curves USING (curve) WHERE run = ?";
        try (PreparedStatement query = Sql.prepare(connection, sql, run);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                boolean last = row.getString(2).startsWith(Translation.FINAL);
                changed.merge(row.getInt(1), last ? 0 : step, Math::min);
                Sql.update(
                        connection,
                        "DELETE FROM metrics WHERE run = ? AND curve = ? AND step >= ?",
                        run,
                        row.getInt(1),
                        last ? 0 : step);
            }
        }
    }

    /** Brings along what follows from the curves. */
    @Override
    public void close() throws SQLException {
        figure.executeBatch();
        figure.close();
        for (Map.Entry<Integer, Long> curve : changed.entrySet()) {
            peaks(curve.getKey(), curve.getValue() / STRETCH * STRETCH);
            Sql.update(connection, "DELETE FROM latest WHERE run = ? AND curve = ?", run, curve.getKey());
            Sql.update(
                    connection,
                    "INSERT INTO latest SELECT run, curve, step, value FROM metrics WHERE run = ? AND curve = ?"
                            + " ORDER BY step DESC LIMIT 1",
                    run,
                    curve.getKey());
        }
    }

    /** SQLite takes what stands beside a min or max from the row that has it. */
    private void peaks(int curve, long from) throws SQLException {
        Sql.update(connection, "DELETE FROM peaks WHERE run = ? AND curve = ? AND step >= ?", run, curve, from);
        String[] rows = {
            "step, epoch, min(value), time FROM metrics WHERE value IS NOT NULL",
            "step, epoch, max(value), time FROM metrics WHERE value IS NOT NULL",
            "min(step), epoch, NULL, time FROM metrics WHERE value IS NULL"
        };
        for (String which : rows) {
            String sql = "INSERT OR IGNORE INTO peaks SELECT run, curve, " + which
                    + " AND run = ? AND curve = ? AND step >= ? GROUP BY step / " + STRETCH;
            Sql.update(connection, sql, run, curve, from);
        }
    }
}
