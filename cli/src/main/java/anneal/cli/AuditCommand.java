package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.lab.audit.Audit;
import anneal.lab.audit.Planned;
import anneal.lab.audit.RateLog;
import anneal.lab.audit.RateLogFile;
import anneal.notation.Clock;
import anneal.notation.Controls;
import anneal.notation.Json;
import anneal.notation.Settings;
import anneal.train.HyperParameters;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal audit}: compares the rates that were planned with those that were applied. */
@Command(
        name = "audit",
        description = {
            "Compares the rates that were planned with those that a log says were applied, and says what explains the"
                    + " difference. Exit code 1 if there is one.",
            "Examples:",
            "  anneal audit anneal-run",
            "  anneal audit --schedule 'cosine(0.1, 100%%)' --updates 9500 --log lightning.csv --rate-column lr-SGD"
        },
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    private static final String RUN = "run.toml";

    /** The logs that a run's folder may have, the most telling first. */
    private static final List<String> LOGS = List.of("log.csv", "log.jsonl", "history.csv", "tensorboard");

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "a folder that anneal train made, or a run file")
    private @Nullable Path run;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description =
                    "what was applied: CSV with a header, JSON Lines, a TensorBoard event file or a folder of such"
                            + " (default: the log in the run's folder)")
    private @Nullable Path log;

    @Option(names = "--schedule", paramLabel = "SCHEDULE", description = "what was planned, where there is no run file")
    private @Nullable String schedule;

    @Option(names = "--updates", paramLabel = "N", description = "updates of the whole run, for --schedule")
    private long updates;

    @Option(
            names = "--updates-per-epoch",
            paramLabel = "N",
            description = "what 1ep is worth (default: from the run's data)")
    private long updatesPerEpoch;

    @Option(names = "--step-column", paramLabel = "NAME", description = "the column of the update's index, from 0")
    private String stepColumn = "";

    @Option(names = "--rate-column", paramLabel = "NAME", description = "the column, key or tag of the rate")
    private String rateColumn = "";

    @Option(
            names = "--tolerance",
            paramLabel = "PART",
            defaultValue = "1e-5",
            description = "the part by which a logged rate may differ (default 1e-5: six digits)")
    private double tolerance;

    @Option(names = "--json", description = "print JSON instead of a sentence, a line for each group")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if ((run == null) == (schedule == null)) {
            throw new UsageException("either a run or --schedule must be given");
        }
        if (updates < 0 || updatesPerEpoch < 0) {
            throw new UsageException(
                    "--updates and --updates-per-epoch must be >= 1, but were " + updates + " and " + updatesPerEpoch);
        }
        Path file = logFile();
        RateLog rest = applied(file, Controls.RUN);
        Plan plan = plan();
        boolean asPlanned = true;
        PrintWriter out = spec.commandLine().getOut();
        for (String group : plan.settings().resolve(plan.clock()).groups().keySet()) {
            RateLog applied = group.equals(Controls.RUN) ? rest : applied(file, group);
            Audit audit = Audit.of(new Planned(plan.settings(), group, plan.clock(), applied), applied, tolerance);
            String where = group.equals(Controls.RUN) ? "" : "Group " + group + ": ";
            out.println(json ? json(group, audit) : where + text(audit));
            asPlanned &= audit.asPlanned();
        }
        out.flush();
        return asPlanned ? 0 : 1;
    }

    /** The rates that a group had, under the names that our own logs give to groups. */
    private RateLog applied(Path file, String group) throws IOException {
        String column = group.equals(Controls.RUN) ? rateColumn : HyperParameters.rateOf(group);
        return new RateLogFile(stepColumn, column).read(file);
    }

    /** What was planned, recipes spelt out, and what its units are worth. */
    private record Plan(Settings settings, Clock clock) {}

    private Path logFile() {
        if (log != null) {
            return log;
        }
        if (run != null && Files.isDirectory(run)) {
            for (String name : LOGS) {
                if (Files.exists(run.resolve(name))) {
                    return run.resolve(name);
                }
            }
            throw new UsageException(run + " holds no log (" + String.join(", ", LOGS) + "): name it with --log");
        }
        throw new UsageException("--log must name what was applied");
    }

    private Plan plan() {
        if (run == null) {
            return new Plan(Settings.parse(String.valueOf(schedule)), new Clock(updatesPerEpoch, 0, 0, updates));
        }
        Run written = RunFile.read(Files.isDirectory(run) ? run.resolve(RUN) : run);
        Clock clock = updatesPerEpoch > 0
                ? new Clock(updatesPerEpoch, written.rowsPerUpdate(), 0, updatesPerEpoch * written.epochs())
                : written.clock(written.split(written.load()).train());
        return new Plan(written.spelt(), clock);
    }

    private static String text(Audit audit) {
        String words = audit.words().substring(0, 1).toUpperCase(Locale.ROOT)
                + audit.words().substring(1);
        return words + " (" + audit.compared() + " updates compared"
                + (audit.differing() == 0
                        ? ")."
                        : ", " + audit.differing() + " differ, the first of them update " + audit.firstDifference()
                                + ").");
    }

    private static String json(String group, Audit audit) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (!group.equals(Controls.RUN)) {
            object.put("group", group);
        }
        object.put("asPlanned", audit.asPlanned());
        object.put("cause", audit.cause().name().toLowerCase(Locale.ROOT));
        object.put("words", audit.words());
        object.put("compared", audit.compared());
        object.put("differing", audit.differing());
        object.put("firstDifference", audit.firstDifference() < 0 ? null : audit.firstDifference());
        return Json.write(object);
    }
}
