package anneal.lab.search;

import anneal.data.Fingerprint;
import anneal.lab.RunFile;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a search follows from.
 *
 * @param subject what is tuned; its run's seed decides everything
 * @param space what may be tried
 * @param choosing how candidates are chosen
 * @param regime how long trials are trained
 * @param budget epochs in all, at least those of one trial
 * @param ahead questions that may be open at once, at least 1
 */
public record SearchPlan(
        Subject subject, SearchSpace space, Choosing choosing, Regime regime, double budget, int ahead) {

    /** Enough for four lanes; the same on every machine, so that the results are, too. */
    public static final int AHEAD = 4;

    public SearchPlan {
        int least = subject.run().epochs();
        if (!(budget >= least)) {
            throw new IllegalArgumentException(
                    "budget must be >= " + least + " epochs, those of one trial, but was " + budget);
        }
        if (ahead < 1) {
            throw new IllegalArgumentException("ahead must be >= 1, but was " + ahead);
        }
        if (start(subject, space, choosing, regime).ask(budget).isEmpty()) {
            throw new IllegalArgumentException("budget must suffice to train and judge one trial, but " + budget
                    + " epochs do not with regime " + regime + " and judge " + subject.judge());
        }
    }

    /** A regime that cannot be is refused here. */
    private static Strategy start(Subject subject, SearchSpace space, Choosing choosing, Regime regime) {
        return regime.start(choosing.sampler(space, subject.run().seed()), subject);
    }

    /** All of it as text, a part to a line: two searches with the same text are the same. */
    public String text() {
        List<String> lines = new ArrayList<>();
        RunFile.print(subject.run()).lines().forEach(lines::add);
        lines.add("data " + Fingerprint.of(subject.split()));
        space.arms().forEach(arm -> lines.add("space " + arm.optimizer() + ", " + arm.schedule()));
        lines.add("sampler " + choosing.method() + ", " + choosing.points() + " points");
        lines.add("regime " + regime);
        lines.add("judge " + subject.judge());
        lines.add("budget " + budget);
        lines.add("ahead " + ahead);
        return String.join("\n", lines);
    }

    /** A conversation from its beginning. */
    Strategy strategy() {
        return start(subject, space, choosing, regime);
    }
}
