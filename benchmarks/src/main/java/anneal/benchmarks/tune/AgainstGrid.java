package anneal.benchmarks.tune;

import anneal.lab.search.Candidate;
import anneal.lab.search.Choosing;
import anneal.lab.search.Judge;
import anneal.lab.search.Regime;
import anneal.lab.search.SearchPlan;
import anneal.lab.search.SearchSpace;
import anneal.lab.search.Tuned;
import anneal.notation.Space;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Tuning with 150 epochs against an exhaustive grid of 345 and against random search with 150, seed by seed.
 *
 * <p>The grid: 7 constant rates (1, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0001), and 0.03, 0.01, 0.003, 0.001 under milestones at
 * 50 % and 75 %, cosine, linear and inverse square root, 15 epochs each. Each way chooses by the validation loss; what it has
 * chosen is trained under fresh seeds, the same for all, and the mean test accuracy counts.
 *
 * <p>Arguments: data, CSV file, seeds (20), seeds of the test (5).
 */
final class AgainstGrid {
    private static final double BUDGET = 150;
    private static final int GRID = 345;
    private static final String FAMILIES =
            "{1, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0001, milestones(p, [50%, 75%]), cosine(p, 100%),"
                    + " linear(p, 100%), inverseSqrt(p, timescale=1ep)} where p = {0.03, 0.01, 0.003, 0.001}";

    private AgainstGrid() {}

    public static void main(String[] arguments) throws IOException {
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

    private static void one(Workload workload, long seed, int tests, Finished finished) throws IOException {
        Plans plans = new Plans(workload, seed);
        Map<String, Candidate> chosen = new LinkedHashMap<>();
        chosen.put("tune", best(workload, plans.usual(BUDGET)));
        chosen.put("grid", best(workload, grid(plans)));
        chosen.put("random", best(workload, plans.random(BUDGET)));
        Map<String, Double> figures = new LinkedHashMap<>();
        Map<String, String> remarks = new LinkedHashMap<>();
        workload.test(chosen, seed, tests).forEach((name, accuracies) -> {
            figures.put(name, Paired.of(accuracies).mean());
            remarks.put(name, Objects.requireNonNull(chosen.get(name)).schedule());
        });
        finished.add(seed, figures, remarks);
    }

    private static SearchPlan grid(Plans plans) {
        SearchSpace space = plans.space(new SearchSpace.Arm(Space.parse("sgd(momentum=0.9)"), Space.parse(FAMILIES)));
        return plans.with(space, Choosing.Method.GRID, new Regime.Full(), Judge.AS_IS, GRID);
    }

    private static Candidate best(Workload workload, SearchPlan plan) {
        Tuned tuned = workload.search(plan);
        return tuned.best().orElseThrow().candidate();
    }
}
