package anneal.board.watch;

import java.util.List;

/**
 * A curve of a run.
 *
 * @param run the run's id
 * @param curve its name
 * @param from the x of the place 0
 * @param width how far the next place is
 * @param x the places of its points
 * @param y their values
 * @param last the step of the last point; -1 for none
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
record Line(String run, String curve, double from, double width, double[] x, double[] y, long last) {

    static Line of(String run, String curve, Grid.Points points, long last) {
        return new Line(run, curve, points.from(), points.width(), points.x(), points.y(), last);
    }

    /**
     * What was decided in a run.
     *
     * @param run the run's id
     * @param x where
     * @param step the update at which it holds
     * @param kind what
     * @param text why
     */
    record Mark(String run, double x, long step, String kind, String text) {}

    /** Curves and the marks on them. */
    record Picture(List<Line> lines, List<Mark> marks) {}
}
