package anneal.cli;

import anneal.cli.Failures.UsageException;
import anneal.lab.Run;
import anneal.lab.search.Abilities;
import anneal.lab.search.Choosing;
import anneal.lab.search.Judge;
import anneal.lab.search.Regime;
import anneal.lab.search.SearchPlan;
import anneal.lab.search.SearchSpace;
import anneal.lab.search.Subject;
import anneal.lab.search.UsualSpace;
import anneal.notation.Clock;
import anneal.notation.Length;
import anneal.notation.Space;
import anneal.notation.Unit;
import anneal.optim.Optimizer;
import anneal.train.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say what is searched, and how. */
final class SearchOptions {
    private static final int BUDGET_IN_TRIALS = 10;
    private static final int GENERATIONS = 5;
    private static final String MILESTONES = "milestones";

    /** How long trials are trained. */
    enum Stopping {
        ASHA,
        HYPERBAND,
        PBT,
        CUTS,
        NONE
    }

    @Option(
            names = "--schedule",
            paramLabel = "SPACE",
            description = "what schedules to try: ranges a..b (with log or int), alternatives {a, b}, such as"
                    + " 'cosine(1e-3..1 log, 100%%)'; names are explained behind where:"
                    + " 'hold(p, 50%%) then linear(p, 50%%) where p = 0.01..1 log'")
    private @Nullable String schedule;

    @Option(
            names = "--family",
            paramLabel = "NAME",
            split = ",",
            description = "of the usual schedules only these: constant, milestones, linear, cosine, inverseSqrt, wsd;"
                    + " milestones alone, without --stopping, means --stopping cuts")
    private @Nullable List<String> families;

    @Option(
            names = "--optimizer",
            paramLabel = "SPACE",
            description = "an update rule, such as 'sgd(momentum=0.8..0.99)'; may be repeated (default: the run's)")
    private List<String> optimizers = new ArrayList<>();

    @Option(
            names = "--budget",
            paramLabel = "LENGTH",
            description = "epochs in all, such as 150ep (default: ten full trials)")
    private @Nullable String budget;

