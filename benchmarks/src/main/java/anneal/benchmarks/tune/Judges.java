package anneal.benchmarks.tune;

import anneal.lab.search.Candidate;
import anneal.lab.search.Choosing;
import anneal.lab.search.Judge;
import anneal.lab.search.Regime;
import anneal.lab.search.SearchPlan;
import anneal.lab.search.UsualSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The judges against each other: the same random candidates, the same budget of 150 epochs, one in three goes on; what each
 * has chosen is trained under fresh seeds and tested. {@code early} judges as is after 2 and 5 epochs, the others after 5 and
 * 10. Searches share what they train alike; measuring the average of the weights changes nothing in that.
 *
 * <p>Arguments: data, training rows (0 for all), CSV file, seeds (20), seeds of the test (3).
 */
final class Judges {
    private static final double BUDGET = 150;

    private Judges() {}

    /** A way to judge. */
    private record Way(String name, Judge judge, Regime regime) {}

    private static final Regime LATE = new Regime.Halving(List.of(5, 10), 3);

    private static final List<Way> WAYS = List.of(
            new Way("rank-sum", Judge.RANK_SUM, LATE),
            new Way("average", Judge.AVERAGE, LATE),
            new Way("as-is", Judge.AS_IS, LATE),
            new Way("early", Judge.AS_IS, new Regime.Halving(List.of(2, 5), 3)));

    public static void main(String[] arguments) throws IOException {
        Workload workload = Workload.of(arguments[0], Integer.parseInt(arguments[1]));
        Finished finished = new Finished(Path.of(arguments[2]));
        int seeds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 20;
        int tests = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 3;
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
        Known known = new Known();
        Map<String, Candidate> chosen = new LinkedHashMap<>();
        for (Way way : WAYS) {
            SearchPlan plan = plans.with(
                    plans.usualSpace(UsualSpace.names(), "sgd(momentum=0.9)"),
                    Choosing.Method.RANDOM,
                    way.regime,
                    way.judge,
                    BUDGET);
            chosen.put(
                    way.name, workload.search(plan, known).best().orElseThrow().candidate());
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        Map<String, String> remarks = new LinkedHashMap<>();
        Map<String, double[]> tested = workload.test(distinct(chosen), seed, tests);
        chosen.forEach((name, candidate) -> {
            figures.put(
                    name,
                    Paired.of(tested.getOrDefault(candidate.schedule(), new double[0]))
                            .mean());
            remarks.put(name, candidate.schedule());
        });
        finished.add(seed, figures, remarks);
    }

    /** What several judges have chosen is tested once. */
    private static Map<String, Candidate> distinct(Map<String, Candidate> chosen) {
        Map<String, Candidate> distinct = new LinkedHashMap<>();
        chosen.values().forEach(candidate -> distinct.put(candidate.schedule(), candidate));
        return distinct;
    }
}
