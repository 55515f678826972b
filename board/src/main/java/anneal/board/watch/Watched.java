package anneal.board.watch;

import anneal.board.http.EventStream.Events;
import anneal.lab.store.Samples;
import anneal.lab.store.StoredRun;
import anneal.notation.NotationException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A curve that somebody watches, up to the last point that was told. */
final class Watched {
    private static final int MOST = 500;

    private final String run;
    private final String curve;
    private long told;

    private Watched(String run, String curve, long told) {
        this.run = run;
        this.curve = curve;
        this.told = told;
    }

    /** Reads {@code id:step:name,id:step:name,...}, where the step is that of the last point that is known already. */
    static List<Watched> parse(String text) {
        String[] curves = text.isEmpty() ? new String[0] : text.split(",", MOST + 1);
        if (curves.length > MOST) {
            throw new NotationException("curves must be at most " + MOST + ", but are more");
        }
        return Arrays.stream(curves).map(Watched::one).toList();
    }

    private static Watched one(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length < 3 || !parts[1].matches("-1|\\d{1,18}")) {
            throw new NotationException("a curve must be like ID:STEP:NAME, but was \"" + text + "\"");
        }
        return new Watched(parts[0], parts[2], Long.parseLong(parts[1]));
    }

    /** Tells of the points that have come since; of a run that has gone back to an earlier update, that it has. */
    void tell(Feed.State state, Feed feed, Along along, Events out) throws IOException {
        StoredRun stored = state.runs().get(run);
        Feed.Dated<Row> dated = state.rows().get(run);
        if (stored == null || dated == null) {
            return;
        }
        if (dated.value().last() < told) {
            told = dated.value().last();
            out.send("back", new Back(run, told));
            return;
        }
        Samples samples = feed.points(state, run, curve, told + 1);
        if (samples.size() > 0) {
            told = samples.step(samples.size() - 1);
            Grid.Points points = Grid.exact(samples, stored, along);
            out.send("points", Line.of(run, curve, points, told));
        }
    }

    /** A run that makes updates again from a step on: what was told from there on is no longer so. */
    record Back(String run, long step) {}
}
