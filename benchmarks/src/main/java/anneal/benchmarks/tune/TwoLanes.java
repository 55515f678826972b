package anneal.benchmarks.tune;

import anneal.lab.search.Tuned;
import java.util.Arrays;
import java.util.Locale;

/**
 * One search on one lane and on two, in turns: the seconds of each, their medians and ratio, and whether the winner is the same.
 *
 * <p>Arguments: data, turns (3), epochs of budget (60).
 */
final class TwoLanes {
    private TwoLanes() {}

    public static void main(String[] arguments) {
        Workload workload = Workload.of(arguments[0], 0);
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        double budget = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 60;
        int epochs = workload.run().epochs();
        if (budget < 2 * epochs) {
            System.err.println("budget must be >= " + 2 * epochs + ", two trials for two lanes, but was " + budget);
            System.exit(2);
        }
        double[][] seconds = new double[2][turns];
        for (int turn = -1; turn < turns; turn++) {
            for (int lanes = 1; lanes <= 2; lanes++) {
                long start = System.nanoTime();
                Tuned tuned =
                        workload.withLanes(lanes).search(new Plans(workload, 0).usual(turn < 0 ? epochs : budget));
                double took = (System.nanoTime() - start) / 1e9;
                if (turn >= 0) {
                    seconds[lanes - 1][turn] = took;
                    System.out.printf(
                            Locale.ROOT,
                            "%d lanes  %.2f s  %.1f epochs  %s%n",
                            lanes,
                            took,
                            tuned.used(),
                            tuned.best()
                                    .map(best -> best.candidate().schedule())
                                    .orElse("all diverged"));
                }
            }
        }
        double one = median(seconds[0]);
        double two = median(seconds[1]);
        System.out.printf(
                Locale.ROOT, "medians %.2f s and %.2f s: two lanes are %.2f times one%n", one, two, one / two);
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
