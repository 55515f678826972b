package anneal.board.watch;

import anneal.lab.store.Runs;
import anneal.lab.store.Samples;
import anneal.lab.store.Store;
import anneal.lab.store.StoreException;
import anneal.lab.store.StoredRun;
import anneal.notation.NotationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the store four times a second, once for all watchers, and wakes them when something is new. The runs that write
 * it know nothing of that: they are other processes, for whom readers of the database are no hindrance.
 */
final class Feed implements AutoCloseable {
    private static final long MILLIS_BETWEEN_LOOKS = 250;

    /** After so many looks without news the runs are read all the same: one may have died without a word. */
    private static final int LOOKS_IN_VAIN = 20;

    private final Path file;
    private final Thread thread;
    private @Nullable Store store;
    private State state = new State(0, "", Map.of(), Map.of());
    private long dataVersion = -1;
    private int inVain;

    private final Map<String, Samples> news = new HashMap<>();
    private long newsOf = -1;

    /**
     * What the store held at the last look.
     *
     * @param version counts the looks that found something new
     * @param problem why nothing can be read; empty if it can
     * @param runs the runs by their ids
     * @param rows each run's row, with the version in which it became what it is
     */
    record State(long version, String problem, Map<String, StoredRun> runs, Map<String, Dated> rows) {}

    /** A row, and since when it is so. */
    record Dated(long version, Row row) {}

    Feed(Path file) {
        this.file = file;
        thread = new Thread(this::look, "board-feed");
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    refresh();
                } catch (StoreException e) {
                    replace(Map.of(), Map.of(), String.valueOf(e.getMessage()));
                }
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh() {
        Store open = open().orElse(null);
        if (open == null) {
            return;
        }
        long version = open.read(Feed::dataVersion);
        if (version == dataVersion && ++inVain < LOOKS_IN_VAIN) {
            return;
        }
        dataVersion = version;
        inVain = 0;
        Runs runs = new Runs(open);
        Map<String, Map<String, String>> parameters = runs.parameters();
        Map<String, Map<String, Runs.Latest>> latest = runs.latest();
        Map<String, StoredRun> byId = new LinkedHashMap<>();
        Map<String, Row> rows = new LinkedHashMap<>();
        for (StoredRun run : runs.list()) {
            byId.put(run.id(), run);
            rows.put(
                    run.id(),
                    Row.of(run, parameters.getOrDefault(run.id(), Map.of()), latest.getOrDefault(run.id(), Map.of())));
        }
        replace(byId, rows, "");
    }

    /** A number that is another one when another program has written. */
    private static long dataVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            return row.getLong(1);
        }
    }

    private synchronized void replace(Map<String, StoredRun> runs, Map<String, Row> rows, String problem) {
        long next = state.version() + 1;
        Map<String, Dated> dated = new LinkedHashMap<>();
        rows.forEach((id, row) -> {
            Dated before = state.rows().get(id);
            dated.put(id, before != null && before.row().equals(row) ? before : new Dated(next, row));
        });
        if (!dated.equals(state.rows()) || !problem.equals(state.problem())) {
            state = new State(next, problem, runs, dated);
            notifyAll();
        }
    }

    /** The store, from when it is there. */
    private synchronized Optional<Store> open() {
        if (store == null && Files.exists(file)) {
            store = Store.existing(file);
        }
        return Optional.ofNullable(store);
    }

    /** The file that is looked into. */
    Path file() {
        return file;
    }

    /** The runs of the store to ask for more. */
    Runs runs() {
        return new Runs(open().orElseThrow(() -> new NotationException("no run store at " + file)));
    }

    /** The points of a curve from a step on; what many ask for at once is read once. */
    Samples points(State state, String run, String curve, long from) {
        synchronized (news) {
            if (newsOf != state.version()) {
                news.clear();
                newsOf = state.version();
            }
            return news.computeIfAbsent(
                    run + ":" + from + ":" + curve, key -> runs().curve(run, curve, from, Long.MAX_VALUE));
        }
    }

    /** What the last look has found. */
    synchronized State state() {
        return state;
    }

    /** What the store holds once that is newer than a version, or after some time. */
    synchronized State after(long version, long millis) throws InterruptedException {
        long deadline = System.currentTimeMillis() + millis;
        for (long left = millis; state.version() <= version && left > 0; left = deadline - System.currentTimeMillis()) {
            wait(left);
        }
        return state;
    }

    /** The rows that have changed since a version. */
    static List<Row> since(State state, long version) {
        List<Row> changed = new ArrayList<>();
        state.rows().values().stream()
                .filter(dated -> dated.version() > version)
                .map(Dated::row)
                .forEach(changed::add);
        return changed;
    }

    @Override
    public void close() {
        thread.interrupt();
        synchronized (this) {
            if (store != null) {
                store.close();
            }
        }
    }
}
