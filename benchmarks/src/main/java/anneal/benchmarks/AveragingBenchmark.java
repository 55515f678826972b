package anneal.benchmarks;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;

import anneal.data.Loader;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.notation.Controlled;
import anneal.optim.SGD;
import anneal.schedule.Constant;
import anneal.train.Averaging;
import anneal.train.Options;
import anneal.train.Training;
import anneal.train.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures what an average of the weights costs an update of the block 3072-100-10, batch 128.
 *
 * <p>Runs of an epoch of 78 updates without an average and with each of several take turns in one process, in an order that
 * moves on by one each round. Printed is the median over all rounds of the milliseconds of an update, its average included, and that
 * of its ratio to the same round's run without one.
 */
final class AveragingBenchmark {
    private static final List<String> AVERAGES =
            List.of("none", "ema(0.999)", "ema(0.999, every=8)", "swa(from=0, every=1)", "swa(from=75%)");
    private static final int WARM_UP = 10;

    private final Loader loader =
            Loader.shuffled(new ByteImages(10_000, 1), 128, 1).dropLast();
    private final Network network = Sequential.of(linear(3072, 100), relu(), linear(100, 10))
            .start(new SGD().withMomentum(0.9), Loss.CROSS_ENTROPY, 1);

    private AveragingBenchmark() {}

    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        AveragingBenchmark benchmark = new AveragingBenchmark();
        benchmark.run(rounds);
        benchmark.network.close();
    }

    private void run(int rounds) {
        double[][] millis = new double[AVERAGES.size()][rounds];
        for (int round = -WARM_UP; round < rounds; round++) {
            for (int i = 0; i < AVERAGES.size(); i++) {
                int which = Math.floorMod(i + round, AVERAGES.size());
                double took = millis(AVERAGES.get(which));
                if (round >= 0) {
                    millis[which][round] = took;
                }
            }
        }
        for (int i = 0; i < AVERAGES.size(); i++) {
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ratios[round] = millis[i][round] / millis[0][round];
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %.3f ms an update, %.3f of one without%n",
                    AVERAGES.get(i),
                    median(millis[i]),
                    median(ratios));
        }
    }

    /** Milliseconds of an update, the mean over an epoch. */
    private double millis(String average) {
        Options options = average.equals("none")
                ? Options.STANDARD
                : Options.STANDARD.withAverage(Averaging.parse(average), Weights.LAST);
        var history = new Training(network, loader, new ByteImages(1, 2), Controlled.of(new Constant(0.001)), 1)
                .withOptions(options)
                .run();
        return 1e3 * history.seconds() / history.updates();
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
