package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.data.Split;
import anneal.data.Validation;
import anneal.lab.Comparison;
import anneal.lab.Lanes;
import anneal.lab.Outcome;
import anneal.lab.Results;
import anneal.lab.Run;
import anneal.lab.chart.Chart;
import anneal.lab.report.Facts;
import anneal.lab.report.Table;
import anneal.lab.search.Abilities;
import anneal.lab.search.CutsReport;
import anneal.lab.search.Executor;
import anneal.lab.search.Finals;
import anneal.lab.search.Journal;
import anneal.lab.search.SearchPlan;
import anneal.lab.search.SearchReport;
import anneal.lab.search.SearchSpace;
import anneal.lab.search.StoredSearch;
import anneal.lab.search.Subject;
import anneal.lab.search.Trial;
import anneal.lab.search.TrialsCsv;
import anneal.lab.search.Tuned;
import anneal.lab.search.Tuner;
import anneal.lab.store.Store;
import anneal.lab.store.StoreRecording;
import anneal.notation.Numbers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anneal tune}: finds the schedule. */
@Command(
        name = "tune",
        description = {
            "Searches starting rate, schedule, warm-up, decay points and values within a budget of epochs.",
            "Trials are judged on rows that are set aside; at the end the best two are trained under several seeds",
            "and tested, beyond the budget. The last line trains the best one. After a crash, --resume goes on.",
            "Examples:",
            "  anneal tune --budget 150ep --epochs 15",
            "  anneal tune --family milestones                                   (where to cut, and by how much)",
            "  anneal tune --family cosine,milestones --optimizer 'sgd(momentum=0.8..0.99)' --optimizer 'adam()'",
            "  anneal tune --schedule 'cosine(1e-3..1 log, 5ep..15ep)' --sampler random --stopping none"
        },
        mixinStandardHelpOptions = true)
final class TuneCommand implements Callable<Integer> {
    private static final String TRIALS = "trials.csv";
    private static final Validation STANDARD_VALIDATION = Validation.parse("20%");
    private static final int SHOWN = 10;

