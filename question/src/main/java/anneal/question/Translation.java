package anneal.question;

import anneal.notation.NotationException;
import anneal.notation.Numbers;
import anneal.notation.Plan;
import anneal.schedule.Schedule;
import java.util.stream.LongStream;

/**
 * The schedule of ours that makes the rates of another library's: no target can say that library's own.
 *
 * @param schedule ours
 * @param note what was written in place of what, and how far they differ
 */
public record Translation(Schedule schedule, String note) {
    private static final long MOST_FITTED = 100_000;

    /**
     * Looks for the schedule of ours.
     *
     * @param text how the other library's is written, for the message
     * @param updates in how many updates they must agree; of more than 100,000 the first are looked at
     * @throws NotationException if there is none
     */
    public static Translation of(Schedule foreign, String text, long updates) {
        int count = (int) Math.min(updates, MOST_FITTED);
        long[] steps = LongStream.rangeClosed(0, count).toArray();
        Fit fit = Fit.of(steps, LongStream.of(steps).mapToDouble(foreign::at).toArray());
        if (!fit.exact()) {
            throw new NotationException("no schedule of ours makes the rates of " + text + " in all of " + count
                    + " updates, and only those can be written for another library");
        }
        Schedule ours = fit.best().schedule();
        String note = "written as " + Plan.of(ours) + ", which differs by at most "
                + Numbers.text(fit.best().largestError()) + " in " + count + " updates";
        return new Translation(ours, note);
    }
}
