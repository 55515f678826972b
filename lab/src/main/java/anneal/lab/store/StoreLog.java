package anneal.lab.store;

import anneal.record.RunLog;
import anneal.train.TrainEvent;
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
     * Goes on with a run from a checkpoint: what the store has of it from there on will be made again, and is removed.
     *
     * @param id the run
     * @param run what it is from now on
     * @param step updates made at the checkpoint
     * @param problems told, in a line, that the store cannot be written to
     * @return nothing if the store has no such run
     * @throws StoreException if the store cannot be written to now
     */
    public static Optional<StoreLog> resume(Store store, String id, NewRun run, long step, Consumer<String> problems) {
        return store.write(connection -> {
            long row = RunRows.number(connection, id);
            if (row < 0) {
                return Optional.empty();
            }
            RunRows.resume(connection, id, run);
            try (Entries entries = new Entries(connection, row)) {
                entries.add(new Entry.Undone(step));
            }
            return Optional.of(new StoreLog(store, id, row, Translation.after(connection, row), problems));
        });
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
