package anneal.cli;

import anneal.dialect.Specs.Spec;
import anneal.notation.Controls;
import anneal.notation.Json;
import anneal.notation.Settings;
import anneal.optim.Optimizer;
import anneal.question.Finding;
import anneal.question.Lint;
import anneal.question.RunFacts;
import anneal.question.Severity;
import anneal.schedule.RateUse;
import anneal.train.HyperParameters;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anneal lint}: what looks wrong with a schedule in a run, before the run. */
@Command(
        name = "lint",
        description = {
            "Checks a schedule against the run it is meant for. Exit code 1 if there is a warning or an error.",
            "Example: anneal lint 'cosine(0.1, 90)' --epochs 90 --updates-per-epoch 391"
        },
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SCHEDULE", description = "a schedule as text")
    private String text = "";

    @Mixin
    private SpecOptions options = new SpecOptions();

    @Option(names = "--epochs", paramLabel = "N", description = "epochs of the run (with --updates-per-epoch)")
    private @Nullable Long epochs;

    @Option(
            names = "--accumulation",
            paramLabel = "N",
            defaultValue = "1",
            description = "batches whose gradients make one update")
    private int accumulation;

    @Option(
            names = "--resumed-from",
            paramLabel = "N",
            description = "updates of the run that a checkpoint was made for")
    private @Nullable Long resumedFrom;

    @Option(names = "--optimizer", paramLabel = "RULE", description = "the run's update rule, such as prodigy")
    private @Nullable String optimizer;

    @Option(names = "--json", description = "a JSON object for each finding")
    private boolean json;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RunFacts run = facts();
        PrintWriter out = spec.commandLine().getOut();
        Severity worst = Severity.NOTE;
        for (Map.Entry<String, List<Finding>> group : findings(run).entrySet()) {
            for (Finding finding : group.getValue()) {
                out.println(json ? json(group.getKey(), finding) : prefix(group.getKey()) + finding);
                worst = finding.severity().compareTo(worst) < 0 ? finding.severity() : worst;
            }
        }
        out.flush();
        return worst == Severity.NOTE ? 0 : 1;
    }

    /** What is to be said of the rates of each group; what is in none, or has no groups, is called "". */
    private Map<String, List<Finding>> findings(RunFacts run) throws IOException {
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        if (!options.isOwn()) {
            for (Spec group : options.withSteps(run.updates()).read(List.of(text))) {
                findings.put(group.group(), Lint.of(group.rate().schedule(), run));
            }
            return findings;
        }
        Settings settings = Settings.parse(text);
        List<Finding> ofRun = new ArrayList<>(Lint.of(settings.rate(), run));
        findings.put(Controls.RUN, ofRun);
        if (settings.isRate()) {
            return findings;
        }
        Controls controls = settings.resolve(run.clock());
        for (String group : settings.groups()) {
            findings.put(group, Lint.of(controls.rate(group).schedule(), run));
        }
        refused(controls, run.updates()).ifPresent(finding -> ofRun.add(0, finding));
        return findings;
    }

    /** What the optimizer does not take of the other settings. */
    private Optional<Finding> refused(Controls controls, long updates) {
        if (optimizer == null) {
            return Optional.empty();
        }
        for (HyperParameters extreme :
                List.of(HyperParameters.least(controls, updates), HyperParameters.most(controls, updates))) {
            try {
                Optimizer.parse(optimizer).with(extreme.others());
                extreme.groups()
                        .values()
                        .forEach(group -> Optimizer.parse(optimizer).with(group.others()));
            } catch (IllegalArgumentException e) {
                return Optional.of(new Finding(Severity.ERROR, "setting-refused", 0, String.valueOf(e.getMessage())));
            }
        }
        return Optional.empty();
    }

    private static String prefix(String group) {
        return group.isEmpty() ? "" : "group " + group + ": ";
    }

    private RunFacts facts() {
        RunFacts run;
        if (epochs != null) {
            if (options.updatesPerEpoch() == 0) {
                throw new Failures.UsageException("--epochs needs --updates-per-epoch");
            }
            run = RunFacts.ofEpochs(epochs, options.updatesPerEpoch());
        } else {
            long updates = options.steps(List.of(text));
            run = options.updatesPerEpoch() == 0
                    ? RunFacts.ofUpdates(updates)
                    : new RunFacts(updates, options.updatesPerEpoch(), 1, 0, "", RateUse.SCHEDULED);
        }
        run = run.withAccumulation(accumulation);
        run = resumedFrom == null ? run : run.resumedFrom(resumedFrom);
        if (optimizer == null) {
            return run;
        }
        Optimizer rule = Optimizer.parse(optimizer);
        return run.withOptimizer(rule.toString(), rule.rateUse());
    }

    private static String json(String group, Finding finding) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (!group.isEmpty()) {
            object.put("group", group);
        }
        object.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        object.put("code", finding.code());
        object.put("step", finding.step());
        object.put("message", finding.message());
        return Json.write(object);
    }
}