    @Option(
            names = "--sampler",
            paramLabel = "NAME",
            defaultValue = "tpe",
            description = "how candidates are chosen: tpe (default), random or grid")
    private String sampler = "tpe";

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "5",
            description = "numbers of each range that a grid tries (default 5)")
    private int points;

    @Option(
            names = "--stopping",
            paramLabel = "NAME",
            description = "asha (default): only the better third goes on after each rung; hyperband: brackets of that;"
                    + " pbt: a population of rates evolves; cuts: constant rates are cut where their loss flattens; none:"
                    + " every trial goes to the end")
    private @Nullable Stopping stopping;

    @Option(
            names = "--factors",
            paramLabel = "F",
            split = ",",
            defaultValue = "0.3,0.1,0.03",
            description = "by which --stopping cuts tries to cut a rate (default 0.3,0.1,0.03)")
    private List<Double> factors = List.of();

    @Option(
            names = "--rungs",
            paramLabel = "EPOCHS",
            split = ",",
            description = "epochs after which trials are judged (default: a third and two thirds of the run)")
    private @Nullable List<Integer> rungs;

    @Option(
            names = "--judge",
            paramLabel = "NAME",
            description =
                    "by what, on the validation rows: as-is, average (of the last epoch's weights), probe (after a"
                            + " cooldown of an epoch) or rank-sum (of the first two, default)")
    private @Nullable String judge;

    @Option(
            names = "--ahead",
            paramLabel = "N",
            defaultValue = "4",
            description = "trials that may wait for each other's results, at least as many as run at once (default 4)")
    private int ahead;

    private Stopping stopping() {
        Stopping usual = milestonesAlone() && rungs == null ? Stopping.CUTS : Stopping.ASHA;
        return stopping == null ? usual : stopping;
    }

    private boolean milestonesAlone() {
        return List.of(MILESTONES).equals(families);
    }

    /** The judge. */
    Judge judge() {
        return judge == null ? Judge.RANK_SUM : Judge.parse(judge);
    }

    /**
     * Suits what was not given to what a task's learners can do.
     *
     * @return what that changes, a line each
     * @throws UsageException if something was given that they cannot do
     */
    List<String> suit(Task task, Abilities abilities) {
        if (!abilities.showWeights() && judge != null && judge().averages()) {
            throw new UsageException("--judge must be as-is or probe with " + task
                    + ", whose learners do not show their weights, but was " + judge);
        }
        if (!abilities.saveState() && stopping != null && stopping != Stopping.NONE) {
            throw new UsageException("--stopping must be none with " + task
                    + ", whose learners cannot save their state and go back to it, but was " + name(stopping));
        }
        List<String> changes = new ArrayList<>();
        if (!abilities.showWeights() && judge == null) {
            judge = Judge.AS_IS.toString();
            changes.add("learners of " + task + " do not show their weights: trials are judged by --judge as-is");
        }
        if (!abilities.saveState() && stopping == null) {
            stopping = Stopping.NONE;
            changes.add("learners of " + task + " cannot save their state and go back to it: every trial is trained to"
                    + " the end, as by --stopping none");
        }
        return changes;
    }

    /** All that the search follows from. */
    SearchPlan plan(Subject subject) {
        Run run = subject.run();
        Clock clock = run.clock(subject.split().train());
        return new SearchPlan(
                subject,
                new SearchSpace(arms(run), run, clock),
                new Choosing(Choosing.Method.parse(sampler), points),
                regime(run),
                epochs(run),
                ahead);
    }

    private List<SearchSpace.Arm> arms(Run run) {
        if (schedule != null && families != null) {
            throw new UsageException("--schedule and --family must not both be given");
        }
        if (families != null && constantRates() && !(stopping() == Stopping.CUTS && milestonesAlone())) {
            throw new UsageException("--family must be left out with --stopping " + name(stopping())
                    + ", which makes schedules of constant rates");
        }
        if (optimizers.isEmpty()) {
            Optimizer rule = run.optimizer();
            return List.of(arm(rule == null ? null : Space.parse(rule.toString())));
        }
        return optimizers.stream().map(Space::parse).map(this::arm).toList();
    }

    private SearchSpace.Arm arm(@Nullable Space optimizer) {
        List<String> named = families != null ? families : UsualSpace.names();
        return new SearchSpace.Arm(
                optimizer,
                schedule != null
                        ? Space.parse(schedule)
                        : constantRates() ? UsualSpace.constants(optimizer) : UsualSpace.schedules(named, optimizer));
    }

    /** Whether what is drawn are rates, of which the search itself makes schedules. */
    private boolean constantRates() {
        return stopping() == Stopping.PBT || stopping() == Stopping.CUTS;
    }

    private static String name(Stopping stopping) {
        return stopping.name().toLowerCase(Locale.ROOT);
    }

    private Regime regime(Run run) {
        if (stopping() != Stopping.ASHA && rungs != null) {
            throw new UsageException("--rungs must be left out with --stopping " + name(stopping()));
        }
        Regime.Halving thirds = Regime.Halving.thirds(run.epochs());
        return switch (stopping()) {
            case ASHA -> rungs == null ? thirds : new Regime.Halving(rungs, thirds.keep());
            case HYPERBAND -> new Regime.Brackets(thirds.keep());
            case PBT -> new Regime.Evolving(members(run), Math.max(1, run.epochs() / GENERATIONS));
            case CUTS -> Regime.Cutting.within(epochs(run), run.epochs(), factors);
            case NONE -> new Regime.Full();
        };
    }

    private int members(Run run) {
        if (epochs(run) < 2.0 * run.epochs()) {
            throw new UsageException("--budget must be >= " + 2 * run.epochs()
                    + "ep with --stopping pbt, two full trials, but was " + budget);
        }
        return (int) (epochs(run) / run.epochs());
    }

    private double epochs(Run run) {
        if (budget == null) {
            return (double) BUDGET_IN_TRIALS * run.epochs();
        }
        Length length = Length.parse(budget);
        if (length.unit() != Unit.EPOCHS) {
            throw new UsageException(
                    String.format(Locale.ROOT, "--budget must be in epochs, such as 150ep, but was %s", budget));
        }
        return length.amount().doubleValue();
    }
}
