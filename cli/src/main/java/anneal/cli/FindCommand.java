package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.data.Split;
import anneal.find.Findings;
import anneal.find.Findings.Suggested;
import anneal.find.RangeCurve;
import anneal.find.RangeTest;
import anneal.find.Stop;
import anneal.find.Suggestion;
import anneal.find.Sweep;
import anneal.lab.FindingsChart;
import anneal.lab.FindingsJson;
import anneal.lab.Lanes;
import anneal.lab.RateSearch;
import anneal.lab.Run;
import anneal.lab.chart.Chart;
import anneal.lab.chart.Png;
import anneal.lab.chart.Size;
import anneal.lab.chart.Svg;
import anneal.lab.store.StoreRecording;
import anneal.notation.Numbers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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

/** {@code anneal find}: the range test, which says what rate to use. */
@Command(
        name = "find",
        description = {
            "Raises the rate update by update until the loss runs off, and suggests a rate by four rules.",
            "Example: anneal find --data cifar10 --seeds 5"
        },
        mixinStandardHelpOptions = true)
final class FindCommand implements Callable<Integer> {
    private static final String SVG = "range.svg";
    private static final String PNG = "range.png";
    private static final String JSON = "range.json";

    /** Rules further apart than this do not agree. */
    private static final double AGREED = 10;

    @Parameters(arity = "0..1", paramLabel = "RUN.toml", description = "a run file; flags given beside it win")
    private @Nullable Path file;

    @Option(names = "--optimizer", paramLabel = "RULE", description = "an update rule (default sgd(momentum=0.9))")
    private @Nullable String optimizer;

    @Option(names = "--from", paramLabel = "RATE", defaultValue = "1e-5", description = "the first rate (default 1e-5)")
    private double from;

    @Option(names = "--to", paramLabel = "RATE", defaultValue = "10", description = "the last rate (default 10)")
    private double to;

    @Option(names = "--updates", paramLabel = "N", defaultValue = "200", description = "updates (default 200)")
    private int updates;

    @Option(names = "--linear", description = "equal differences between the rates instead of equal ratios")
    private boolean linear;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "tests, with their spread (default 3)")
    private int seeds;

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
            defaultValue = "anneal-find",
            description = "where picture and JSON go (default ./anneal-find)")
    private Path out = Path.of("anneal-find");

    @Option(names = "--force", description = "replace what is there")
    private boolean force;

    @Option(names = "--json", description = "print JSON instead of a table and a picture")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Run run = options.over(tasks.base(file));
        run = optimizer == null ? run : run.withOptimizer(RunOptions.optimizer(optimizer));
        if (run.options().accumulate() != 1 || !run.options().clip().isNone()) {
            throw new UsageException("the range test makes an update of each mini-batch by its gradient as it is:"
                    + " --accumulate must be 1 and --clip none, but were "
                    + run.options().accumulate() + " and " + run.options().clip());
        }
        if (seeds < 1) {
            throw new UsageException("--seeds must be >= 1, but was " + seeds);
        }
        Sweep sweep = linear ? Sweep.linear(from, to, updates) : Sweep.exponential(from, to, updates);
        RateSearch search = new RateSearch(run, RangeTest.of(sweep), seeds);
        OutFolder folder = OutFolder.prepare(out, force, List.of(SVG, PNG, JSON));
        Split split = run.split(run.load());
        Lanes.Finished<RangeCurve> finished;
        try (StoreRecording records = store.start("find", out, line -> Failures.say(spec.commandLine(), line))) {
            finished = search.find(split, laneOptions.lanes(seeds, run.task()), records);
            Interrupts.clear();
            StoreOptions.tell(spec.commandLine(), records);
        }
        if (finished.values().isEmpty()) {
            spec.commandLine().getErr().println("anneal: interrupted before any test had begun; nothing was written");
        } else {
            tell(search, new Findings(List.copyOf(finished.values().values())), folder);
        }
        return Failures.tell(spec.commandLine(), finished.failures());
    }

    private void tell(RateSearch search, Findings findings, OutFolder folder) throws IOException {
        Chart chart = FindingsChart.of(findings);
        String text = FindingsJson.print(search, findings);
        folder.write(JSON, text);
        if (chart.drawable()) {
            folder.write(SVG, Svg.draw(chart, Size.WIDE));
            folder.write(PNG, Png.draw(chart, Size.WIDE));
        }
        PrintWriter screen = spec.commandLine().getOut();
        if (json) {
            screen.println(text);
        } else {
            if (chart.drawable()) {
                screen.print(TerminalChart.of(chart));
            }
            screen.print(table(findings));
            screen.println(verdict(findings));
        }
        screen.flush();
        spec.commandLine().getErr().println("Saved: " + folder.path().resolve(JSON) + ", " + SVG + ", " + PNG);
    }

    private static TextTable table(Findings findings) {
        TextTable table = new TextTable("rule", "rate", "least", "greatest", "seeds apart by");
        for (Suggestion rule : Suggestion.values()) {
            Suggested suggested = findings.of(rule);
            if (suggested.seeds() == 0) {
                table.row(rule.label(), "none", "", "", "");
            } else {
                table.row(
                        rule.label(),
                        digits(suggested.rate()),
                        digits(suggested.low()),
                        digits(suggested.high()),
                        "x " + digits(suggested.factor()));
            }
        }
        return table;
    }

    private String verdict(Findings findings) {
        long whole = findings.curves().stream()
                .filter(curve -> curve.stop() == Stop.COMPLETE)
                .count();
        String end = whole == 0
                ? ""
                : "\nThe loss did not run off before the last rate: a higher --to may show more (" + whole + " of "
                        + findings.curves().size() + " tests).";
        double disagreement = findings.disagreement();
        if (Double.isNaN(disagreement)) {
            return "No rule has a suggestion: the curve is too short. Try a lower --from." + end;
        }
        String apart = "The rules are apart by a factor of " + digits(disagreement)
                + (disagreement > AGREED ? ": they do not agree, look at the picture." : ".");
        double valley = findings.of(Suggestion.VALLEY).rate();
        String next = Double.isNaN(valley)
                ? ""
                : "\nTry: anneal train" + tasks.flags() + " --schedule 'cosine(" + digits(valley) + ", 100%)'";
        return apart + end + next;
    }

    /** Three digits, for no range test knows more. */
    private static String digits(double value) {
        return Numbers.text(Double.parseDouble(String.format(Locale.ROOT, "%.3g", value)));
    }
}
