package anneal.benchmarks.tune;

import anneal.lab.search.Candidate;
import anneal.lab.search.Choosing;
import anneal.lab.search.Judge;
import anneal.lab.search.Regime;
import anneal.lab.search.SearchPlan;
import anneal.lab.search.UsualSpace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the subject says of itself: do schedules matter more for SGD with momentum than for Adam, is Adam fine at a constant
 * rate, does tuned SGD with momentum beat Adam?
 *
 * <p>Each of SGD with momentum 0.9 and Adam gets the best constant rate and the best schedule that 150 epochs of search find,
 * every trial trained to the end; the four are trained under fresh seeds and tested. Printed are their accuracies and the
 * differences that answer the questions, seed by seed.
 *
 * <p>Arguments: data, training rows (0 for all), seeds (10), epochs of budget (150).
 */
final class Claims {
    private static final List<String> RULES = List.of("sgd(momentum=0.9)", "adam");

    private Claims() {}

    public static void main(String[] arguments) {
        Workload workload = Workload.of(arguments[0], Integer.parseInt(arguments[1]));
        int seeds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        double budget = arguments.length > 3 ? Double.parseDouble(arguments[3]) : 150;
        Map<String, Candidate> best = new LinkedHashMap<>();
        for (String rule : RULES) {
            best.put(rule + ", constant", best(workload, rule, List.of("constant"), budget));
            List<String> others = UsualSpace.names().stream()
                    .filter(name -> !name.equals("constant"))
                    .toList();
            best.put(rule + ", schedule", best(workload, rule, others, budget));
        }
        Map<String, double[]> tested = workload.test(best, 0, seeds);
        tested.forEach((name, accuracies) -> System.out.printf(
                Locale.ROOT,
                "%-28s %.4f  %s%n",
                name,
                Arrays.stream(accuracies).average().orElse(Double.NaN),
                Objects.requireNonNull(best.get(name)).schedule()));
        List<double[]> four = List.copyOf(tested.values());
        System.out.println("a schedule's gain, SGD with momentum: " + difference(four.get(1), four.get(0)));
        System.out.println("a schedule's gain, Adam:              " + difference(four.get(3), four.get(2)));
        System.out.println("SGD over Adam, both scheduled:        " + difference(four.get(1), four.get(3)));
    }

    private static Candidate best(Workload workload, String rule, List<String> families, double budget) {
        Plans plans = new Plans(workload, 0);
        SearchPlan plan = plans.with(
                plans.usualSpace(families, rule), Choosing.Method.TPE, new Regime.Full(), Judge.AS_IS, budget);
        return workload.search(plan).best().orElseThrow().candidate();
    }

    private static Paired difference(double[] a, double[] b) {
        double[] differences = a.clone();
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= b[i];
        }
        return Paired.of(differences);
    }
}
