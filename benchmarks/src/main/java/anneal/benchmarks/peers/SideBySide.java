package anneal.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/side-by-side}: lets contenders take turns at the same work, and prints how they stand. */
@Command(
        name = "benchmarks/side-by-side",
        description = {
            "Trains the same network on the same batches in Anneal and in other libraries, each in a process of its own,"
                    + " one after the other, round after round, and prints medians, 10th and 90th percentiles, and"
                    + " the ratios to the first contender within each round.",
            "Contenders: ours (on OpenBLAS), ours-mkl, ours-mkl-bf16 (MKL is fetched when it is named); pytorch (rows picked"
                    + " by index_select), pytorch-compiled (by torch.compile), pytorch-loader (by a DataLoader over a"
                    + " TensorDataset), pytorch-dataset (by a DataLoader over a Dataset that normalises image by image),"
                    + " pytorch-bf16 (under autocast), pytorch-processes (several runs at once), all in the Python"
                    + " that ANNEAL_PYTHON names, else python3; pytorch-debian (/usr/bin/python3); djl, libtorch"
                    + " (bytedeco's), dl4j, built when they are named.",
            "NAME:1 is a contender on one thread.",
            "Examples:",
            "  benchmarks/side-by-side",
            "  benchmarks/side-by-side --contenders ours,pytorch,djl,dl4j:1 --rounds 9",
            "  benchmarks/side-by-side --hidden 1024 --layers 3 --rule adam",
            "  benchmarks/side-by-side --sweep --contenders ours,pytorch,pytorch-processes"
        },
        mixinStandardHelpOptions = true)
final class SideBySide implements Callable<Integer> {
    private static final int SWEPT = 16;
    private static final double LOWEST = 0.001;
    private static final double HIGHEST = 0.02;
    private static final int SWEEP_EPOCHS = 5;

    @Option(
            names = "--contenders",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "ours,pytorch,pytorch-compiled,pytorch-loader",
            description = "who takes part; the ratios are to the first (default: ${DEFAULT-VALUE})")
    private List<String> names = List.of();

    @Option(names = "--threads", paramLabel = "N", defaultValue = "2", description = "default: ${DEFAULT-VALUE}")
    private int threads;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "20",
            description = "timed epochs of each turn (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "10",
            description = "epochs before them (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--images", paramLabel = "N", defaultValue = "10000", description = "default: ${DEFAULT-VALUE}")
    private int images;

    @Option(
            names = "--hidden",
            paramLabel = "N",
            defaultValue = "100",
            description = "units of each hidden layer (default: ${DEFAULT-VALUE})")
    private int hidden;

    @Option(
            names = "--layers",
            paramLabel = "N",
            defaultValue = "2",
            description = "dense layers, the last included (default: ${DEFAULT-VALUE})")
    private int layers;

    @Option(
            names = "--rule",
            paramLabel = "NAME",
            defaultValue = "sgd",
            description = "sgd (momentum 0.9), adam, adamw, rmsprop or adagrad (default: ${DEFAULT-VALUE})")
    private String rule = "sgd";

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "default: 0.01 for sgd, and a fitting one for the others")
    private @Nullable Double rate;

    @Option(
            names = "--sweep",
            description =
                    "16 rates from 0.001 to 0.02, 5 epochs each, and no warm-up: how long they take in all, where ours"
                            + " runs one on each thread")
    private boolean sweep;

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new SideBySide());
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            command.getErr().println("side-by-side: " + problem.getMessage());
            return problem instanceof IllegalArgumentException
                    ? CommandLine.ExitCode.USAGE
                    : CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Work work = work();
        Map<Contender, List<Report>> reports = new LinkedHashMap<>();
        names.forEach(name -> reports.put(Contender.parse(name, threads), new ArrayList<>()));
        Path folder = Files.createTempDirectory("side-by-side");
        try {
            new WorkWriter(folder, work).write();
            for (int round = 1; round <= rounds; round++) {
                takeTurns(folder, work, reports);
                System.err.printf(Locale.ROOT, "round %d of %d%n", round, rounds);
            }
        } finally {
            delete(folder);
        }
        tell(work, reports);
        return 0;
    }

    /** Contenders that fail take part no longer. */
    private static void takeTurns(Path folder, Work work, Map<Contender, List<Report>> reports)
            throws InterruptedException {
        for (Iterator<Map.Entry<Contender, List<Report>>> turns =
                        reports.entrySet().iterator();
                turns.hasNext(); ) {
            Map.Entry<Contender, List<Report>> turn = turns.next();
            try {
                turn.getValue().add(turn.getKey().take(folder, work));
            } catch (IOException e) {
                System.err.println(turn.getKey().kind() + " does not take part: " + e.getMessage());
                turns.remove();
            }
        }
    }

    private Work work() {
        List<Integer> widths = new ArrayList<>();
        widths.add(Work.INPUTS);
        widths.addAll(Collections.nCopies(layers - 1, hidden));
        widths.add(Work.CLASSES);
        Rule parsed = Rule.named(rule);
        return sweep
                ? new Work(images, widths, parsed, sweptRates(), 0, SWEEP_EPOCHS)
                : new Work(images, widths, parsed, List.of(rate == null ? parsed.rate() : rate), warmUp, epochs);
    }

    /** At equal ratios. */
    private static List<Double> sweptRates() {
        return DoubleStream.iterate(0, i -> i + 1)
                .limit(SWEPT)
                .mapToObj(i -> LOWEST * Math.pow(HIGHEST / LOWEST, i / (SWEPT - 1)))
                .toList();
    }

    private void tell(Work work, Map<Contender, List<Report>> reports) {
        System.out.printf(
                Locale.ROOT,
                "%s, batch %d, %,d images, %s, %s, %d rounds, %d cores%n%n",
                work.layers(),
                Work.BATCH,
                work.images(),
                work.rule(),
                sweep ? "16 rates, 5 epochs each" : warmUp + " epochs of warm-up, " + epochs + " timed",
                rounds,
                Runtime.getRuntime().availableProcessors());
        System.out.println(new Standings(reports, sweep ? Standings.Figure.TOTAL : Standings.Figure.STEP).table());
        System.out.println();
        reports.forEach((contender, own) ->
                System.out.println(contender.kind() + ": " + own.get(0).about()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
