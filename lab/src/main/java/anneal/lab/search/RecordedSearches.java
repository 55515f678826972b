package anneal.lab.search;

import anneal.lab.search.RecordedTrial.Choice;
import anneal.lab.search.RecordedTrial.Reached;
import anneal.lab.store.Maker;
import anneal.lab.store.Sql;
import anneal.lab.store.Status;
import anneal.lab.store.Store;
import anneal.train.Ending;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The searches of a store, to be read while they are written. Each method reads one state of the database. */
public final class RecordedSearches {
    private final Store store;

    public RecordedSearches(Store store) {
        this.store = store;
    }

    /**
     * How far a search has come: as long as that is the same, so is all that the store tells of it.
     *
     * @param id the search
     * @param status where it stands
     * @param judged how often one of its trials was judged
     * @param asked epochs that its trials have been trained for, or are to be next, in all
     */
    public record Progress(String id, Status status, long judged, long asked) {}

    /** How far each has come, in the order in which they began. */
    public List<Progress> progress() {
        return store.read(connection -> rows(
                connection,
                "SELECT *, (SELECT count(*) FROM legs WHERE legs.search = searches.search) AS judged,"
                        + " (SELECT total(asked) FROM trials WHERE trials.search = searches.search) AS asked"
                        + " FROM searches ORDER BY started, search",
                row -> new Progress(row.getString("id"), status(row), row.getLong("judged"), row.getLong("asked"))));
    }

    /** All searches, in the order in which they began. */
    public List<RecordedSearch> list() {
        return progress().stream()
                .flatMap(progress -> find(progress.id()).stream())
                .toList();
    }

    /** Removes a search with all that belongs to it; one that is not there is removed already. */
    public void remove(String id) {
        store.write(connection -> Sql.update(connection, "DELETE FROM searches WHERE id = ?", id));
    }

    /** The search whose id this is. */
    public Optional<RecordedSearch> find(String id) {
        return store.read(connection -> {
            Map<Integer, List<Choice>> choices = choices(connection, id);
            Map<Integer, List<Reached>> reached = reached(connection, id);
            List<RecordedTrial> trials = rows(
                    connection,
                    "SELECT trials.* FROM trials JOIN searches USING (search) WHERE id = ? ORDER BY trial",
                    row -> trial(row, choices, reached),
                    id);
            return rows(
                            connection,
                            "SELECT *, (SELECT total(epochs) FROM legs WHERE legs.search = searches.search) AS used"
                                    + " FROM searches WHERE id = ?",
                            row -> search(row, trials),
                            id)
                    .stream()
                    .findFirst();
        });
    }

    private static Map<Integer, List<Choice>> choices(Connection connection, String id) throws SQLException {
        Map<Integer, List<Choice>> choices = new HashMap<>();
        rows(
                connection,
                "SELECT choices.* FROM choices JOIN searches USING (search) WHERE id = ? ORDER BY trial, place",
                row -> choices.computeIfAbsent(row.getInt("trial"), trial -> new ArrayList<>())
                        .add(new Choice(row.getString("name"), row.getDouble("at"), row.getString("text"))),
                id);
        return choices;
    }

    private static Map<Integer, List<Reached>> reached(Connection connection, String id) throws SQLException {
        Map<Integer, List<Reached>> reached = new HashMap<>();
        rows(
                connection,
                "SELECT legs.* FROM legs JOIN searches USING (search) WHERE id = ? ORDER BY trial, last",
                row -> reached.computeIfAbsent(row.getInt("trial"), trial -> new ArrayList<>())
                        .add(new Reached(
                                row.getInt("last"),
                                Ending.valueOf(row.getString("ending")),
                                number(row, "loss"),
                                number(row, "accuracy"),
                                row.getLong("time"))),
                id);
        return reached;
    }

    private static RecordedTrial trial(
            ResultSet row, Map<Integer, List<Choice>> choices, Map<Integer, List<Reached>> reached)
            throws SQLException {
        int number = row.getInt("trial");
        return new RecordedTrial(
                number,
                row.getString("optimizer"),
                row.getString("schedule"),
                number(row, "peak"),
                row.getInt("asked"),
                choices.getOrDefault(number, List.of()),
                reached.getOrDefault(number, List.of()));
    }

    private static RecordedSearch search(ResultSet row, List<RecordedTrial> trials) throws SQLException {
        long ended = row.getLong("ended");
        boolean open = row.wasNull();
        return new RecordedSearch(
                row.getString("id"),
                row.getString("folder"),
                row.getString("text"),
                status(row),
                row.getLong("started"),
                open ? null : ended,
                row.getLong("batches"),
                row.getDouble("used"),
                trials);
    }

    private static Status status(ResultSet row) throws SQLException {
        Status status = Status.of(row.getString("status"));
        Maker maker = new Maker("", row.getString("host"), row.getLong("pid"));
        boolean lost = status == Status.RUNNING && maker.gone(row.getLong("resumed"));
        return lost ? Status.LOST : status;
    }

    private static double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Double.NaN : number;
    }

    /** What is made of a row. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> rows(Connection connection, String sql, Row<T> reader, Object... values)
            throws SQLException {
        List<T> read = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, sql, values);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                read.add(reader.read(rows));
            }
        }
        return read;
    }
}
