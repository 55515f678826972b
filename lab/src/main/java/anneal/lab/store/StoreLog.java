package anneal.lab.store;

import anneal.record.RunLog;
import anneal.train.History;
import anneal.train.TrainEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes down a run in a store.
 *
 * <p>A store that cannot be written to (locked, disk full) is told once and tried again every five seconds; what waits is kept
 * in memory. A run whose last event never came has failed.
 */
public final class StoreLog implements RunLog {
    private static final long NANOS_BETWEEN_TRIES = 5_000_000_000L;
    private static final int MOST_WAITING = 1_000_000;

    private final Store store;
    private final String id;
    private final long row;
    private final Translation translation;
    private final Consumer<String> problems;
    private final List<Entry> waiting = new ArrayList<>();
    private boolean told;
    private boolean over;
    private long lost;
    private long failedAt;

    private StoreLog(Store store, String id, long row, Translation translation, Consumer<String> problems) {
        this.store = store;
        this.id = id;
        this.row = row;
        this.translation = translation;
        this.problems = problems;
    }

    /**
     * Begins a run.
     *
     * @param problems told, in a line, that the store cannot be written to
     * @throws StoreException if the store cannot be written to now
     */
    public static StoreLog begin(Store store, NewRun run, Consumer<String> problems) {
        return store.write(connection -> {
            String id = RunRows.insert(connection, run);
            return new StoreLog(store, id, RunRows.number(connection, id), new Translation(0, 0), problems);
        });
    }

    /**
     * Begins a run from a checkpoint of another one, its parent, with what that one did before.
     *
     * @param past what happened before the checkpoint
     * @param problems told, in a line, that the store cannot be written to
     * @throws StoreException if the store cannot be written to now
     */
    public static StoreLog branch(Store store, NewRun run, History past, Consumer<String> problems) {
        return store.write(connection -> {
            String id = RunRows.insert(connection, run);
            long row = RunRows.number(connection, id);
            long parent = run.parent() == null ? -1 : RunRows.number(connection, run.parent());
            try (Entries entries = new Entries(connection, row)) {
                entries.copy(parent, past.updates());
            }
            return new StoreLog(store, id, row, filled(connection, row, past), problems);
        });
    }

    /**
     * Goes on with a run from a checkpoint: what the store has of it from there on will be made again, and is removed; what it
     * lacks before is taken from the checkpoint.
     *
     * @param id the run
     * @param run what it is from now on
     * @param past what happened before the checkpoint
     * @param problems told, in a line, that the store cannot be written to
     * @return nothing if the store has no such run
     * @throws StoreException if the store cannot be written to now
     */
    public static Optional<StoreLog> resume(
            Store store, String id, NewRun run, History past, Consumer<String> problems) {
        return store.write(connection -> {
            long row = RunRows.number(connection, id);
            if (row < 0) {
                return Optional.empty();
            }
            RunRows.resume(connection, id, run);
            try (Entries entries = new Entries(connection, row)) {
                entries.add(new Entry.Undone(past.updates()));
            }
            return Optional.of(new StoreLog(store, id, row, filled(connection, row, past), problems));
        });
    }

    /** Takes down what the store lacks of a run's past. */
    private static Translation filled(Connection connection, long row, History past) throws SQLException {
        Translation translation = Translation.after(connection, row);
        long now = System.currentTimeMillis();
        try (Entries entries = new Entries(connection, row)) {
            long update = RunRows.end(connection, row, "loss");
            long evaluation = RunRows.end(connection, row, "monitored");
            for (TrainEvent event : Past.events(past, update, evaluation)) {
                for (Entry entry : translation.entries(event, now)) {
                    entries.add(entry);
                }
            }
        }
        return translation;
    }

    /** What the run is known by. */
    public String id() {
        return id;
    }

    @Override
    public void write(TrainEvent event, long millis) {
        List<Entry> entries = translation.entries(event, millis);
        if (waiting.size() + entries.size() > MOST_WAITING) {
            lost += entries.size();
        } else {
            waiting.addAll(entries);
        }
        over |= event instanceof TrainEvent.Ended;
    }

    @Override
    public void flush() {
        if (!told || System.nanoTime() - failedAt > NANOS_BETWEEN_TRIES) {
            send();
        }
    }

    private void send() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            store.change(connection -> {
                try (Entries entries = new Entries(connection, row)) {
                    for (Entry entry : waiting) {
                        entries.add(entry);
                    }
                }
            });
            waiting.clear();
        } catch (StoreException e) {
            failedAt = System.nanoTime();
            if (!told) {
                told = true;
                problems.accept(e.getMessage() + "; the run goes on, and what happens is kept until it can be written");
            }
        }
    }

    @Override
    public void close() {
        if (!over) {
            waiting.add(new Entry.Over(Status.FAILED, System.currentTimeMillis()));
        }
        send();
        lost += waiting.size();
        if (lost > 0) {
            problems.accept("the record of run " + id + " in " + store.file() + " is incomplete: " + lost
                    + " entries could not be written");
        }
    }
}
