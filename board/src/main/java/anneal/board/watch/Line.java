package anneal.board.watch;

import java.util.List;

/**
 * A curve of a run.
 *
 * @param run the run's id
 * @param curve its name
 * @param x where its points stand
 * @param y their values
 * @param last the step of the last point; -1 for none
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
record Line(String run, String curve, double[] x, double[] y, long last) {

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
