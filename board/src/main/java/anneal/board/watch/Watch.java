package anneal.board.watch;

import anneal.board.http.Answer;
import anneal.board.http.Body;
import anneal.board.http.EventStream;
import anneal.board.http.EventStream.Events;
import anneal.lab.store.Status;
import anneal.lab.store.StoreException;
import anneal.lab.store.StoredRun;
import anneal.notation.Fields;
import anneal.notation.NotationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the watch and search views ask. */
public final class Watch implements AutoCloseable {
    private static final int MOST_CURVES = 1_000;
    private static final int MOST_COLUMNS = 4_000;
    private static final int COLUMNS = 500;
    private static final List<String> KEYS = List.of("runs", "curves", "along", "from", "to", "columns");
    private static final long MILLIS_TO_BREATHE = 5_000;

    private final Feed feed;

    /** Watches the runs of a store, which need not be there yet. */
    public Watch(Path store) {
        feed = new Feed(store);
    }

    /**
     * The table.
     *
     * @param store the store's file
     * @param problem why there is nothing; empty if there is
     * @param rows all runs, in the order in which they began
     */
    record Table(String store, String problem, List<Row> rows) {}

    /** All runs. */
    public Object runs() {
        Feed.State state = feed.state();
        return new Table(feed.file().toString(), state.problem(), Feed.since(state.rows(), -1));
    }

    /**
     * Curves of runs between the x {@code from} and {@code to}, thinned so that each of the {@code columns} of a picture has what
     * it shows.
     */
    public Object picture(Fields request) {
        request.only(KEYS);
        List<StoredRun> runs = runs(request.strings("runs"));
        List<String> curves = request.strings("curves");
        if ((long) runs.size() * curves.size() > MOST_CURVES) {
            throw new NotationException("runs times curves must be at most " + MOST_CURVES + ", but was "
                    + (long) runs.size() * curves.size());
        }
        Along along = Along.of(request.string("along", Along.UPDATE.toString()));
        View view = new View(
                along, request.number("from").orElse(0), request.number("to").orElse(Double.POSITIVE_INFINITY), (int)
                        request.whole("columns", COLUMNS, 2, MOST_COLUMNS));
        return view.picture(feed.runs(), runs, curves);
    }

    private List<StoredRun> runs(List<String> ids) {
        return ids.stream().map(this::run).toList();
    }

    private StoredRun run(String id) {
        StoredRun run = feed.state().runs().get(id);
        if (run == null) {
            throw new NotationException("no run " + id + " in " + feed.file());
        }
        return run;
    }

    /** The folder of a run that was stopped, and can go on from there. */
    public Path stopped(String id) {
        StoredRun run = run(id);
        return Stopped.folder(run)
                .orElseThrow(() -> new NotationException(
                        "run " + id + " must be a train that was stopped and has checkpoints, but is a " + run.command()
                                + " that is " + run.status()));
    }

    /** The picture of a range test. */
    public Answer range(String id) throws IOException {
        Path picture = RangePicture.of(run(id))
                .orElseThrow(() -> new NotationException("run " + id + " is no range test that has left a picture"));
        Map<String, String> headers = Map.of("Content-Type", "image/svg+xml", "Cache-Control", "no-cache");
        return new Body(200, headers, Files.readAllBytes(picture));
    }

    /**
     * Tells of the table's rows as they change, of the ids of all that are left when some are removed, and of the points of
     * curves as they are written.
     *
     * @param curves the curves, each as {@code id:step:name} with the step of the last point that is known already,
     *     separated by commas
     * @param along what they are compared along: update, epoch or time
     */
    public EventStream live(String curves, String along) {
        List<Watched> watched = Watched.parse(curves);
        Along axis = Along.of(along);
        return new EventStream(out -> tell(watched, axis, out));
    }

    private void tell(List<Watched> watched, Along along, Events out) throws IOException, InterruptedException {
        long seen = -1;
        Set<String> known = Set.of();
        while (true) {
            Feed.State state = feed.after(seen, MILLIS_TO_BREATHE);
            Set<String> now = state.rows().keySet();
            if (seen < 0 || !now.containsAll(known)) {
                out.send("ids", now);
            }
            known = now;
            List<Row> changed = Feed.since(state.rows(), seen);
            if (state.version() == seen) {
                out.breathe();
            } else if (!changed.isEmpty()) {
                out.send("rows", changed);
            }
            for (Watched curve : watched) {
                curve.tell(state, feed, along, out);
            }
            seen = state.version();
        }
    }

    /**
     * The searches.
     *
     * @param store the store's file
     * @param problem why there is nothing; empty if there is
     * @param searches a line for each, in the order in which they began
     */
    record Searches(String store, String problem, List<Found.Summary> searches) {}

    /** All searches. */
    public Object searches() {
        Feed.State state = feed.state();
        return new Searches(feed.file().toString(), state.problem(), summaries(state));
    }

    private static List<Found.Summary> summaries(Feed.State state) {
        return Feed.since(state.searches(), -1).stream().map(Found::summary).toList();
    }

    /** Tells of the list of searches as it changes, and of one of them, whole, whenever it has come further. */
    public EventStream search(String id) {
        return new EventStream(out -> tellSearch(id, out));
    }

    private void tellSearch(String id, Events out) throws IOException, InterruptedException {
        long seen = -1;
        List<Found.Summary> told = List.of();
        while (true) {
            Feed.State state = feed.after(seen, MILLIS_TO_BREATHE);
            if (state.version() == seen) {
                out.breathe();
            }
            List<Found.Summary> now = summaries(state);
            if (!now.equals(told)) {
                out.send("searches", now);
                told = now;
            }
            Feed.Dated<Found> found = state.searches().get(id);
            if (found != null && found.version() > seen) {
                out.send("search", found.value());
            }
            seen = state.version();
        }
    }

    /** Whether a run of a folder is recorded as one that has come to its end. */
    public boolean hasEnded(Path folder) {
        try {
            return feed.runs().list().stream()
                    .filter(run -> folder.toString().equals(run.folder()))
                    .anyMatch(run -> run.status() == Status.FINISHED || run.status() == Status.DIVERGED);
        } catch (StoreException | NotationException e) {
            return false; // nothing is known
        }
    }

    /** Whether nobody holds the store for himself longer than a transaction takes; true where there is none. */
    public boolean canBeWritten() {
        return feed.canBeWritten();
    }

    @Override
    public void close() {
        feed.close();
    }
}
