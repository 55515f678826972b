package anneal.lab.store;

import anneal.lab.RunFile;
import anneal.train.EpochResult;
import anneal.train.History;
import anneal.train.Score;
import anneal.train.TrainEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs to be recorded. */
final class Examples {
    static final NewRun.Origin ORIGIN = new NewRun.Origin("train", "g1", Path.of("/runs/a"), "anneal 0");
    static final NewRun RUN = new NewRun("cosine", RunFile.STANDARD, ORIGIN, null);

    /** Fails a test in which a store has a problem. */
    static final Consumer<String> NO_PROBLEMS = line -> {
        throw new AssertionError(line);
    };

    private Examples() {}

    /** Updates with a loss of {@code 2 + step} at the rate 0.5, in epochs of four. */
    static List<TrainEvent> updates(long from, long to) {
        List<TrainEvent> events = new ArrayList<>();
        for (long step = from; step < to; step++) {
            events.add(new TrainEvent.Updated(step, (int) (step / 4), 0.5, 2 + step, Double.NaN));
        }
        return events;
    }

    /** What a run with these updates has done after some of them. */
    static History past(int updates) {
        List<TrainEvent> events = new ArrayList<>();
        for (int step = 0; step < updates; step++) {
            events.addAll(updates(step, step + 1));
            if (step % 4 == 3) {
                events.add(epoch(step / 4));
            }
        }
        return History.of(events);
    }

    /** The end of an epoch of four updates, each of which took two seconds. */
    static TrainEvent epoch(int epoch) {
        long updates = 4 * (epoch + 1);
        return new TrainEvent.EpochEnded(
                new EpochResult(epoch, updates, 10 + epoch, new Score(5 - epoch, 0.25 * epoch), 0.5, 2 * updates));
    }

    /** Takes down events, a second apart, and sends them at once. */
    static void send(StoreLog log, List<TrainEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            log.write(events.get(i), 1_000L * i);
        }
        log.flush();
    }

    static List<Double> values(Samples samples) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            values.add(samples.value(i));
        }
        return values;
    }

    static List<Long> steps(Samples samples) {
        List<Long> steps = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            steps.add(samples.step(i));
        }
        return steps;
    }
}
