package anneal.board.design;

import anneal.notation.PlanForm;
import anneal.notation.PlanHandles;
import anneal.question.Finding;
import java.util.List;
import java.util.Locale;

/**
 * All curves of the design view.
 *
 * @param updates the run's length, as asked for or as the schedules have it
 * @param curves one for each schedule that was asked for
 */
record Drawn(long updates, List<Curve> curves) {

    /**
     * A schedule.
     *
     * @param dialect the dialect that it was read in
     * @param lines its rates, a line for each group
     * @param listens whether it listens to a metric, and so is drawn as it is planned
     * @param findings what is to be said of it in this run
     * @param form what can be changed in it
     * @param handles what can be dragged on it
     * @param error why there is nothing of this; empty if there is
     */
    record Curve(
            String dialect,
            List<Line> lines,
            boolean listens,
            List<Said> findings,
            List<PlanForm.Section> form,
            List<PlanHandles.Shown> handles,
            String error) {

        static Curve failed(String dialect, String error) {
            return new Curve(dialect, List.of(), false, List.of(), List.of(), List.of(), error);
        }
    }

    /**
     * The rates of a group.
     *
     * @param label what it is called
     * @param x updates
     * @param y the rates there
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Line(String label, double[] x, double[] y) {}

    /** A finding in words for a style sheet. */
    record Said(String group, String severity, String code, long step, String message) {
        static Said of(String group, Finding finding) {
            return new Said(
                    group,
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.code(),
                    finding.step(),
                    finding.message());
        }
    }
}
