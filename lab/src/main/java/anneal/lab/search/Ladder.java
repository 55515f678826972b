package anneal.lab.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Who has reached which rung of training, and in what order they stand there. Not thread-safe. */
final class Ladder {
    private final List<Integer> rungs;
    private final Judge judge;
    private final List<Map<Trial, Result>> reached = new ArrayList<>();

    /**
     * A ladder that nobody is on.
     *
     * @param rungs epochs after which trials are compared, strictly increasing from 1; the last is the end
     * @param judge by what they are compared before the end
     */
    Ladder(List<Integer> rungs, Judge judge) {
        this.rungs = List.copyOf(rungs);
        this.judge = judge;
        int last = 0;
        for (int rung : rungs) {
            if (rung <= last) {
                throw new IllegalArgumentException("rungs must be strictly increasing from 1, but were " + rungs);
            }
            last = rung;
            reached.add(new LinkedHashMap<>());
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
        return reached.get(rung).containsKey(trial);
    }

    /** How many have reached a rung. */
    int count(int rung) {
        return reached.get(rung).size();
    }

    /** Those on a rung that can go on, the best first; of equals the one that was told first. */
    List<Trial> ranked(int rung) {
        List<Trial> trials = new ArrayList<>(reached.get(rung).keySet());
        List<Result> results = List.copyOf(reached.get(rung).values());
        double[] scores = (rung == top() ? Judge.AS_IS : judge).scores(results);
        return IntStream.range(0, scores.length)
                .boxed()
                .filter(i -> results.get(i).alive())
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .map(trials::get)
                .toList();
    }

    /** All trials: those that got further first, and of these the best; those that have diverged last. */
    List<Trial> bestFirst() {
        List<Trial> best = new ArrayList<>();
        for (int rung = top(); rung >= 0; rung--) {
            ranked(rung).stream().filter(trial -> !best.contains(trial)).forEach(best::add);
        }
        reached.forEach(onRung ->
                onRung.keySet().stream().filter(trial -> !best.contains(trial)).forEach(best::add));
        return best;
    }
}
