package anneal.lab.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who has reached which rung of training, and in what order they stand there. Not thread-safe. */
final class Ladder {
    private final List<Integer> rungs;
    private final List<Rung> reached = new ArrayList<>();

    /**
     * A ladder that nobody is on.
     *
     * @param rungs epochs after which trials are compared, strictly increasing from 1; the last is the end
     * @param judge by what they are compared before the end
     */
    Ladder(List<Integer> rungs, Judge judge) {
        this.rungs = List.copyOf(rungs);
        int last = 0;
        for (int rung : rungs) {
            if (rung <= last) {
                throw new IllegalArgumentException("rungs must be strictly increasing from 1, but were " + rungs);
            }
            last = rung;
            reached.add(new Rung(reached.size() == top() ? Judge.AS_IS : judge));
        }
    }

    int top() {
        return rungs.size() - 1;
    }

    /** Epochs at a rung. */
    int epochs(int rung) {
        return rungs.get(rung);
    }

    /** The rung of so many epochs. */
    int rung(int epochs) {
        return rungs.indexOf(epochs);
    }

    /** Puts a trial on a rung. */
    void put(Trial trial, int rung, Result result) {
        reached.get(rung).put(trial, result);
    }

    /** Whether a trial has reached a rung. */
    boolean has(Trial trial, int rung) {
        return reached.get(rung).has(trial);
    }

    /** How many have reached a rung. */
    int count(int rung) {
        return reached.get(rung).count();
    }

    /** Those on a rung that can go on, the best first; of equals the one that was told first. */
    Stream<Trial> ranked(int rung) {
        return reached.get(rung).ranked();
    }

    /** All trials: those that got further first, and of these the best; those that have diverged last. */
    List<Trial> bestFirst() {
        Set<Trial> best = new LinkedHashSet<>();
        for (int rung = top(); rung >= 0; rung--) {
            ranked(rung).forEach(best::add);
        }
        reached.forEach(rung -> rung.all().forEach(best::add));
        return List.copyOf(best);
    }
}
