package anneal.benchmarks.tune;

import anneal.data.Split;
import anneal.lab.Block;
import anneal.lab.Comparison;
import anneal.lab.Lanes;
import anneal.lab.Outcome;
import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.lab.search.Candidate;
import anneal.lab.search.Journal;
import anneal.lab.search.LocalExecutor;
import anneal.lab.search.SearchPlan;
import anneal.lab.search.Tuned;
import anneal.lab.search.Tuner;
import anneal.train.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The block of one hidden layer of 100 on some data, SGD with momentum 0.9, batch 128 unless said otherwise, 15 epochs, a fifth of the training rows
 * set aside.
 *
 * @param run the run
 * @param loaded its data, whole
 * @param lanes how many runs go on at once
 */
record Workload(Run run, Split loaded, Lanes lanes) {
    private static final int SEEDS_APART = 1_000_000;
    private static final String SHIFTED = "shifted:";
    private static final int SMALL_BATCH = 32;

    /**
     * The block on data of a name; behind {@code shifted:}, on its pictures shifted at random in batches of 32.
     *
     * @param rows training rows to use, the first ones; 0 for all
     */
    static Workload of(String data, int rows) {
        return data.startsWith(SHIFTED)
                ? plain(data.substring(SHIFTED.length()), rows).shifted()
                : plain(data, rows);
    }

    private static Workload plain(String data, int rows) {
        String text = "data = \"" + data + "\"\nepochs = 15\nvalidation = \"20%\"\n";
        Run run = RunFile.parse(text, "benchmark");
        Split all = run.load();
        Split cut = rows == 0
                ? all
                : new Split(all.train().select(IntStream.range(0, rows).toArray()), all.test());
        return new Workload(run, cut, new Lanes(Runtime.getRuntime().availableProcessors(), 1));
    }

    private Workload shifted() {
        Run shifted = new Run(
                new ShiftedPictures((Block) run.task()),
                run.optimizer(),
                run.schedule(),
                SMALL_BATCH,
                run.epochs(),
                run.options(),
                run.validation(),
                run.seed());
        return new Workload(shifted, loaded, lanes);
    }

    /** The same with so many runs at once. */
    Workload withLanes(int parallel) {
        return new Workload(run, loaded, new Lanes(parallel, 1));
    }

    /** The run under a seed, which also decides what is set aside. */
    Run seeded(long seed) {
        return run.withSeed(seed);
    }

    Split split(long seed) {
        return seeded(seed).split(loaded);
    }

    /** Searches to the end. */
    Tuned search(SearchPlan plan) {
        return search(plan, Journal.inMemory());
    }

    /** Searches to the end; what the journal knows is not trained again. */
    Tuned search(SearchPlan plan, Journal journal) {
        try (LocalExecutor executor = new LocalExecutor(plan.subject(), lanes)) {
            return new Tuner(plan, executor, journal, tuned -> {}).search();
        }
    }

    /** The test accuracies of candidates, each trained under several seeds that no search has used. */
    Map<String, double[]> test(Map<String, Candidate> candidates, long seed, int seeds) {
        Run fresh = seeded(SEEDS_APART + seeds * seed);
        Map<String, Run> runs = new LinkedHashMap<>();
        candidates.forEach((name, candidate) -> runs.put(name, candidate.on(fresh)));
        List<Outcome> outcomes = new Comparison(runs, seeds)
                .run(split(seed), lanes, (position, event) -> {})
                .outcomes();
        Map<String, double[]> accuracies = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            accuracies.put(
                    outcome.label(),
                    outcome.histories().stream()
                            .mapToDouble(History::finalAccuracy)
                            .toArray());
        }
        return accuracies;
    }
}