    @Parameters(arity = "0..1", paramLabel = "RUN.toml", description = "a run file; flags given beside it win")
    private @Nullable Path file;

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "seeds under which the best two are tested at the end (default 3)")
    private int seeds;

    @Mixin
    private TaskOptions tasks = new TaskOptions();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private LaneOptions laneOptions = new LaneOptions();

    @Mixin
    private ExecutorOptions executors = new ExecutorOptions();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "anneal-tune",
            description = "where the trials are written to (default ./anneal-tune)")
    private Path out = Path.of("anneal-tune");

    @Option(names = "--force", description = "replace what is there")
    private boolean force;

    @Option(names = "--resume", description = "go on with the search of that folder, given the same flags")
    private boolean resume;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (seeds < 1) {
            throw new UsageException("--seeds must be >= 1, but was " + seeds);
        }
        Run given = options.over(tasks.base(file));
        OutFolder folder = OutFolder.prepare(out, force || resume, List.of(TRIALS, ReportFiles.REPORT));
        Split loaded = given.load();
        boolean setAside = given.validation() != null || loaded.validation() != null;
        Run run = setAside ? given : given.withValidation(STANDARD_VALIDATION);
        Split split = run.split(loaded);
        Abilities abilities = Abilities.of(run, split);
        search.suit(run.task(), abilities).forEach(this::say);
        SearchPlan plan = search.plan(new Subject(run, split, search.judge()));
        Tuned tuned = search(plan);
        boolean interrupted = Thread.interrupted();
        folder.write(TRIALS, TrialsCsv.print(tuned));
        tellTrials(tuned);
        Optional<Trial> best = tuned.best();
        if (best.isEmpty()) {
            return withoutResult(tuned, interrupted);
        }
        Finals finals = new Finals(run, split, tuned, seeds);
        List<Outcome> outcomes = interrupted ? List.of() : outcomes(finals);
        String train = Shell.command(arguments(best.get().candidate().on(given), abilities));
        SearchReport report = new SearchReport(plan, tuned, finals.results(outcomes));
        ReportFiles.write(folder, report.pictures(), report.page(facts(plan), Shell.command(spec), train));
        say("Report: " + folder.path().resolve(ReportFiles.REPORT));
        if (interrupted) {
            say("interrupted: the same command with --resume goes on");
        } else {
            tellFinals(finals, outcomes);
        }
        out(train);
        return Failures.tell(spec.commandLine(), tuned.failures());
    }

    private int withoutResult(Tuned tuned, boolean interrupted) {
        if (interrupted) {
            say("interrupted before any trial had a result: the same command with --resume goes on");
            return Failures.tell(spec.commandLine(), tuned.failures());
        }
        say(
                tuned.failures().isEmpty()
                        ? "all " + tuned.trials().size() + " trials have diverged: search lower rates with --schedule"
                        : "no trial has a result");
        Failures.tell(spec.commandLine(), tuned.failures());
        return ExitCode.SOFTWARE;
    }

    private Tuned search(SearchPlan plan) {
        SearchProgress progress = new SearchProgress(spec.commandLine().getErr());
        Supplier<Lanes> lanes =
                () -> laneOptions.lanes(plan.ahead(), plan.subject().run().task());
        try (Store open = store.open(this::say);
                Executor executor = executors.open(plan.subject(), lanes)) {
            return new Tuner(plan, executor, journal(open, plan), progress).search();
        } finally {
            progress.clear();
        }
    }

    private Journal journal(@Nullable Store open, SearchPlan plan) {
        if (open == null) {
            if (resume) {
                throw new UsageException("--resume needs the run store in which the search was recorded");
            }
            return Journal.inMemory();
        }
        return resume ? StoredSearch.resume(open, out, plan) : StoredSearch.begin(open, out, plan);
    }

    private Facts facts(SearchPlan plan) {
        Run run = plan.subject().run();
        Split split = plan.subject().split();
        Facts facts = Facts.none()
                .with("Task", run.task().toString())
                .with(
                        "Rows",
                        split.train().size() + " to learn from, "
                                + Objects.requireNonNull(split.validation()).size() + " to be judged by, "
                                + split.test().size() + " for the test at the end");
        for (SearchSpace.Arm arm : plan.space().arms()) {
            facts = facts.with("Space", arm.schedule() + (arm.optimizer() == null ? "" : ", " + arm.optimizer()));
        }
        return facts.with("Judge", plan.subject().judge().toString())
                .with("Budget", tenths(plan.budget()) + " epochs, " + run.epochs() + " to a full trial")
                .with("Seed", Long.toString(run.seed()))
                .with("Made by", Version.text() + ", Java " + Runtime.version());
    }

    private void tellTrials(Tuned tuned) {
        TextTable table = new TextTable("validation loss", "epochs", "trial", "optimizer", "schedule");
        tuned.bestFirst().stream().limit(SHOWN).forEach(trial -> {
            Tuned.Step last = tuned.last(trial);
            table.row(
                    String.format(Locale.ROOT, "%.5f", last.result().loss()),
                    Integer.toString(last.leg().to()),
                    Integer.toString(trial.number() + 1),
                    trial.candidate().optimizer(),
                    trial.candidate().schedule());
        });
        out(table.leftAligned().stripTrailing());
        if (!tuned.cuts().isEmpty() && tuned.best().isPresent()) {
            tellCuts(new CutsReport(tuned));
        }
        out(tuned.trials().size() + " trials, " + tuned.finished().size() + " of them to the end; "
                + tenths(tuned.used()) + " of " + tenths(tuned.budget()) + " epochs used.");
    }

    private void tellCuts(CutsReport cuts) {
        out("");
        Chart chart = cuts.picture().chart();
        if (chart.drawable()) {
            out(TerminalChart.of(chart));
        }
        out(text(cuts.table()) + "\n");
        cuts.findings().forEach(this::out);
        out("");
    }

    private static String text(Table table) {
        TextTable text =
                new TextTable(table.columns().stream().map(Table.Column::name).toArray(String[]::new));
        table.rows().forEach(row -> text.row(row.cells().toArray(String[]::new)));
        return text.leftAligned().stripTrailing();
    }

    private static String tenths(double epochs) {
        return Numbers.text(Math.round(10 * epochs) / 10.0);
    }

    /** The best two under several seeds, on the test rows. */
    private List<Outcome> outcomes(Finals finals) {
        Comparison comparison = finals.comparison();
        Lanes lanes = laneOptions.lanes(comparison.runs(), finals.run().task());
        Progress progress = new Progress(spec.commandLine().getErr());
        try (StoreRecording records = store.start("tune", out, this::say)) {
            Comparison.Finished finished = comparison.run(finals.split(), lanes, progress, records);
            progress.clear();
            Interrupts.clear();
            StoreOptions.tell(spec.commandLine(), records);
            return finished.outcomes();
        }
    }

    private void tellFinals(Finals finals, List<Outcome> outcomes) {
        Results results = finals.results(outcomes);
        TextTable table = new TextTable(results.header().toArray(String[]::new));
        for (Outcome outcome : results.outcomes()) {
            table.row(results.cells(outcome).toArray(String[]::new));
        }
        out("\n" + table.toString().stripTrailing());
        finals.note(outcomes).ifPresent(this::out);
        out("");
    }

    /** The flags for {@code anneal train} that make a candidate's run: those given here that it takes, too, and what was found. */
    private List<String> arguments(Run run, Abilities abilities) {
        List<String> arguments = new ArrayList<>(List.of("train"));
        if (file != null) {
            arguments.add(file.toString());
        }
        Set<String> taken = Stream.of(options, tasks)
                .flatMap(flags -> CommandSpec.forAnnotatedObject(flags).optionsMap().keySet().stream())
                .collect(Collectors.toSet());
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (taken.contains(option.longestName())) {
                arguments.add(option.longestName());
                arguments.addAll(option.originalStringValues());
            }
        }
        if (run.optimizer() != null) {
            arguments.addAll(List.of("--optimizer", run.optimizer().toString()));
        }
        arguments.addAll(List.of("--schedule", run.schedule().toString()));
        if (!abilities.saveState()) {
            arguments.addAll(List.of("--checkpoint-every", "none"));
        }
        return arguments;
    }

    private void out(String line) {
        PrintWriter screen = spec.commandLine().getOut();
        screen.println(line);
        screen.flush();
    }

    private void say(String line) {
        Failures.say(spec.commandLine(), line);
    }
}
