package anneal.benchmarks;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;

import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.notation.Clock;
import anneal.notation.Plan;
import anneal.optim.Optimizer;
import anneal.train.Checkpoint;
import anneal.train.CheckpointFolder;
import anneal.train.CheckpointWriter;
import anneal.train.Saving;
import anneal.train.Training;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a checkpoint at the end of every epoch costs the thread that trains.
 *
 * <p>The block 3072-100-10 learns 50,000 built-in images. Epochs with a checkpoint and epochs without take turns in one
 * process, so that whatever else the machine does hits both. Printed are medians of the training thread's processor time
 * and of wall time, and the cost of a checkpoint measured by itself: the thread's time for one copy that is handed to the
 * writer, as a share of an epoch without.
 *
 * <p>Arguments, all optional, in this order: folder to write to (a temporary one), pairs of epochs (15), optimizer
 * ({@code sgd(momentum=0.9)}).
 */
public final class CheckpointBenchmark {
    private static final int IMAGES = 50_000;
    private static final int BATCH = 128;
    private static final int WARM_UP = 3;
    private static final int COPIES = 50;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CheckpointBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("anneal-checkpoints");
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        String optimizer = arguments.length > 2 ? arguments[2] : "sgd(momentum=0.9)";
        Split data = Shapes.standard().withTrain(IMAGES).generate();
        Loader loader = Loader.shuffled(data.train(), BATCH, 0);
        try (Network network = Sequential.of(linear(3072, 100), relu(), linear(100, 10))
                        .start(Optimizer.parse(optimizer), Loss.CROSS_ENTROPY, 0);
                CheckpointFolder checkpoints = CheckpointFolder.open(folder, 2);
                CheckpointWriter writer = new CheckpointWriter(checkpoints, CheckpointBenchmark::failed)) {
            Training plain = new Training(
                    network, loader, data.test().take(1), Plan.parse("0.001").resolve(Clock.UNKNOWN), 1);
            Training saved = plain.withSaving(Saving.everyEpochs(1, writer));
            for (int i = 0; i < WARM_UP; i++) {
                plain.run();
                saved.run();
            }
            double[][] without = new double[pairs][];
            double[][] with = new double[pairs][];
            for (int i = 0; i < pairs; i++) {
                without[i] = milliseconds(plain::run);
                with[i] = milliseconds(saved::run);
            }
            print(
                    "block 3072-100-10, %,d images, batch %d, %s, Java %s%n",
                    IMAGES, BATCH, optimizer, Runtime.version());
            row("epoch without a checkpoint", without);
            row("epoch with one", with);
            double[][] copies = new double[COPIES][];
            for (int i = 0; i < COPIES; i++) {
                copies[i] = milliseconds(() -> hand(plain, writer));
            }
            row("one checkpoint by itself", copies);
            print(
                    "processor time of the training thread: with / without %.4f; a checkpoint by itself is %.2f %% of an"
                            + " epoch%n",
                    median(with, 0) / median(without, 0), 100 * median(copies, 0) / median(without, 0));
        }
    }

    private static void failed(String problem) {
        throw new IllegalStateException(problem);
    }

    private static void hand(Training training, CheckpointWriter writer) {
        Checkpoint checkpoint = training.checkpoint();
        writer.accept(checkpoint);
    }

    /** Processor and wall time. */
    private static double[] milliseconds(Runnable work) {
        long processor = THREADS.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        work.run();
        return new double[] {(THREADS.getCurrentThreadCpuTime() - processor) / 1e6, (System.nanoTime() - wall) / 1e6};
    }

    private static void row(String name, double[]... times) {
        print("%-28s processor %9.3f ms   wall %9.3f ms%n", name, median(times, 0), median(times, 1));
    }

    private static double median(double[][] times, int column) {
        double[] sorted =
                Arrays.stream(times).mapToDouble(time -> time[column]).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
