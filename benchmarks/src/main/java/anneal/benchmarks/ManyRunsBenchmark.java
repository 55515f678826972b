package anneal.benchmarks;

import anneal.data.Split;
import anneal.lab.Comparison;
import anneal.lab.Lanes;
import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.notation.Numbers;
import anneal.notation.Plan;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares ways to run 16 rates on two cores: one after another on one thread, one after another on two, two at once on one
 * thread each.
 *
 * <p>The work: block 3072-100-10, batch 128 (the short last one of 79 is kept), SGD momentum 0.9, constant rates from 0.0001
 * to 0.01 in equal ratios, 5 epochs of 10,000 byte images in a new random order each epoch; a score on 100 images after
 * each epoch, next to nothing. The three ways take turns in one process. Printed are the seconds of each turn, and the
 * medians.
 *
 * <p>Argument: turns (5).
 */
final class ManyRunsBenchmark {
    private static final int IMAGES = 10_000;
    private static final int RATES = 16;
    private static final double LOWEST = 1e-4;
    private static final double HIGHEST = 1e-2;
    private static final List<Lanes> WAYS = List.of(new Lanes(1, 1), new Lanes(1, 2), new Lanes(2, 1));

    private ManyRunsBenchmark() {}

    public static void main(String[] arguments) {
        int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Split split = new Split(new ByteImages(IMAGES, 1), new ByteImages(100, 2));
        Comparison comparison = new Comparison(contenders(), 1);
        WAYS.forEach(lanes -> seconds(comparison, split, lanes));
        double[][] seconds = new double[WAYS.size()][turns];
        for (int turn = 0; turn < turns; turn++) {
            for (int way = 0; way < WAYS.size(); way++) {
                seconds[way][turn] = seconds(comparison, split, WAYS.get(way));
            }
        }
        for (int way = 0; way < WAYS.size(); way++) {
            System.out.printf(Locale.ROOT, "%s: ", WAYS.get(way));
            Arrays.stream(seconds[way]).forEach(one -> System.out.printf(Locale.ROOT, "%.2f ", one));
            Arrays.sort(seconds[way]);
            double median = seconds[way][turns / 2];
            System.out.printf(
                    Locale.ROOT,
                    "s; median %.2f s, %.2f of one after another on one thread%n",
                    median,
                    median / seconds[0][turns / 2]);
        }
    }

    private static Map<String, Run> contenders() {
        Run base = RunFile.parse("epochs = 5\n", "benchmark");
        Map<String, Run> contenders = new LinkedHashMap<>();
        for (int i = 0; i < RATES; i++) {
            double rate = LOWEST * Math.pow(HIGHEST / LOWEST, (double) i / (RATES - 1));
            contenders.put("rate " + Numbers.text(rate), base.withSchedule(Plan.parse(Numbers.text(rate))));
        }
        return contenders;
    }

    private static double seconds(Comparison comparison, Split split, Lanes lanes) {
        long start = System.nanoTime();
        int runs =
                comparison.run(split, lanes, (position, event) -> {}).outcomes().size();
        if (runs != RATES) {
            throw new IllegalStateException("all runs must have an outcome, but there were " + runs);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
