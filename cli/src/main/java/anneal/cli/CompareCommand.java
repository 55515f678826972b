package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.data.Split;
import anneal.lab.Block;
import anneal.lab.Comparison;
import anneal.lab.ComparisonReport;
import anneal.lab.Family;
import anneal.lab.Lanes;
import anneal.lab.Outcome;
import anneal.lab.Results;
import anneal.lab.ResultsJson;
import anneal.lab.Run;
import anneal.lab.report.Facts;
import anneal.lab.store.StoreRecording;
import anneal.notation.Nearest;
import anneal.notation.Numbers;
import anneal.notation.Settings;
import anneal.optim.Optimizer;
import anneal.train.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anneal compare}: several schedules, rates or optimizers on the same data, seeds and batches. */
@Command(
        name = "compare",
        description = {
            "Trains one network under several schedules, rates or optimizers, and reports which did best.",
            "Without flags: five schedules and four constant rates on the built-in data.",
            "Examples:",
            "  anneal compare --rates 1,0.1,0.01,0.0001",
            "  anneal compare --schedule cosine --schedule 'step(0.1, 3ep)' --seeds 3",
            "  anneal compare --schedule cosine --rates 0.1,0.03,0.01 --optimizer 'sgd(momentum=0.9)' --optimizer 'adam()'"
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    private static final double STANDARD_RATE = 0.03;
    private static final List<Double> RATES_OF_THE_PICTURE = List.of(1.0, 0.03, 0.01, 0.0001);

    @Option(
            names = "--schedule",
            paramLabel = "SCHEDULE",
            description = "a schedule as text, or a family that takes its rates from --rates: constant, milestones,"
                    + " linear, cosine, inverseSqrt; may be repeated")
    private List<String> schedules = new ArrayList<>();

    @Option(
            names = "--rates",
            paramLabel = "RATE",
            split = ",",
            description = "starting rates; the usual seven are 1,0.1,0.03,0.01,0.003,0.001,0.0001")
    private List<Double> rates = new ArrayList<>();

    @Option(
            names = "--optimizer",
            paramLabel = "RULE",
            description = "an update rule such as 'sgd(momentum=0.9)' or 'adam()'; may be repeated")
    private List<String> optimizers = new ArrayList<>();

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "1", description = "runs of each, with mean and spread")
    private int seeds;

    @Option(
            names = "--reach",
            paramLabel = "ACCURACY",
            description = "count the updates to this accuracy, from 0 to 1 (default: 0.9 of the best)")
    private @Nullable Double reach;

    @Mixin
    private TaskOptions tasks = new TaskOptions();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private LaneOptions laneOptions = new LaneOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "anneal-report",
            description = "where the report goes (default ./anneal-report)")
    private Path out = Path.of("anneal-report");

    @Option(names = "--force", description = "replace a report that is there")
    private boolean force;

    @Option(names = "--json", description = "print JSON instead of a table")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Run base = options.over(tasks.base(null));
        boolean lesson = schedules.isEmpty() && rates.isEmpty();
        Map<String, Run> contenders = contenders(base, lesson);
        checkReach();
        OutFolder folder = OutFolder.prepare(out, force, List.of(ReportFiles.REPORT));
        Split split = base.split(base.load());
        Map<String, Run> all = new LinkedHashMap<>(contenders);
        if (lesson) {
            RATES_OF_THE_PICTURE.forEach(rate -> all.putIfAbsent(rateLabel(rate), constant(base, rate)));
        }
        Comparison comparison = new Comparison(all, seeds);
        Lanes lanes = laneOptions.lanes(comparison.runs(), base.task());
        Progress progress = new Progress(spec.commandLine().getErr());
        Comparison.Finished finished;
        try (StoreRecording records = store.start("compare", out, line -> Failures.say(spec.commandLine(), line))) {
            finished = comparison.run(split, lanes, progress, records);
            progress.clear();
            Interrupts.clear();
            StoreOptions.tell(spec.commandLine(), records);
        }
        List<Outcome> shown = finished.outcomes().stream()
                .filter(outcome -> contenders.containsKey(outcome.label()))
                .toList();
        List<Outcome> pictured = finished.outcomes().stream()
                .filter(outcome -> lesson && !contenders.containsKey(outcome.label()))
                .toList();
        if (shown.isEmpty()) {
            spec.commandLine().getErr().println("anneal: interrupted before any run had a result; nothing was written");
        } else {
            tell(folder, results(shown, base, split), pictured, facts(base, split, lanes));
        }
        return Failures.tell(spec.commandLine(), finished.failures());
    }

    private void checkReach() {
        if (reach != null && !(reach > 0 && reach <= 1)) {
            throw new UsageException("--reach must be in (0, 1], but was " + reach);
        }
        if (seeds < 1) {
            throw new UsageException("--seeds must be >= 1, but was " + seeds);
        }
    }

    private Results results(List<Outcome> outcomes, Run base, Split split) {
        boolean classes = split.train().classes() > 0 && outcomes.stream().noneMatch(CompareCommand::hasLossAlone);
        double goal = !classes ? Double.NaN : reach != null ? reach : Results.usualReach(outcomes);
        return new Results(
                outcomes,
                classes && Double.isNaN(goal) ? 0 : goal,
                base.clock(split.train()).updatesPerEpoch());
    }

    /** Whether a contender's learners do not count the classes that they find. */
    private static boolean hasLossAlone(Outcome outcome) {
        return outcome.spread(History::finalTestLoss).count() > 0
                && outcome.spread(History::finalAccuracy).count() == 0;
    }

    private void tell(OutFolder folder, Results results, List<Outcome> pictured, Facts facts) throws IOException {
        ComparisonReport report = new ComparisonReport(results, pictured, facts, Shell.command(spec));
        ReportFiles.write(folder, report.pictures(), report.page());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ResultsJson.print(results));
        } else {
            TextTable table = new TextTable(results.header().toArray(String[]::new));
            results.outcomes()
                    .forEach(outcome -> table.row(results.cells(outcome).toArray(String[]::new)));
            out.print(table);
        }
        out.flush();
        spec.commandLine()
                .getErr()
                .println((json ? "" : "\n") + "Report: " + folder.path().resolve(ReportFiles.REPORT));
    }

    private Facts facts(Run base, Split split, Lanes lanes) {
        String rows =
                ": " + split.train().size() + " to learn from, " + split.test().size() + " to test on";
        Facts subject = base.task() instanceof Block block
                ? Facts.none()
                        .with("Data", block.data() + rows)
                        .with("Network", block.model(split.train()).toString())
                : Facts.none().with("Task", base.task() + rows);
        return subject.with("Optimizer", rules(base))
                .with(
                        "Batch, epochs",
                        base.batch() + " rows, " + base.epochs() + " epochs of "
                                + base.clock(split.train()).updatesPerEpoch() + " updates")
                .with(
                        "Seeds",
                        seeds == 1
                                ? "seed " + base.seed()
                                : "seeds " + base.seed() + " to " + (base.seed() + seeds - 1)
                                        + "; ± is the standard deviation between them")
                .with(
                        "Runs at once",
                        lanes.parallel() + ", each on "
                                + (lanes.threads() == 1 ? "1 thread" : lanes.threads() + " threads"))
                .with("Made by", Version.text() + ", Java " + Runtime.version());
    }

    private String rules(Run base) {
        if (!optimizers.isEmpty()) {
            return String.join(", ", optimizers);
        }
        return base.optimizer() == null ? "the task's own" : base.optimizer().toString();
    }

    private Map<String, Run> contenders(Run base, boolean lesson) {
        List<Run> rules = optimizers.isEmpty()
                ? List.of(base)
                : optimizers.stream()
                        .map(text -> base.withOptimizer(Optimizer.parse(text)))
                        .toList();
        Map<String, Run> contenders = new LinkedHashMap<>();
        for (Run run : rules) {
            String suffix = rules.size() == 1 ? "" : ", " + run.optimizer();
            plans(lesson)
                    .forEach((label, plan) -> contenders.put(label + suffix, run.withSchedule(options.plan(plan))));
        }
        return contenders;
    }

    private Map<String, Settings> plans(boolean lesson) {
        Map<String, Settings> plans = new LinkedHashMap<>();
        List<String> named = lesson ? Family.labels() : schedules.isEmpty() ? List.of("constant") : schedules;
        List<Double> from = rates.isEmpty() ? List.of(STANDARD_RATE) : rates;
        for (String text : named) {
            Family family = Family.named(text).orElse(null);
            if (family != null) {
                from.forEach(rate -> plans.put(label(family, rate), Settings.of(family.from(rate))));
            } else if (rates.isEmpty()) {
                plans.put(text, Settings.parse(text));
            } else {
                throw new UsageException("--rates needs families (" + String.join(", ", Family.labels()) + "), but \""
                        + text + "\" has a rate of its own" + Nearest.hint(text, Family.labels()));
            }
        }
        return plans;
    }

    private String label(Family family, double rate) {
        if (family == Family.CONSTANT && schedules.isEmpty() && !rates.isEmpty()) {
            return rateLabel(rate);
        }
        return family.label() + " from " + Numbers.text(rate);
    }

    private static String rateLabel(double rate) {
        return "rate " + Numbers.text(rate);
    }

    private Run constant(Run base, double rate) {
        return base.withSchedule(Family.CONSTANT.from(rate));
    }
}
