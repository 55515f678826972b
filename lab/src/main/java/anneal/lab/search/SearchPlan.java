package anneal.lab.search;

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
    }

    /** A conversation from its beginning. */
    Strategy strategy() {
        return regime.start(choosing.sampler(space, subject.run().seed()), subject);
    }
}
