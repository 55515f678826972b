package anneal.lab.search;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Trials and how far each has got: those that got farthest first, and of these the one with the least loss. Not thread-safe. */
final class Farthest {
    private final Map<Trial, Place> places = new LinkedHashMap<>();

    private record Place(int epoch, Result result) {}

    /** A trial has got to an epoch. */
    void reached(Trial trial, int epoch, Result result) {
        places.put(trial, new Place(epoch, result));
    }

    boolean has(Trial trial) {
        return places.containsKey(trial);
    }

    /** What came of a trial's last leg. */
    Result result(Trial trial) {
        return place(trial).result;
    }

    private Place place(Trial trial) {
        return Objects.requireNonNull(places.get(trial));
    }

    /** All of them. */
    List<Trial> bestFirst() {
        return places.keySet().stream()
                .sorted(Comparator.<Trial>comparingInt(trial -> -place(trial).epoch)
                        .thenComparingDouble(trial -> result(trial).loss()))
                .toList();
    }
}
