package anneal.benchmarks.tune;

import anneal.lab.search.Candidate;
import anneal.lab.search.SearchPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Ways to search against each other, seed by seed. Each chooses by the validation loss; what it has chosen is trained under
 * fresh seeds, the same for all, and the mean test accuracy counts.
 *
 * @param ways the searches of a seed, by name; the first is compared with each of the others
 */
record Contest(Function<Plans, Map<String, SearchPlan>> ways) {

    /**
     * Makes what is not made yet.
     *
     * @param arguments data, CSV file, seeds (20), seeds of the test (5)
     */
    void run(String... arguments) throws IOException {
        Workload workload = Workload.of(arguments[0], 0);
        Finished finished = new Finished(Path.of(arguments[1]));
        int seeds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        int tests = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
        for (long seed = 0; seed < seeds; seed++) {
            if (!finished.has(seed)) {
                one(workload, seed, tests, finished);
                System.out.println(finished.summary());
            }
        }
        System.out.println(finished.summary());
    }

    private void one(Workload workload, long seed, int tests, Finished finished) throws IOException {
        Map<String, Candidate> chosen = new LinkedHashMap<>();
        ways.apply(new Plans(workload, seed))
                .forEach((name, plan) -> chosen.put(
                        name, workload.search(plan).best().orElseThrow().candidate()));
        Map<String, Double> figures = new LinkedHashMap<>();
        Map<String, String> remarks = new LinkedHashMap<>();
        workload.test(chosen, seed, tests).forEach((name, accuracies) -> {
            figures.put(name, Paired.of(accuracies).mean());
            remarks.put(name, Objects.requireNonNull(chosen.get(name)).schedule());
        });
        finished.add(seed, figures, remarks);
    }
}
