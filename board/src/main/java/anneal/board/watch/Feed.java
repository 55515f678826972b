package anneal.board.watch;

import anneal.lab.search.RecordedSearch;
import anneal.lab.search.RecordedSearches;
import anneal.lab.search.RecordedSearches.Progress;
import anneal.lab.store.Runs;
import anneal.lab.store.Samples;
import anneal.lab.store.Store;
import anneal.lab.store.StoreException;
import anneal.lab.store.StoredRun;
import anneal.notation.NotationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the store four times a second, once for all watchers, and wakes them when something is new. The runs that write
 * it know nothing of that: they are other processes, for whom readers of the database are no hindrance.
 */
final class Feed implements AutoCloseable {
    private static final long MILLIS_BETWEEN_LOOKS = 250;

    /** After so many looks without news the runs are read all the same: one may have died without a word. */
    private static final int LOOKS_IN_VAIN = 20;

    private static final int SECONDS_TO_FIRST_LOOK = 10;

    private final Path file;
    private final Thread thread;
    private final CountDownLatch looked = new CountDownLatch(1);
    private @Nullable Store store;
    private @Nullable Object identity;
    private State state = new State(0, "", Map.of(), Map.of(), Map.of());
    private Map<Progress, RecordedSearch> searches = Map.of();
    private @Nullable Store last;
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
     * @param searches each search likewise
     */
    record State(
            long version,
            String problem,
            Map<String, StoredRun> runs,
            Map<String, Dated<Row>> rows,
            Map<String, Dated<Found>> searches) {

        State withProblem(String newProblem) {
            return new State(version, newProblem, runs, rows, searches);
        }
    }

    /** Something, and since when it is so. */
    record Dated<T>(long version, T value) {}

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
                    replace(String.valueOf(e.getMessage()), Map.of(), Map.of(), Map.of());
                }
                looked.countDown();
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh() {
        Store open = open().orElse(null);
        if (open == null) {
            replace("", Map.of(), Map.of(), Map.of());
            return;
        }
        long version = open.read(Feed::dataVersion);
        if (open == last && version == dataVersion && ++inVain < LOOKS_IN_VAIN) {
            return;
        }
        last = open;
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
        replace("", byId, rows, searches(open, byId.values()));
    }

    /** The searches by their ids; only what has changed is read again. */
    private Map<String, Found> searches(Store open, Collection<StoredRun> runs) {
        RecordedSearches recorded = new RecordedSearches(open);
        Map<Progress, RecordedSearch> known = new LinkedHashMap<>();
        Map<String, Found> found = new LinkedHashMap<>();
        for (Progress progress : recorded.progress()) {
            RecordedSearch before = searches.get(progress);
            Optional<RecordedSearch> now = before != null ? Optional.of(before) : recorded.find(progress.id());
            now.ifPresent(search -> {
                known.put(progress, search);
                found.put(search.id(), Found.of(search, runs));
            });
        }
        searches = known;
        return found;
    }

    /** A number that is another one when another program has written. */
    private static long dataVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            return row.getLong(1);
        }
    }

    private synchronized void replace(
            String problem, Map<String, StoredRun> runs, Map<String, Row> rows, Map<String, Found> found) {
        long next = state.version() + 1;
        Map<String, Dated<Row>> datedRows = dated(next, state.rows(), rows);
        Map<String, Dated<Found>> datedSearches = dated(next, state.searches(), found);
        if (!datedRows.equals(state.rows())
                || !datedSearches.equals(state.searches())
                || !problem.equals(state.problem())) {
            state = new State(next, problem, runs, datedRows, datedSearches);
            notifyAll();
        }
    }

    /** What is as it was keeps its version. */
    private static <T> Map<String, Dated<T>> dated(long version, Map<String, Dated<T>> before, Map<String, T> now) {
        Map<String, Dated<T>> dated = new LinkedHashMap<>();
        now.forEach((id, value) -> {
            Dated<T> old = before.get(id);
            dated.put(id, old != null && old.value().equals(value) ? old : new Dated<>(version, value));
        });
        return dated;
    }

    /** The store, as long as it is there; where its file was removed, another one that has come in its place. */
    private synchronized Optional<Store> open() {
        Object now = identity();
        if (store != null && !Objects.equals(now, identity)) {
            store.close();
            store = null;
        }
        if (store == null && now != null) {
            store = Store.existing(file);
            identity = now;
        }
        return Optional.ofNullable(store);
    }

    /** What tells the file from another one of its name; null for none. */
    private @Nullable Object identity() {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key == null ? file : key;
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether the store can be written to within the time that it waits for others. */
    boolean canBeWritten() {
        try {
            open().ifPresent(open -> open.change(connection -> {}));
            return true;
        } catch (StoreException e) {
            return false;
        }
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

    /** What the last look has found; the first one is waited for. */
    State state() {
        try {
            boolean late = !looked.await(SECONDS_TO_FIRST_LOOK, TimeUnit.SECONDS);
            synchronized (this) {
                return late ? state.withProblem("the run store " + file + " does not answer") : state;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("the board ends", e);
        }
    }

    /** What the store holds once that is newer than a version, or after some time. */
    synchronized State after(long version, long millis) throws InterruptedException {
        long deadline = System.currentTimeMillis() + millis;
        for (long left = millis; state.version() <= version && left > 0; left = deadline - System.currentTimeMillis()) {
            wait(left);
        }
        return state;
    }

    /** What has changed since a version. */
    static <T> List<T> since(Map<String, Dated<T>> all, long version) {
        return all.values().stream()
                .filter(dated -> dated.version() > version)
                .map(Dated::value)
                .toList();
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
