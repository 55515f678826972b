package anneal.lab.audit;

/**
 * What came of comparing a plan with a log.
 *
 * @param cause what explains the log
 * @param words the same in a sentence, with its figures
 * @param compared how many logged updates were compared
 * @param differing how many of them have another rate than planned
 * @param firstDifference the first of those; -1 if there is none
 */
public record Audit(Cause cause, String words, int compared, int differing, long firstDifference) {
    /** Rates are the same if they agree to about this part, which is what a log with six digits keeps. */
    public static final double SIX_DIGITS = 1e-5;

    /** Compares with the tolerance {@link #SIX_DIGITS}. */
    public static Audit of(Planned planned, RateLog log) {
        return of(planned, log, SIX_DIGITS);
    }

    /**
     * Compares a plan with a log.
     *
     * @param tolerance the part of a rate by which a logged one may differ
     */
    public static Audit of(Planned planned, RateLog log, double tolerance) {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance must be in (0, 1), but was " + tolerance);
        }
        Applied applied = new Applied(log.steps(), log.values(), tolerance);
        Explained found = new Search(planned, applied, log.skipped()).explain();
        int differing = 0;
        long first = -1;
        for (int i = 0; i < applied.size(); i++) {
            if (!(applied.error(i, planned.at(applied.steps[i])) <= 1)) {
                first = differing++ == 0 ? applied.steps[i] : first;
            }
        }
        return new Audit(found.cause(), found.words(), applied.size(), differing, first);
    }

    /** Whether the log has what was planned, and all of it was done. */
    public boolean asPlanned() {
        return cause == Cause.AS_PLANNED;
    }
}
