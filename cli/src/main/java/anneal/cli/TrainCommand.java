package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.data.Split;
import anneal.lab.Comparison.Position;
import anneal.lab.Family;
import anneal.lab.HistoryCsv;
import anneal.lab.Outcome;
import anneal.lab.Results;
import anneal.lab.ResultsJson;
import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.net.Network;
import anneal.notation.Plan;
import anneal.record.Recorder;
import anneal.train.History;
import anneal.train.TrainEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal train}: one run, and its model saved. */
@Command(
        name = "train",
        description = {
            "Trains one network and saves it, with the run and its history beside it.",
            "Example: anneal train --schedule 'linear(0, 0.1, 1ep) then cosine(0.1, 9ep)'"
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final String MODEL = "model.safetensors";
    private static final String RUN = "run.toml";
    private static final String HISTORY = "history.csv";

    @Parameters(arity = "0..1", paramLabel = "RUN.toml", description = "a run file; flags given beside it win")
    private @Nullable Path file;

    @Option(
            names = "--schedule",
            paramLabel = "SCHEDULE",
            description = "a schedule as text (default cosine(0.03, 100%%))")
    private @Nullable String schedule;

    @Option(names = "--optimizer", paramLabel = "RULE", description = "an update rule (default sgd(momentum=0.9))")
    private @Nullable String optimizer;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private LogOptions logs = new LogOptions();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "anneal-run",
            description = "where model, run and history go (default ./anneal-run)")
    private Path out = Path.of("anneal-run");

    @Option(names = "--force", description = "replace a run that is there")
    private boolean force;

    @Option(names = "--json", description = "print JSON instead of text")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Run run = run();
        List<String> files = new ArrayList<>(List.of(MODEL, RUN, HISTORY));
        files.addAll(logs.files());
        OutFolder folder = OutFolder.prepare(out, force, files);
        Split split = run.data().load(run.seed());
        Progress progress = new Progress(spec.commandLine().getErr(), run.batch());
        PrintWriter screen = spec.commandLine().getOut();
        Position only = new Position(1, 1, run.schedule().toString());
        try (Network network = run.start(split.train());
                Recorder recorder = logs.start(folder, run)) {
            History history = run.training(network, split).run(event -> {
                progress.accept(only, event);
                recorder.accept(event);
                if (!json) {
                    tell(screen, progress, event);
                }
            });
            progress.clear();
            Interrupts.clear();
            network.save(folder.path().resolve(MODEL));
            folder.write(RUN, RunFile.print(run));
            folder.write(HISTORY, HistoryCsv.print(history));
            return end(run, split, history, folder);
        }
    }

    private Run run() {
        Run run = options.over(file == null ? RunFile.STANDARD : RunFile.read(file));
        if (schedule != null) {
            if (Family.named(schedule).isPresent()) {
                throw new UsageException("--schedule must be a schedule with its rate, such as " + schedule
                        + "(0.03, ...), but was " + schedule);
            }
            run = run.withSchedule(Plan.parse(schedule));
        }
        run = run.withSchedule(options.plan(run.schedule()));
        return optimizer == null ? run : run.withOptimizer(RunOptions.optimizer(optimizer));
    }

    private static void tell(PrintWriter screen, Progress progress, TrainEvent event) {
        if (event instanceof TrainEvent.EpochEnded ended) {
            progress.clear();
            var result = ended.result();
            String accuracy = Double.isNaN(result.test().accuracy())
                    ? ""
                    : String.format(
                            Locale.ROOT, "  test accuracy %.4f", result.test().accuracy());
            screen.printf(
                    Locale.ROOT,
                    "epoch %d  train loss %.4f  test loss %.4f%s  rate %.6g  %.2f s%n",
                    result.epoch() + 1,
                    result.trainLoss(),
                    result.test().loss(),
                    accuracy,
                    result.eta(),
                    result.seconds());
            screen.flush();
        } else if (event instanceof TrainEvent.RateCut cut) {
            screen.println("rate " + cut.why() + " (from update " + cut.step() + " on)");
        }
    }

    private int end(Run run, Split split, History history, OutFolder folder) throws IOException {
        PrintWriter screen = spec.commandLine().getOut();
        if (json) {
            Outcome outcome = new Outcome(run.schedule().toString(), run, List.of(history));
            boolean classes = split.train().classes() > 0;
            screen.println(ResultsJson.print(new Results(
                    List.of(outcome),
                    classes ? 1 : Double.NaN,
                    run.clock(split.train()).updatesPerEpoch())));
        } else {
            screen.println(ending(history));
        }
        screen.flush();
        spec.commandLine().getErr().println("Saved: " + folder.path().resolve(MODEL) + ", " + RUN + ", " + HISTORY);
        return 0;
    }

    private static String ending(History history) {
        return switch (history.ending()) {
            case COMPLETE -> "complete after " + history.updates() + " updates";
            case FLAT ->
                "stopped after " + history.updates() + " updates: the rate is at its floor and the loss is flat";
            case DIVERGED -> "diverged at update " + (history.updates() - 1) + ": the loss was not finite";
            case INTERRUPTED -> "interrupted after " + history.updates() + " updates";
        };
    }
}
