package anneal.lab.search;

import anneal.lab.Failure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a search stands, under way or at its end.
 *
 * @param steps the legs that have been told, in their order
 * @param lasts the last of each trial's, in the order in which the trials were begun
 * @param bestFirst the trials, the best first
 * @param underWay legs being trained, or waiting to be
 * @param used epochs used up
 * @param budget epochs there were
 * @param end epochs of a trial that is trained to the end
 * @param failures trials that something went wrong with
 * @param cuts where it was tried to cut a rate, if step points are looked for
 */
public record Tuned(
        List<Step> steps,
        Map<Trial, Step> lasts,
        List<Trial> bestFirst,
        int underWay,
        double used,
        double budget,
        int end,
        List<Failure> failures,
        List<Cut> cuts) {

    public Tuned {
        steps = List.copyOf(steps);
        lasts = Collections.unmodifiableMap(new LinkedHashMap<>(lasts));
        bestFirst = List.copyOf(bestFirst);
        failures = List.copyOf(failures);
        cuts = List.copyOf(cuts);
    }

    /**
     * A leg that was trained.
     *
     * @param trial whose it is
     * @param leg what was trained
     * @param result what came of it
     */
    public record Step(Trial trial, Leg leg, Result result) {}

    /** The last leg of a trial. */
    public Step last(Trial trial) {
        return Objects.requireNonNull(lasts.get(trial));
    }

    /** The trials that were trained to the end, the best first. */
    public List<Trial> finished() {
        return bestFirst.stream().filter(this::isFinished).toList();
    }

    private boolean isFinished(Trial trial) {
        Step last = last(trial);
        return last.leg().to() == end && last.result().alive();
    }

    /** How many trials are neither finished nor under way: they were stopped, or have diverged. */
    public int stopped() {
        return Math.max(0, bestFirst.size() - finished().size() - underWay);
    }

    /** The best trial, which may not have been trained to the end if none was. */
    public Optional<Trial> best() {
        return bestFirst.stream().filter(trial -> last(trial).result().alive()).findFirst();
    }

    /** The trials that were begun, in their order. */
    public List<Trial> trials() {
        return List.copyOf(lasts.keySet());
    }
}
