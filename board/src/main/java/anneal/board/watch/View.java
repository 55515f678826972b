package anneal.board.watch;

import anneal.lab.store.Runs;
import anneal.lab.store.Samples;
import anneal.lab.store.StoredRun;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretch of the curves that is looked at.
 *
 * @param along what the curves are compared along
 * @param from the least x
 * @param to the greatest x
 * @param columns how wide the picture is
 */
record View(Along along, double from, double to, int columns) {

    /** Curves and decisions of runs. */
    Line.Picture picture(Runs store, List<StoredRun> runs, List<String> curves) {
        List<Line> lines = new ArrayList<>();
        List<Line.Mark> marks = new ArrayList<>();
        List<Read> read = new ArrayList<>();
        for (StoredRun run : runs) {
            for (String curve : curves) {
                read.add(read(store, run, curve));
            }
            store.decisions(run.id())
                    .forEach(decision -> marks.add(new Line.Mark(
                            run.id(),
                            along.x(run, decision.step(), decision.millis()),
                            decision.step(),
                            decision.kind(),
                            decision.text())));
        }
        Grid grid = grid(read);
        read.forEach(one -> lines.add(one.line(grid, this)));
        return new Line.Picture(lines, marks);
    }

    private Read read(Runs store, StoredRun run, String curve) {
        long first = along.from(run, from);
        long behind = along.behind(run, to);
        return new Read(run, curve, store.sampled(run.id(), curve, first, behind, 2 * columns));
    }

    /** One grid for all of them: from the least x to the greatest. */
    private Grid grid(List<Read> read) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Read one : read) {
            if (one.samples().size() > 0) {
                least = Math.min(least, one.x(along, 0));
                most = Math.max(most, one.x(along, one.samples().size() - 1));
            }
        }
        return new Grid(least, most, columns);
    }

    /** A curve as it was read. */
    private record Read(StoredRun run, String curve, Samples samples) {
        double x(Along along, int i) {
            return along.x(run, samples.step(i), samples.millis(i));
        }

        Line line(Grid grid, View view) {
            boolean many = samples.size() > view.columns();
            Grid.Points points =
                    many ? grid.points(samples, run, view.along()) : Grid.exact(samples, run, view.along());
            long last = samples.size() == 0 ? -1 : samples.step(samples.size() - 1);
            return Line.of(run.id(), curve, points, last);
        }
    }
}
