package anneal.cli;

import anneal.cli.SpecOptions.Spec;
import anneal.notation.Json;
import anneal.question.Finding;
import anneal.question.Lint;
import anneal.question.RunFacts;
import anneal.question.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    @Option(names = "--optimizer", paramLabel = "NAME", description = "the optimizer's name, such as prodigy")
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
        for (Spec named : options.withSteps(run.updates()).read(List.of(text))) {
            List<Finding> findings = options.isOwn()
                    ? Lint.of(options.plan(text), run)
                    : Lint.of(named.rate().schedule(), run);
            for (Finding finding : findings) {
                out.println(json ? json(finding) : finding.toString());
                worst = finding.severity().compareTo(worst) < 0 ? finding.severity() : worst;
            }
        }
        out.flush();
        return worst == Severity.NOTE ? 0 : 1;
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
                    : new RunFacts(updates, options.updatesPerEpoch(), 1, 0, "");
        }
        run = run.withAccumulation(accumulation);
        run = resumedFrom == null ? run : run.resumedFrom(resumedFrom);
        return optimizer == null ? run : run.withOptimizer(optimizer);
    }

    private static String json(Finding finding) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        object.put("code", finding.code());
        object.put("step", finding.step());
        object.put("message", finding.message());
        return Json.write(object);
    }
}
