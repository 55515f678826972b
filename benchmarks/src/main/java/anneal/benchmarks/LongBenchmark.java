package anneal.benchmarks;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;

import anneal.data.Batch;
import anneal.data.CacheDirectory;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.optim.SGD;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what an image costs in training sets of 1,000 to 1,000,000 built-in images, which the heap of the script has no
 * room for: the largest is mapped from its file (3 GB, in the cache directory, drawn the first time).
 *
 * <p>Block 3072-100-10, batch 128, SGD momentum 0.9, two threads, a new random order each epoch. The sizes take turns, some
 * steps each, in one process. Printed are microseconds an image and, after all of it, what memory the process has.
 *
 * <p>Argument: turns (40).
 */
final class LongBenchmark {
    private static final int[] SIZES = {1_000, 10_000, 100_000, 1_000_000};
    private static final int BATCH = 128;
    private static final int STEPS = 40;
    private static final int WARM_UP = 10;

    private LongBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        Map<Integer, Runner> runners = new LinkedHashMap<>();
        for (int size : SIZES) {
            long start = System.nanoTime();
            DataSet train = Shapes.standard()
                    .withTrain(size)
                    .load(CacheDirectory.ofUser())
                    .train();
            System.out.printf(Locale.ROOT, "%,d images loaded in %.2f s%n", size, (System.nanoTime() - start) / 1e9);
            runners.put(size, new Runner(train));
        }
        Map<Integer, double[]> costs = new LinkedHashMap<>();
        for (int turn = -WARM_UP; turn < turns; turn++) {
            for (Map.Entry<Integer, Runner> runner : runners.entrySet()) {
                double cost = runner.getValue().microsecondsAnImage();
                if (turn >= 0) {
                    costs.computeIfAbsent(runner.getKey(), size -> new double[turns])[turn] = cost;
                }
            }
        }
        costs.forEach((size, cost) -> {
            Arrays.sort(cost);
            System.out.printf(
                    Locale.ROOT,
                    "%,9d images: %.2f us an image, from %.2f to %.2f (10th to 90th percentile)%n",
                    size,
                    cost[turns / 2],
                    cost[turns / 10],
                    cost[turns * 9 / 10]);
        });
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM") || line.startsWith("Rss"))
                    .forEach(System.out::println);
        }
    }

    /** A network that goes through one data set. */
    private static final class Runner {
        private final Network network = Sequential.of(linear(3072, 100), relu(), linear(100, 10))
                .start(new SGD().withMomentum(0.9), Loss.CROSS_ENTROPY, 1);
        private final Loader loader;
        private int epoch;
        private Iterator<Batch> batches;

        Runner(DataSet train) {
            loader = Loader.shuffled(train, BATCH, 1).dropLast();
            batches = loader.epoch(0).iterator();
        }

        double microsecondsAnImage() {
            long start = System.nanoTime();
            for (int i = 0; i < STEPS; i++) {
                if (!batches.hasNext()) {
                    batches = loader.epoch(++epoch).iterator();
                }
                network.update(batches.next(), 0.001);
            }
            return (System.nanoTime() - start) / 1e3 / STEPS / BATCH;
        }
    }
}
