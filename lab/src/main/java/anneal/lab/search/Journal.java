package anneal.lab.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What has come of the legs of one search, so that a search that was killed need not train them again. */
public interface Journal {

    /** What came of a leg, if that is known. */
    Optional<Result> find(Leg leg);

    /** Writes down what came of a leg. */
    void record(Leg leg, Result result);

    /** Hears that a leg of a trial is trained from now on; whoever only looks for results need not. */
    default void begin(Trial trial, Leg leg) {}

    /** Hears that the search is over: complete, or else interrupted. */
    default void end(boolean complete) {}

    /** A journal that lasts as long as the process. */
    static Journal inMemory() {
        Map<Leg, Result> known = new HashMap<>();
        return new Journal() {
            @Override
            public Optional<Result> find(Leg leg) {
                return Optional.ofNullable(known.get(leg));
            }

            @Override
            public void record(Leg leg, Result result) {
                known.put(leg, result);
            }
        };
    }
}
