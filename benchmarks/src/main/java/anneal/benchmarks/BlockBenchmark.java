package anneal.benchmarks;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.optim.Optimizer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;

/**
 * Compares a training step of the block 3072-100-10 with its five bare matrix products.
 *
 * <p>Both sides take turns, 20 steps each, in one process, so that whatever else the machine does hits both. The step
 * takes 128 of 10,000 byte images in a new random order each epoch; shuffling and gathering count. Printed are medians
 * and 10th percentiles of milliseconds a step over all blocks of 7 repeats, and their ratio.
 *
 * <p>After its last product OpenBLAS's own thread spins for 26 ms, on a core that the other side needs. The script
 * {@code benchmarks/block} sets {@code OPENBLAS_THREAD_TIMEOUT} so that it spins for half a millisecond: longer than
 * any gap between the products of a block, and short beside a block.
 *
 * <p>Arguments, all optional, in this order: threads (2), optimizer ({@code sgd(momentum=0.9)}), repeats (7).
 */
public final class BlockBenchmark {
    private static final int BATCH = 128;
    private static final int IMAGES = 10_000;
    private static final int STEPS = 20;
    private static final int BLOCKS = 40;
    private static final int WARM_UP_BLOCKS = 60;
    private static final double RATE = 0.001;

    private final Loader loader;
    private final Network network;
    private final BareProducts products;
    private int epoch;
    private Iterator<Batch> batches;

    private BlockBenchmark(int threads, Optimizer optimizer) {
        loader = Loader.shuffled(new ByteImages(IMAGES, 1), BATCH, 1).dropLast();
        network = Sequential.of(linear(3072, 100), relu(), linear(100, 10))
                .start(optimizer, Loss.CROSS_ENTROPY, 1, threads);
        products = new BareProducts(threads);
        batches = loader.epoch(0).iterator();
    }

    public static void main(String[] arguments) {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        String optimizer = arguments.length > 1 ? arguments[1] : "sgd(momentum=0.9)";
        int repeats = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
        BlockBenchmark benchmark = new BlockBenchmark(threads, Optimizer.parse(optimizer));
        print("block 3072-100-10, batch %d, %s, threads %d, Java %s%n", BATCH, optimizer, threads, Runtime.version());
        benchmark.run(repeats);
        benchmark.network.close();
    }

    private void run(int repeats) {
        for (int i = 0; i < WARM_UP_BLOCKS; i++) {
            train();
            products.steps(STEPS);
        }
        print("%-8s %21s %21s %15s%n", "repeat", "step ms median / p10", "floor ms median / p10", "ratio med / p10");
        double[] steps = new double[0];
        double[] floors = new double[0];
        for (int repeat = 1; repeat <= repeats; repeat++) {
            double[] step = new double[BLOCKS];
            double[] floor = new double[BLOCKS];
            for (int i = 0; i < BLOCKS; i++) {
                step[i] = milliseconds(this::train);
                floor[i] = milliseconds(() -> products.steps(STEPS));
            }
            row(Integer.toString(repeat), step, floor);
            steps = joined(steps, step);
            floors = joined(floors, floor);
        }
        row("all", steps, floors);
    }

    private void train() {
        for (int i = 0; i < STEPS; i++) {
            if (!batches.hasNext()) {
                batches = loader.epoch(++epoch).iterator();
            }
            network.update(batches.next(), RATE);
        }
    }

    private static double milliseconds(Runnable steps) {
        long start = System.nanoTime();
        steps.run();
        return (System.nanoTime() - start) / 1e6 / STEPS;
    }

    private static double[] joined(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private static void row(String name, double[] steps, double[] floors) {
        double step = percentile(steps, 50);
        double lowStep = percentile(steps, 10);
        double floor = percentile(floors, 50);
        double lowFloor = percentile(floors, 10);
        print(
                "%-8s %12.3f / %6.3f %12.3f / %6.3f %7.2f / %5.2f%n",
                name, step, lowStep, floor, lowFloor, step / floor, lowStep / lowFloor);
    }

    private static double percentile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) * percent / 100];
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
