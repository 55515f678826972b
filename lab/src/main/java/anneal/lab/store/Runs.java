package anneal.lab.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs of a store, to be read while they are written.
 *
 * <p>Each method reads one state of the database; two calls may see two.
 */
public final class Runs {
    /** Up to so many points for each that is asked for, a curve is read in full before it is thinned. */
    private static final int FULL = 16;

    private final Store store;

    public Runs(Store store) {
        this.store = store;
    }

    /** All runs, in the order in which they began. */
    public List<StoredRun> list() {
        return store.read(RunRows::all);
    }

    /**
     * The run whose id this is, or begins with this.
     *
     * @throws StoreException if there is none, or more than one
     */
    public StoredRun find(String beginning) {
        List<StoredRun> found =
                list().stream().filter(run -> run.id().startsWith(beginning)).toList();
        if (found.size() != 1) {
            throw new StoreException(
                    found.isEmpty() || beginning.isEmpty()
                            ? "no run " + beginning + " in " + store.file()
                            : "more than one run in " + store.file() + " begins with " + beginning + ": "
                                    + String.join(
                                            ", ",
                                            found.stream().map(StoredRun::id).toList()));
        }
        return found.get(0);
    }

    /**
     * The runs of a group, or the one run whose id this is, or begins with this.
     *
     * @throws StoreException if there is none, or more than one that is not of the group
     */
    public List<StoredRun> select(String groupOrBeginning) {
        List<StoredRun> group = list().stream()
                .filter(run -> run.group().equals(groupOrBeginning))
                .toList();
        return group.isEmpty() ? List.of(find(groupOrBeginning)) : group;
    }

    /** The keys of each run's file with their values, by the run's id. */
    public Map<String, Map<String, String>> parameters() {
        Map<String, Map<String, String>> parameters = new LinkedHashMap<>();
        each(
                "SELECT id, key, value FROM runs JOIN params USING (run) ORDER BY run, key",
                row -> parameters
                        .computeIfAbsent(row.getString(1), id -> new LinkedHashMap<>())
                        .put(row.getString(2), row.getString(3)));
        return parameters;
    }

    /**
     * The last value of each curve.
     *
     * @param step where it stands
     * @param value the value, which may be NaN or infinite
     */
    public record Latest(long step, double value) {}

    /** The last values of each run's curves, by the run's id and the curve's name. */
    public Map<String, Map<String, Latest>> latest() {
        Map<String, Map<String, Latest>> latest = new LinkedHashMap<>();
        each(
                "SELECT id, curves.name, step, value FROM runs JOIN latest USING (run) JOIN curves USING (curve)"
                        + " ORDER BY run, curve",
                row -> latest.computeIfAbsent(row.getString(1), id -> new LinkedHashMap<>())
                        .put(row.getString(2), new Latest(row.getLong(3), number(row, 4))));
        return latest;
    }

    /**
     * A stretch of a curve, every point of it; empty where there is none.
     *
     * @param id the run
     * @param name the curve
     * @param from the first step
     * @param to the step behind the last
     */
    public Samples curve(String id, String name, long from, long to) {
        return points("metrics", id, name, from, to).build();
    }

    /**
     * A stretch of a curve in fewer points, with its spikes, its first and its last point: see {@link Samples#thinned}. A long
     * one is not read in full: of every 64 steps the least and the greatest are at hand.
     *
     * @param id the run
     * @param name the curve
     * @param from the first step
     * @param to the step behind the last
     * @param points how many there should be; a few more may be left
     */
    public Samples sampled(String id, String name, long from, long to, int points) {
        long last = store.read(connection -> Sql.number(
                connection,
                "SELECT step FROM latest JOIN runs USING (run) JOIN curves USING (curve)"
                        + " WHERE id = ? AND curves.name = ?",
                id,
                name));
        long end = Math.min(to, last + 1);
        if (end - from <= (long) FULL * points) {
            return curve(id, name, from, to).thinned(points);
        }
        Samples.Builder peaks = points("peaks", id, name, from, to);
        Samples rest = curve(id, name, Math.max(peaks.lastStep() + 1, from), to);
        if (rest.size() > 0) {
            peaks.add(rest, rest.size() - 1);
        }
        return peaks.build().thinned(points);
    }

    private Samples.Builder points(String table, String id, String name, long from, long to) {
        Samples.Builder points = new Samples.Builder();
        each(
                "SELECT step, epoch, value, time FROM " + table + " WHERE run = (SELECT run FROM runs WHERE id = ?)"
                        + " AND curve = (SELECT curve FROM curves WHERE name = ?) AND step >= ? AND step < ? ORDER BY step",
                row -> points.add(row.getLong(1), row.getInt(2), number(row, 3), row.getLong(4)),
                id,
                name,
                from,
                to);
        return points;
    }

    /** What was decided in a run, in the order of the steps. */
    public List<Decision> decisions(String id) {
        List<Decision> decisions = new ArrayList<>();
        each(
                "SELECT step, kind, decisions.text, time FROM decisions JOIN runs USING (run) WHERE id = ?"
                        + " ORDER BY step, time",
                row -> decisions.add(new Decision(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4))),
                id);
        return decisions;
    }

    /** What happened in a run, as its learner told it, as far as the store knows: without what rollbacks have undone. */
    public List<Timed> events(StoredRun run) {
        return Replay.of(this, run);
    }

    /** Removes a run with all that belongs to it; one that is not there is removed already. */
    public void remove(String id) {
        store.write(connection -> Sql.update(connection, "DELETE FROM runs WHERE id = ?", id));
    }

    /** What is done with a row. */
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, Row action, Object... values) {
        store.read(connection -> {
            try (PreparedStatement query = Sql.prepare(connection, sql, values);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    action.read(rows);
                }
            }
            return "";
        });
    }

    private static double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
