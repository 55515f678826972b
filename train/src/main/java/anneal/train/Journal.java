package anneal.train;

import anneal.notation.Controls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what happens in a run, and passes it on.
 *
 * <p>What was written down is never changed, only added to: {@link #history} shares the arrays, and a run that goes back
 * goes on in copies of them.
 */
final class Journal implements Consumer<TrainEvent> {
    private static final int FIRST_ROOM = 1024;

    private final Consumer<TrainEvent> events;
    private final List<EpochResult> evaluations = new ArrayList<>();
    private final List<Long> cuts = new ArrayList<>();
    private final List<Long> skips = new ArrayList<>();
    private final List<TrainEvent.RolledBack> rollbacks = new ArrayList<>();
    private float[] losses = new float[FIRST_ROOM];
    private final Map<String, double[]> rates = new LinkedHashMap<>(Map.of(Controls.RUN, new double[FIRST_ROOM]));
    private int updates;

    /** A journal that goes on after {@code past}, or begins where there is none. */
    Journal(@Nullable History past, Consumer<TrainEvent> events) {
        this.events = events;
        if (past != null) {
            rollbacks.addAll(past.rollbacks());
            goBackTo(past);
        }
    }

    @Override
    public void accept(TrainEvent event) {
        if (event instanceof TrainEvent.Updated updated) {
            add(updated.applied(), updated.loss());
        } else if (event instanceof TrainEvent.Skipped skipped) {
            skips.add(skipped.step());
            add(skipped.applied(), skipped.loss());
        } else if (event instanceof TrainEvent.EpochEnded ended) {
            evaluations.add(ended.result());
        } else if (event instanceof TrainEvent.Evaluated evaluated) {
            evaluations.add(evaluated.result());
        } else if (event instanceof TrainEvent.RateCut cut) {
            cuts.add(cut.step());
        } else if (event instanceof TrainEvent.RolledBack back) {
            rollbacks.add(back);
        }
        events.accept(event);
    }

    private void add(HyperParameters applied, double loss) {
        if (updates == losses.length) {
            losses = Arrays.copyOf(losses, 2 * updates);
            rates.replaceAll((group, past) -> Arrays.copyOf(past, 2 * updates));
        }
        losses[updates] = (float) loss;
        add(Controls.RUN, applied.eta());
        applied.groups().forEach((group, settings) -> add(group, settings.eta()));
        updates++;
    }

    private void add(String group, double rate) {
        rates.computeIfAbsent(group, name -> new double[losses.length])[updates] = rate;
    }

    /** Forgets what came after a history that was taken from this journal; the rollbacks stay. */
    void goBackTo(History past) {
        updates = past.updates();
        losses = Arrays.copyOf(past.losses(), Math.max(FIRST_ROOM, updates));
        past.ratesByGroup().forEach((group, applied) -> rates.put(group, Arrays.copyOf(applied, losses.length)));
        evaluations.clear();
        evaluations.addAll(past.evaluations());
        cuts.clear();
        cuts.addAll(past.cuts());
        skips.clear();
        skips.addAll(past.skips());
    }

    int updates() {
        return updates;
    }

    /** How many of the last updates were left out, up to one that was made. */
    int skippedInARow() {
        int count = 0;
        while (count < skips.size() && skips.get(skips.size() - 1 - count) == updates - 1 - count) {
            count++;
        }
        return count;
    }

    /** The rate of the last update. */
    double lastRate() {
        return Objects.requireNonNull(rates.get(Controls.RUN))[updates - 1];
    }

    /** What every evaluation led to, so far. */
    List<EpochResult> evaluations() {
        return evaluations;
    }

    List<TrainEvent.RolledBack> rollbacks() {
        return rollbacks;
    }

    History history(Ending ending) {
        return new History(evaluations, losses, rates, updates, cuts, skips, rollbacks, ending);
    }
}
