package anneal.lab.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who has reached a rung of training, the best first. Not thread-safe.
 *
 * <p>A score is how many ranks the others are ahead, in all. So each that arrives moves the scores of those before it, and the
 * list, sorted before, is sorted again in almost no time.
 */
final class Rung {
    private static final Comparator<Place> BEST_FIRST =
            Comparator.<Place>comparingDouble(place -> place.behind).thenComparingInt(place -> place.order);

    private final Judge judge;
    private final List<Place> told = new ArrayList<>();
    private final List<Place> able = new ArrayList<>();
    private final Set<Trial> trials = new HashSet<>();

    /** A rung that nobody has reached. */
    Rung(Judge judge) {
        this.judge = judge;
    }

    /** Where a trial stands. */
    private static final class Place {
        private final Trial trial;
        private final Result result;
        private final int order;
        private double behind;

        Place(Trial trial, Result result, int order) {
            this.trial = trial;
            this.result = result;
            this.order = order;
        }
    }

    /** A trial has reached this rung, for the first time. */
    void put(Trial trial, Result result) {
        Place added = new Place(trial, result, told.size());
        for (Place other : told) {
            other.behind += judge.behind(other.result, result);
            added.behind += judge.behind(result, other.result);
        }
        told.add(added);
        trials.add(trial);
        if (result.alive()) {
            able.add(added);
        }
        able.sort(BEST_FIRST);
    }

    boolean has(Trial trial) {
        return trials.contains(trial);
    }

    int count() {
        return told.size();
    }

    /** All, in the order in which they were told. */
    Stream<Trial> all() {
        return told.stream().map(place -> place.trial);
    }

    /** Those that can go on, the best first; of equals the one that was told first. */
    Stream<Trial> ranked() {
        return able.stream().map(place -> place.trial);
    }
}
