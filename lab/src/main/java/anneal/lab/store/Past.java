package anneal.lab.store;

import anneal.train.EpochResult;
import anneal.train.History;
import anneal.train.HyperParameters;
import anneal.train.TrainEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run did before its checkpoint, told again: a store that was cut off from it, or did not know it, has a gap there. A
 * history has rates and losses, but neither other settings, norms nor the reasons of cuts.
 */
final class Past {
    private static final String REASON = "moved by the feedback";

    private final History history;
    private final Set<Long> skips;
    private final Set<Long> cuts;
    private final Map<Long, EpochResult> evaluations = new LinkedHashMap<>();
    private final List<TrainEvent> events = new ArrayList<>();
    private int epoch;

    private Past(History history) {
        this.history = history;
        this.skips = new HashSet<>(history.skips());
        this.cuts = new HashSet<>(history.cuts());
        history.evaluations().forEach(result -> evaluations.put(result.updates(), result));
    }

    /**
     * Its events.
     *
     * @param update the first update that is missing
     * @param evaluation the updates before the first evaluation that is missing, less one
     */
    static List<TrainEvent> events(History history, long update, long evaluation) {
        Past past = new Past(history);
        for (int step = 0; step < history.updates(); step++) {
            if (step >= update) {
                past.update(step);
            }
            past.evaluation(step + 1L, step >= evaluation);
        }
        return past.events;
    }

    private void update(int step) {
        Map<String, HyperParameters> groups = new LinkedHashMap<>();
        history.groups().forEach(group -> groups.put(group, HyperParameters.rate(history.rate(group, step))));
        HyperParameters applied = new HyperParameters(history.rate(step), false, Map.of(), groups);
        double loss = history.loss(step);
        events.add(
                skips.contains((long) step)
                        ? new TrainEvent.Skipped(step, epoch, applied, loss, Double.NaN)
                        : new TrainEvent.Updated(step, epoch, applied, loss, Double.NaN));
    }

    private void evaluation(long updates, boolean missing) {
        EpochResult result = evaluations.get(updates);
        if (result == null) {
            return;
        }
        if (missing) {
            events.add(result.whole() ? new TrainEvent.EpochEnded(result) : new TrainEvent.Evaluated(result));
            if (cuts.contains(updates)) {
                events.add(new TrainEvent.RateCut(updates, REASON));
            }
        }
        epoch = result.whole() ? result.epoch() + 1 : result.epoch();
    }
}
