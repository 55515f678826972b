package anneal.lab.store;

import anneal.lab.Recording;
import anneal.lab.Run;
import anneal.record.Recorder;
import anneal.train.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records the runs of one command in a store, or nowhere. */
public final class StoreRecording implements Recording, AutoCloseable {
    private final @Nullable Store store;
    private final NewRun.Origin origin;
    private final Consumer<String> problems;
    private final List<String> ids = new ArrayList<>();

    /**
     * Records in a store that it closes in the end.
     *
     * @param store the store; null for none
     * @param origin what the runs have in common
     * @param problems told, in a line, what cannot be written
     */
    public StoreRecording(@Nullable Store store, NewRun.Origin origin, Consumer<String> problems) {
        this.store = store;
        this.origin = origin;
        this.problems = problems;
    }

    @Override
    public Recorder begin(String name, Run run) {
        return new Recorder(log(name, run).stream().toList());
    }

    /** Begins a run; nothing where none is recorded, or the store cannot be written to, which is told. */
    public Optional<StoreLog> log(String name, Run run) {
        NewRun described = new NewRun(name, run, origin, null);
        return open(open -> Optional.of(StoreLog.begin(open, described, problems)));
    }

    /**
     * Goes on with a run from a checkpoint of it, in the record it has; where the store has none, it begins one.
     *
     * @param id the run's id
     * @param past what happened before the checkpoint
     */
    public Optional<StoreLog> resume(String id, String name, Run run, History past) {
        NewRun described = new NewRun(name, run, origin, null);
        return open(open -> {
            Optional<StoreLog> known = StoreLog.resume(open, id, described, past, problems);
            return known.isPresent() ? known : Optional.of(StoreLog.branch(open, described, past, problems));
        });
    }

    /**
     * Begins a run from a checkpoint of another one.
     *
     * @param parent the other one's id; empty for none
     * @param past what happened before the checkpoint
     */
    public Optional<StoreLog> branch(String parent, String name, Run run, History past) {
        NewRun described = new NewRun(name, run, origin, parent.isEmpty() ? null : parent);
        return open(open -> Optional.of(StoreLog.branch(open, described, past, problems)));
    }

    private Optional<StoreLog> open(Function<Store, Optional<StoreLog>> opening) {
        if (store == null) {
            return Optional.empty();
        }
        try {
            Optional<StoreLog> log = opening.apply(store);
            log.ifPresent(this::remember);
            return log;
        } catch (StoreException e) {
            problems.accept(e.getMessage() + "; the run goes on without a record there");
            return Optional.empty();
        }
    }

    private synchronized void remember(StoreLog log) {
        ids.add(log.id());
    }

    /** What was recorded and where, in a line; empty for nothing. */
    public synchronized String text() {
        if (store == null || ids.isEmpty()) {
            return "";
        }
        String what = ids.size() == 1 ? "run " + ids.get(0) : "group " + origin.group() + " of " + ids.size() + " runs";
        return "Recorded: " + what + " in " + store.file();
    }

    @Override
    public void close() {
        if (store != null) {
            try {
                store.close();
            } catch (StoreException e) {
                problems.accept(String.valueOf(e.getMessage()));
            }
        }
    }
}
