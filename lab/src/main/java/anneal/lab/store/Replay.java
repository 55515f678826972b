package anneal.lab.store;

import anneal.train.Ending;
import anneal.train.EpochResult;
import anneal.train.HyperParameters;
import anneal.train.Score;
import anneal.train.TrainEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a run's events again from what the store has of it. */
final class Replay {
    private static final String RATE = "rate";
    private static final String LOSS = "loss";
    private static final String NORM = "gradient_norm";
    private static final String SKIPPED = "skipped";
    private static final String EPOCH_LOSS = "epoch_loss";
    private static final String MONITORED = "monitored";
    private static final String FINAL_TEST = Translation.FINAL + "test";
    private static final List<String> SCORES = List.of("test", "validation", "averaged", FINAL_TEST);

    /** Curves that are no setting of an update. */
    private static final Set<String> MEASURED = measured();

    private final StoredRun run;
    private final List<Decision> decisions;
    private final Map<String, Curve> curves = new LinkedHashMap<>();
    private final List<Timed> events = new ArrayList<>();

    private Replay(Runs runs, StoredRun run) {
        this.run = run;
        this.decisions = runs.decisions(run.id());
        for (String name : runs.latest().getOrDefault(run.id(), Map.of()).keySet()) {
            curves.put(name, new Curve(runs.curve(run.id(), name, 0, Long.MAX_VALUE)));
        }
    }

    private static Set<String> measured() {
        Set<String> names = new HashSet<>(List.of(
                LOSS,
                NORM,
                SKIPPED,
                EPOCH_LOSS,
                MONITORED,
                Translation.LOSS_SO_FAR,
                Translation.SECONDS,
                Translation.ROWS_PER_SECOND));
        SCORES.forEach(score -> names.addAll(List.of(score + "_loss", score + "_accuracy")));
        return names;
    }

    static List<Timed> of(Runs runs, StoredRun run) {
        Replay replay = new Replay(runs, run);
        replay.replay();
        return replay.events;
    }

    /** A curve that is read from its beginning to its end. */
    private static final class Curve {
        private static final Curve NONE = new Curve(Samples.NONE);

        private final Samples points;
        private int next;

        Curve(Samples points) {
            this.points = points;
        }

        /** Whether it has a point at a step, which must not be before the one it was asked for last. */
        boolean stands(long step) {
            while (next < points.size() && points.step(next) < step) {
                next++;
            }
            return next < points.size() && points.step(next) == step;
        }

        /** Its value at a step; NaN where it has none. */
        double at(long step) {
            return stands(step) ? points.value(next) : Double.NaN;
        }
    }

    private Curve curve(String name) {
        return curves.getOrDefault(name, Curve.NONE);
    }

    private void replay() {
        StoredRun.Size size = run.size();
        add(
                new TrainEvent.Started(size.epochs(), size.batches(), size.rows()),
                run.times().started());
        Samples losses = curve(LOSS).points;
        for (int i = 0; i < losses.size(); i++) {
            update(losses, i);
            evaluation(losses.step(i), losses.epoch(i));
        }
        end(losses.size() == 0 ? 0 : losses.step(losses.size() - 1) + 1);
    }

    private void update(Samples losses, int i) {
        long step = losses.step(i);
        HyperParameters applied = applied(step);
        double norm = curve(NORM).at(step);
        add(
                curve(SKIPPED).stands(step)
                        ? new TrainEvent.Skipped(step, losses.epoch(i), applied, losses.value(i), norm)
                        : new TrainEvent.Updated(step, losses.epoch(i), applied, losses.value(i), norm),
                losses.millis(i));
    }

    /** What was set at an update, from {@code rate}, {@code momentum}, {@code rate/bias}, ... */
    private HyperParameters applied(long step) {
        Map<String, Double> all = new LinkedHashMap<>();
        Map<String, Map<String, Double>> groups = new LinkedHashMap<>();
        curves.forEach((name, curve) -> {
            if (!MEASURED.contains(name) && curve.stands(step)) {
                int slash = name.indexOf('/');
                if (slash < 0) {
                    all.put(name, curve.at(step));
                } else {
                    groups.computeIfAbsent(name.substring(slash + 1), group -> new LinkedHashMap<>())
                            .put(name.substring(0, slash), curve.at(step));
                }
            }
        });
        Map<String, HyperParameters> others = new LinkedHashMap<>();
        groups.forEach((group, settings) -> others.put(group, hyperParameters(settings, Map.of())));
        return hyperParameters(all, others);
    }

    private static HyperParameters hyperParameters(Map<String, Double> settings, Map<String, HyperParameters> groups) {
        Map<String, Double> others = new LinkedHashMap<>(settings);
        others.remove(RATE);
        return new HyperParameters(settings.getOrDefault(RATE, Double.NaN), false, others, groups);
    }

    /** The evaluation after an update, if there was one, and what came of it. */
    private void evaluation(long step, int epoch) {
        if (!curve(MONITORED).stands(step)) {
            return;
        }
        boolean whole = curve(EPOCH_LOSS).stands(step);
        EpochResult result = new EpochResult(
                epoch,
                step + 1,
                curve(whole ? EPOCH_LOSS : Translation.LOSS_SO_FAR).at(step),
                score("test", step),
                score("validation", step),
                score("averaged", step),
                curve(MONITORED).at(step),
                curve(RATE).at(step),
                curve(Translation.SECONDS).at(step),
                whole);
        Curve monitored = curve(MONITORED);
        add(
                whole ? new TrainEvent.EpochEnded(result) : new TrainEvent.Evaluated(result),
                monitored.points.millis(monitored.next));
        for (Decision decision : decisions) {
            if (decision.kind().equals("cut") && decision.step() == step + 1) {
                add(new TrainEvent.RateCut(decision.step(), decision.text()), decision.millis());
            }
        }
    }

    private Score score(String name, long step) {
        return curve(name + "_loss").stands(step)
                ? new Score(
                        curve(name + "_loss").at(step),
                        curve(name + "_accuracy").at(step))
                : Score.NONE;
    }

    private void end(long updates) {
        Long ended = run.times().ended();
        long millis = ended == null ? run.times().started() : ended;
        Score tested = score(FINAL_TEST, updates - 1);
        if (!tested.equals(Score.NONE)) {
            add(new TrainEvent.Tested(updates, tested), millis);
        }
        switch (run.status()) {
            case FINISHED -> add(new TrainEvent.Ended(finished(), updates), millis);
            case DIVERGED -> add(new TrainEvent.Ended(Ending.DIVERGED, updates), millis);
            case STOPPED -> add(new TrainEvent.Ended(Ending.INTERRUPTED, updates), millis);
            case RUNNING, FAILED, LOST -> {}
        }
    }

    private Ending finished() {
        Set<String> kinds = decisions.stream().map(Decision::kind).collect(Collectors.toSet());
        if (kinds.contains("flat")) {
            return Ending.FLAT;
        }
        return kinds.contains("early stop") ? Ending.STOPPED : Ending.COMPLETE;
    }

    private void add(TrainEvent event, long millis) {
        events.add(new Timed(event, millis));
    }
}
