package anneal.lab;

import anneal.data.Split;
import anneal.net.Network;
import anneal.train.Ending;
import anneal.train.History;
import anneal.train.TrainEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

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
     * Where a comparison is.
     *
     * @param run number of the run under way, from 1
     * @param runs how many there are
     * @param label what the run is called
     */
    public record Position(int run, int runs, String label) {}

    /** How many runs there are in all. */
    public int runs() {
        return contenders.size() * seeds;
    }

    /**
     * Runs them one after another on data that is already there. An interrupted thread ends the run under way and those
     * to come; what was reached is returned, and the thread stays interrupted.
     *
     * @param split the data of all contenders
     * @param events told what happens, and where
     */
    public List<Outcome> run(Split split, BiConsumer<Position, TrainEvent> events) {
        contenders.values().forEach(run -> run.schedule().resolve(run.clock(split.train())));
        List<Outcome> outcomes = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, Run> contender : contenders.entrySet()) {
            List<History> histories = new ArrayList<>();
            for (int i = 0; i < seeds && !Thread.currentThread().isInterrupted(); i++) {
                Position position = new Position(++number, runs(), contender.getKey());
                Run run = contender.getValue().withSeed(contender.getValue().seed() + i);
                try (Network network = run.start(split.train())) {
                    History history = run.training(network, split).run(event -> events.accept(position, event));
                    if (history.ending() != Ending.INTERRUPTED
                            || !history.epochs().isEmpty()) {
                        histories.add(history);
                    }
                }
            }
            if (!histories.isEmpty()) {
                outcomes.add(new Outcome(contender.getKey(), contender.getValue(), histories));
            }
        }
        return outcomes;
    }
}
