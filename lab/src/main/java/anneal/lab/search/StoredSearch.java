package anneal.lab.search;

import anneal.lab.store.Ids;
import anneal.lab.store.Maker;
import anneal.lab.store.Sql;
import anneal.lab.store.Status;
import anneal.lab.store.Store;
import anneal.notation.Dimension;
import anneal.train.Ending;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A search in a run store: what is known of its legs survives the process. */
public final class StoredSearch implements Journal {
    private final Store store;
    private final SearchPlan plan;
    private final long search;

    private StoredSearch(Store store, SearchPlan plan, long search) {
        this.store = store;
        this.plan = plan;
        this.search = search;
    }

    /**
     * Begins a search, in place of what the store has of that folder.
     *
     * @param folder where its files go
     * @param plan all that it follows from
     */
    public static StoredSearch begin(Store store, Path folder, SearchPlan plan) {
        long search = store.write(connection -> {
            Sql.update(connection, "DELETE FROM searches WHERE folder = ?", key(folder));
            Sql.update(
                    connection,
                    "INSERT INTO searches (id, folder, text, started) VALUES (?, ?, ?, ?)",
                    Ids.fresh(),
                    key(folder),
                    plan.text(),
                    System.currentTimeMillis());
            return Sql.number(connection, "SELECT last_insert_rowid()");
        });
        return new StoredSearch(store, plan, search).takenUp();
    }

    /**
     * Goes on with the search of a folder.
     *
     * @throws IllegalArgumentException if the store has none, or another one
     */
    public static StoredSearch resume(Store store, Path folder, SearchPlan plan) {
        long search = store.read(
                connection -> Sql.number(connection, "SELECT search FROM searches WHERE folder = ?", key(folder)));
        if (search < 0) {
            throw new IllegalArgumentException("the run store " + store.file() + " must hold the search of " + folder
                    + " to go on with it, but does not");
        }
        List<String> before = lines(store.read(connection -> text(connection, search)));
        List<String> now = lines(plan.text());
        List<String> differences = new ArrayList<>();
        before.stream().filter(line -> !now.contains(line)).forEach(line -> differences.add("was " + line));
        now.stream().filter(line -> !before.contains(line)).forEach(line -> differences.add("is " + line));
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException("the search of " + folder + " must be the one to go on with, but: "
                    + String.join("; ", differences));
        }
        return new StoredSearch(store, plan, search).takenUp();
    }

    /** In the hands of this process. */
    private StoredSearch takenUp() {
        Maker maker = Maker.here("");
        store.change(connection -> Sql.update(
                connection,
                "UPDATE searches SET status = ?, resumed = ?, ended = NULL, batches = ?, host = ?, pid = ?"
                        + " WHERE search = ?",
                Status.RUNNING.toString(),
                System.currentTimeMillis(),
                plan.subject().updatesPerEpoch(),
                maker.host(),
                maker.pid(),
                search));
        return this;
    }

    private static String key(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static String text(Connection connection, long search) throws SQLException {
        try (PreparedStatement statement =
                        Sql.prepare(connection, "SELECT text FROM searches WHERE search = ?", search);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public Optional<Result> find(Leg leg) {
        return store.read(connection -> find(connection, leg));
    }

    private Optional<Result> find(Connection connection, Leg leg) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(
                        connection,
                        "SELECT ending, loss, accuracy, averaged_loss, probed_loss, epochs, seconds FROM legs"
                                + " WHERE search = ? AND leg = ? AND optimizer = ? AND schedule = ? AND seed = ?"
                                + " AND first = ? AND last = ?",
                        search,
                        leg.number(),
                        leg.optimizer(),
                        leg.schedule(),
                        leg.seed(),
                        leg.from(),
                        leg.to());
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(result(row)) : Optional.empty();
        }
    }

    private static Result result(ResultSet row) throws SQLException {
        return new Result(
                Ending.valueOf(row.getString(1)),
                number(row, 2),
                number(row, 3),
                number(row, 4),
                number(row, 5),
                row.getDouble(6),
                row.getDouble(7));
    }

    private static double number(ResultSet row, int column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Double.NaN : number;
    }

    @Override
    public void begin(Trial trial, Leg leg) {
        Candidate candidate = trial.candidate();
        double peak = plan.subject().greatestRate(candidate);
        store.change(connection -> {
            Sql.update(
                    connection,
                    "INSERT OR REPLACE INTO trials VALUES (?, ?, ?, ?, ?, ?)",
                    search,
                    trial.number(),
                    candidate.optimizer(),
                    candidate.schedule(),
                    peak,
                    leg.to());
            choices(connection, trial);
        });
    }

    private void choices(Connection connection, Trial trial) throws SQLException {
        List<Dimension> dimensions = plan.space().dimensions();
        for (int place = 0; place < dimensions.size(); place++) {
            Dimension dimension = dimensions.get(place);
            Double value = trial.candidate().values().get(dimension.name());
            if (value != null) {
                Sql.update(
                        connection,
                        "INSERT OR REPLACE INTO choices VALUES (?, ?, ?, ?, ?, ?)",
                        search,
                        trial.number(),
                        place,
                        dimension.name(),
                        dimension.place(value),
                        dimension.text(value));
            }
        }
    }

    @Override
    public void end(boolean complete) {
        store.change(connection -> Sql.update(
                connection,
                "UPDATE searches SET status = ?, ended = ? WHERE search = ?",
                (complete ? Status.FINISHED : Status.STOPPED).toString(),
                System.currentTimeMillis(),
                search));
    }

    @Override
    public void record(Leg leg, Result result) {
        store.change(connection -> Sql.update(
                connection,
                "INSERT INTO legs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                search,
                leg.number(),
                leg.trial(),
                leg.optimizer(),
                leg.schedule(),
                leg.seed(),
                leg.source(),
                leg.from(),
                leg.to(),
                result.ending().name(),
                result.loss(),
                result.accuracy(),
                result.averagedLoss(),
                result.probedLoss(),
                result.epochs(),
                result.seconds(),
                System.currentTimeMillis()));
    }
}
