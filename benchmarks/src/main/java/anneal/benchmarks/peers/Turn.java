package anneal.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One turn of a contender in Java: does the work, and prints a {@link Report}. */
public final class Turn {
    private static final Path STATUS = Path.of("/proc/self/status");

    private final Work work;
    private final Library library;
    private final int runsAtOnce;
    private volatile double first = Double.NaN;

    /** Starts runs in some library. */
    @FunctionalInterface
    public interface Library {
        Trainer start(double rate) throws IOException;
    }

    private record Run(List<Double> losses, List<Double> seconds) {}

    private Turn(Work work, Library library, int runsAtOnce) {
        this.work = work;
        this.library = library;
        this.runsAtOnce = runsAtOnce;
    }

    /** Does all runs of a work, some of them at once, and prints the report. */
    public static void take(Work work, Library library, int runsAtOnce, String about) throws Exception {
        System.out.println(new Turn(work, library, runsAtOnce).report(about).toJson());
    }

    private Report report(String about) throws Exception {
        long start = System.nanoTime();
        List<Run> runs = runs();
        double total = (System.nanoTime() - start) / 1e9;
        List<Double> timed = runs.get(0).seconds().subList(work.warmUp(), work.allEpochs());
        double step = Quantiles.of(timed).median() * 1e3 / work.batches();
        return new Report(
                about,
                first,
                step,
                total,
                peak(),
                runs.stream().map(Run::losses).toList());
    }

    private List<Run> runs() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(runsAtOnce);
        try {
            List<Callable<Run>> runs = new ArrayList<>();
            work.rates().forEach(rate -> runs.add(() -> run(rate)));
            List<Run> done = new ArrayList<>();
            for (Future<Run> run : executor.invokeAll(runs)) {
                done.add(run.get());
            }
            return done;
        } finally {
            executor.shutdown();
        }
    }

    private Run run(double rate) throws IOException {
        List<Double> losses = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        try (Trainer trainer = library.start(rate)) {
            for (int epoch = 0; epoch < work.allEpochs(); epoch++) {
                long start = System.nanoTime();
                losses.add(epoch(trainer, epoch));
                seconds.add((System.nanoTime() - start) / 1e9);
            }
        }
        return new Run(losses, seconds);
    }

    private double epoch(Trainer trainer, int epoch) {
        double sum = 0;
        for (int batch = 0; batch < work.batches(); batch++) {
            sum += trainer.update(epoch * work.batches() + batch);
            if (Double.isNaN(first)) {
                first = (System.currentTimeMillis() - Long.parseLong(System.getenv("ANNEAL_STARTED"))) / 1e3;
            }
        }
        return sum / work.batches();
    }

    /** The most memory that this process had in use, as Linux counts it; elsewhere NaN. */
    private static double peak() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return Double.NaN;
        }
        try (var lines = Files.lines(STATUS)) {
            String kilobytes =
                    lines.filter(line -> line.startsWith("VmHWM")).findFirst().orElseThrow();
            return 1024.0 * Long.parseLong(kilobytes.replaceAll("\\D", ""));
        }
    }
}
