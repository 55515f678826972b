package anneal.lab.search;

import anneal.data.Shapes;
import anneal.data.Split;
import anneal.lab.Lanes;
import anneal.lab.Run;
import anneal.lab.RunFile;
import anneal.notation.Space;
import anneal.train.Ending;
import java.util.List;

/** Small searches for the tests. */
final class Searches {
    static final Run RUN = RunFile.parse("epochs = 6\nbatch = 32\nhidden = [9]\nvalidation = \"25%\"\n", "test");
    static final Split SPLIT = RUN.split(new Shapes(240, 60, 0).generate());
    static final String SPACE =
            "{peak, cosine(peak, 100%), hold(peak, 4ep) then linear(peak, 2ep)} where peak = {0.1, 0.01, 0.3..3 log}";

    private Searches() {}

    static Subject subject(Judge judge, long seed) {
        return new Subject(RUN.withSeed(seed), SPLIT, judge);
    }

    static SearchSpace space(String schedule, String... optimizers) {
        List<SearchSpace.Arm> arms =
                List.of(optimizers.length == 0 ? new String[] {"sgd(momentum=0.9)"} : optimizers).stream()
                        .map(optimizer -> new SearchSpace.Arm(Space.parse(optimizer), Space.parse(schedule)))
                        .toList();
        return new SearchSpace(arms, RUN, RUN.clock(SPLIT.train()));
    }

    static SearchPlan plan(Subject subject, Choosing.Method method, Regime regime, double budget) {
        return new SearchPlan(subject, space(SPACE), Choosing.by(method), regime, budget, SearchPlan.AHEAD);
    }

    static Tuned search(SearchPlan plan, int lanes, Journal journal) {
        try (LocalExecutor executor = new LocalExecutor(plan.subject(), new Lanes(lanes, 1))) {
            return new Tuner(plan, executor, journal, tuned -> {}).search();
        }
    }

    /** A result of a leg that was trained to its end. */
    static Result result(double loss, double averaged, double epochs) {
        return new Result(Ending.COMPLETE, loss, 0.5, averaged, loss, epochs, 0);
    }

    /** What a step is but for the time it took. */
    static Result timeless(Result result) {
        return new Result(
                result.ending(),
                result.loss(),
                result.accuracy(),
                result.averagedLoss(),
                result.probedLoss(),
                result.epochs(),
                0);
    }

    /** What a search had written down when it was killed. */
    static Journal killedAfter(Tuned tuned, int steps) {
        Journal journal = Journal.inMemory();
        tuned.steps().stream().limit(steps).forEach(step -> journal.record(step.leg(), step.result()));
        return journal;
    }
}
