package anneal.benchmarks;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;

import anneal.data.Loader;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.notation.Controlled;
import anneal.optim.Clip;
import anneal.optim.SGD;
import anneal.schedule.Constant;
import anneal.train.Averaging;
import anneal.train.Guard;
import anneal.train.Options;
import anneal.train.Training;
import anneal.train.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures what the options of a run cost a mini-batch of the block 3072-100-10, batch 128.
 *
 * <p>Runs of an epoch of 78 mini-batches, plain and with each of several options, take turns in one process, in an order
 * that moves on by one each round. Printed is the median over all rounds of the milliseconds that a mini-batch takes, all
 * of its update included, and that of its ratio to the same round's plain run.
 */
final class OptionsBenchmark {
    private static final List<Case> CASES = List.of(
            new Case("plain", Options.STANDARD, 0),
            average("ema(0.999)"),
            average("ema(0.999, every=8)"),
            average("swa(from=0, every=1)"),
            average("swa(from=75%)"),
            clip("norm(1000)"),
            clip("norm(0.01)"),
            clip("norm(0.001, inf)"),
            clip("value(0.001)"),
            new Case("skip", Options.STANDARD, 1),
            new Case("accumulate 3", Options.STANDARD.withAccumulate(3), 0));
    private static final int WARM_UP = 10;

    private final Loader loader =
            Loader.shuffled(new ByteImages(10_000, 1), 128, 1).dropLast();
    private final Network network = Sequential.of(linear(3072, 100), relu(), linear(100, 10))
            .start(new SGD().withMomentum(0.9), Loss.CROSS_ENTROPY, 1);

    private OptionsBenchmark() {}

    /** A run that is measured. */
    private record Case(String name, Options options, int skips) {}

    private static Case average(String text) {
        return new Case(text, Options.STANDARD.withAverage(Averaging.parse(text), Weights.LAST), 0);
    }

    private static Case clip(String text) {
        return new Case(text, Options.STANDARD.withClip(Clip.parse(text)), 0);
    }

    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        OptionsBenchmark benchmark = new OptionsBenchmark();
        benchmark.run(rounds);
        benchmark.network.close();
    }

    private void run(int rounds) {
        double[][] millis = new double[CASES.size()][rounds];
        for (int round = -WARM_UP; round < rounds; round++) {
            for (int i = 0; i < CASES.size(); i++) {
                int which = Math.floorMod(i + round, CASES.size());
                double took = millis(CASES.get(which));
                if (round >= 0) {
                    millis[which][round] = took;
                }
            }
        }
        for (int i = 0; i < CASES.size(); i++) {
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ratios[round] = millis[i][round] / millis[0][round];
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %.3f ms a mini-batch, %.3f of plain%n",
                    CASES.get(i).name(),
                    median(millis[i]),
                    median(ratios));
        }
    }

    /** Milliseconds of a mini-batch, the mean over an epoch. */
    private double millis(Case one) {
        var history = new Training(network, loader, new ByteImages(1, 2), Controlled.of(new Constant(0.001)), 1)
                .withOptions(one.options())
                .withGuard(Guard.STOP.withSkips(one.skips()))
                .run();
        return 1e3 * history.seconds() / loader.batches();
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
