package anneal.board.design;

import anneal.notation.Fields;
import anneal.question.RunFacts;
import anneal.schedule.RateUse;
import java.util.List;

/**
 * The run in which schedules are looked at.
 *
 * @param updates how many updates it has
 * @param updatesPerEpoch how many of them make an epoch; 0 if that is not known
 */
record Horizon(long updates, long updatesPerEpoch) {
    static final List<String> KEYS = List.of("updates", "updates_per_epoch");
    private static final long MOST_UPDATES = 10_000_000;
    private static final long UPDATES_OF_THE_ENDLESS = 1_000;

    /** What a request says an epoch is worth. */
    static long updatesPerEpoch(Fields request) {
        return request.whole("updates_per_epoch", 0, 0, MOST_UPDATES);
    }

    /** The run of a request; where it does not say how long, the longest schedule's length. */
    static Horizon of(Fields request, List<Asked> curves) {
        long longest = curves.stream()
                .mapToLong(curve -> curve.specs().end(curve.text()))
                .max()
                .orElse(0);
        long standard = longest == 0 ? UPDATES_OF_THE_ENDLESS : Math.min(longest, MOST_UPDATES);
        return new Horizon(request.whole("updates", standard, 1, MOST_UPDATES), updatesPerEpoch(request));
    }

    /** What a check knows of it. */
    RunFacts facts() {
        return new RunFacts(updates, updatesPerEpoch, 1, 0, "", RateUse.SCHEDULED);
    }
}
