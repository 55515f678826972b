package anneal.benchmarks;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.lab.RunFile;
import anneal.lab.store.NewRun;
import anneal.lab.store.Store;
import anneal.lab.store.StoreLog;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.optim.SGD;
import anneal.record.CsvLog;
import anneal.record.Recorder;
import anneal.record.TensorBoardLog;
import anneal.train.TrainEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Measures what recording every update to TensorBoard, CSV and a run store costs the training thread.
 *
 * <p>Blocks of 100 updates of the block 3072-100-10, batch 128, with and without a recorder take turns in one process,
 * each pair in the other order than the one before. What counts is the thread's CPU time, so that neither waiting nor the
 * other threads' work is seen. Printed are the medians over all pairs and that of the pairs' ratios; besides, the CPU time
 * of the recorder alone, fed with the same events, which does not drown in the noise of the updates.
 */
final class RecordsBenchmark {
    private static final int STEPS = 100;
    private static final int WARM_UP = 10;
    private static final int EVENTS = 200_000;
    private static final double RATE = 0.001;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Loader loader =
            Loader.shuffled(new ByteImages(10_000, 1), 128, 1).dropLast();
    private final Network network = Sequential.of(linear(3072, 100), relu(), linear(100, 10))
            .start(new SGD().withMomentum(0.9), Loss.CROSS_ENTROPY, 1, 1);
    private int epoch;
    private long step;
    private Iterator<Batch> batches = loader.epoch(0).iterator();

    private RecordsBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        Path folder = Files.createTempDirectory("records");
        RecordsBenchmark benchmark = new RecordsBenchmark();
        try (Store store = Store.open(folder.resolve("anneal.db"))) {
            try (Recorder recorder = recorder(folder, store)) {
                benchmark.compare(pairs, recorder);
            }
            try (Recorder recorder = recorder(folder, store)) {
                benchmark.alone(recorder);
            }
        }
        benchmark.network.close();
    }

    private static Recorder recorder(Path folder, Store store) throws IOException {
        NewRun run = new NewRun("block", RunFile.STANDARD, new NewRun.Origin("benchmark", "g", folder, ""), null);
        return new Recorder(List.of(
                new CsvLog(folder.resolve("log.csv")),
                new TensorBoardLog(folder),
                StoreLog.begin(store, run, System.err::println)));
    }

    private void compare(int pairs, Recorder recorder) {
        double[] plain = new double[pairs];
        double[] recorded = new double[pairs];
        double[] ratios = new double[pairs];
        for (int i = -WARM_UP; i < pairs; i++) {
            boolean recordedFirst = i % 2 == 0;
            double first = block(recordedFirst ? recorder : event -> {});
            double second = block(recordedFirst ? event -> {} : recorder);
            if (i >= 0) {
                recorded[i] = recordedFirst ? first : second;
                plain[i] = recordedFirst ? second : first;
                ratios[i] = recorded[i] / plain[i];
            }
        }
        System.out.printf(
                Locale.ROOT,
                "CPU time of the training thread per update: %.1f us plain, %.1f us recorded; median ratio of %d pairs"
                        + " %.4f%n",
                median(plain),
                median(recorded),
                pairs,
                median(ratios));
    }

    private double block(Consumer<TrainEvent> events) {
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < STEPS; i++) {
            if (!batches.hasNext()) {
                batches = loader.epoch(++epoch).iterator();
            }
            double loss = network.update(batches.next(), RATE);
            events.accept(new TrainEvent.Updated(step++, epoch, RATE, loss, Double.NaN));
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1e3 / STEPS;
    }

    private void alone(Recorder recorder) {
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < EVENTS; i++) {
            recorder.accept(new TrainEvent.Updated(i, 0, RATE / (i + 1), 1.0 / (i + 3), Double.NaN));
        }
        System.out.printf(
                Locale.ROOT,
                "CPU time of the recorder alone in the sending thread: %.2f us an update%n",
                (threads.getCurrentThreadCpuTime() - start) / 1e3 / EVENTS);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
