package anneal.lab;

import anneal.data.Split;
import anneal.record.Recorder;
import anneal.train.Ending;
import anneal.train.History;
import anneal.train.Learner;
import anneal.train.TrainEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Several runs on the same data, under the same seeds, and so from the same first weights and with the same batches.
 *
 * @param contenders the runs by label, in the order in which they are shown
 * @param seeds how many seeds each is run under, counted up from its own
 */
public record Comparison(Map<String, Run> contenders, int seeds) {

    public Comparison {
        contenders = new LinkedHashMap<>(contenders);
        if (contenders.isEmpty()) {
            throw new IllegalArgumentException("contenders must not be empty");
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds must be >= 1, but was " + seeds);
        }
    }

    /**
     * Where in a comparison something happens.
     *
     * @param run the run's number, from 1
     * @param runs how many there are
     * @param label what the run is called
     */
    public record Position(int run, int runs, String label) {}

    /** How many runs there are in all. */
    public int runs() {
        return contenders.size() * seeds;
    }

    /**
     * What a comparison led to.
     *
     * @param outcomes of the contenders that have any, in their order
     * @param failures the runs that have no result because something went wrong
     */
    public record Finished(List<Outcome> outcomes, List<Failure> failures) {

        public Finished {
            outcomes = List.copyOf(outcomes);
            failures = List.copyOf(failures);
        }
    }

    /**
     * Runs them on data that is already there, shared by all. An interrupted thread ends the runs under way and those to
     * come; what was reached is returned, and the thread stays interrupted.
     *
     * @param split the data of all contenders
     * @param lanes how many are run at once
     * @param events told what happens, and where: one event at a time, those of a run in their order
     * @param recording where each run is recorded, under its label
     */
    public Finished run(Split split, Lanes lanes, BiConsumer<Position, TrainEvent> events, Recording recording) {
        contenders.values().forEach(run -> run.controls(split.train()));
        Object turn = new Object();
        Map<String, Supplier<History>> runs = new LinkedHashMap<>();
        contenders.forEach((label, contender) -> {
            for (Run run : seeded(contender)) {
                Position position = new Position(runs.size() + 1, runs(), label);
                Consumer<TrainEvent> inTurn = event -> {
                    synchronized (turn) {
                        events.accept(position, event);
                    }
                };
                runs.put(name(label, run), () -> {
                    try (Recorder recorder = recording.begin(label, run)) {
                        return history(run, split, lanes.threads(), recorder.andThen(inTurn));
                    }
                });
            }
        });
        Lanes.Finished<History> finished = lanes.run(runs);
        return new Finished(outcomes(finished.values()), finished.failures());
    }

    /** Runs them without records. */
    public Finished run(Split split, Lanes lanes, BiConsumer<Position, TrainEvent> events) {
        return run(split, lanes, events, Recording.NONE);
    }

    private List<Run> seeded(Run contender) {
        return LongStream.range(0, seeds)
                .mapToObj(i -> contender.withSeed(contender.seed() + i))
                .toList();
    }

    private static String name(String label, Run run) {
        return label + ", seed " + run.seed();
    }

    private static History history(Run run, Split split, int threads, Consumer<TrainEvent> events) {
        try (Learner learner = run.start(split.train(), threads)) {
            return run.training(learner, split).run(events);
        }
    }

    private List<Outcome> outcomes(Map<String, History> histories) {
        List<Outcome> outcomes = new ArrayList<>();
        contenders.forEach((label, contender) -> {
            List<History> reached = seeded(contender).stream()
                    .map(run -> Optional.ofNullable(histories.get(name(label, run))))
                    .flatMap(Optional::stream)
                    .filter(history -> history.ending() != Ending.INTERRUPTED
                            || !history.epochs().isEmpty())
                    .toList();
            if (!reached.isEmpty()) {
                outcomes.add(new Outcome(label, contender, reached));
            }
        });
        return outcomes;
    }
}
