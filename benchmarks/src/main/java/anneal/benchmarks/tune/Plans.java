package anneal.benchmarks.tune;

import anneal.lab.Run;
import anneal.lab.search.Choosing;
import anneal.lab.search.Judge;
import anneal.lab.search.Regime;
import anneal.lab.search.SearchPlan;
import anneal.lab.search.SearchSpace;
import anneal.lab.search.Subject;
import anneal.lab.search.UsualSpace;
import anneal.notation.Space;
import java.util.List;

/**
 * Searches of a workload under a seed, as {@code anneal tune} makes them.
 *
 * @param workload what is tuned
 * @param seed of the search, and of its trials
 */
record Plans(Workload workload, long seed) {

    /** What the command does without flags. */
    SearchPlan usual(double budget) {
        return with(
                usualSpace(UsualSpace.names(), "sgd(momentum=0.9)"),
                Choosing.Method.TPE,
                thirds(),
                Judge.RANK_SUM,
                budget);
    }

    /** Full runs of random candidates. */
    SearchPlan random(double budget) {
        return with(
                usualSpace(UsualSpace.names(), "sgd(momentum=0.9)"),
                Choosing.Method.RANDOM,
                new Regime.Full(),
                Judge.AS_IS,
                budget);
    }

    Regime thirds() {
        return Regime.Halving.thirds(workload.run().epochs());
    }

    SearchPlan with(SearchSpace space, Choosing.Method method, Regime regime, Judge judge, double budget) {
        Subject subject = new Subject(workload.seeded(seed), workload.split(seed), judge);
        return new SearchPlan(subject, space, Choosing.by(method), regime, budget, SearchPlan.AHEAD);
    }

    SearchSpace usualSpace(List<String> families, String optimizer) {
        Space rule = Space.parse(optimizer);
        return space(new SearchSpace.Arm(rule, UsualSpace.schedules(families, rule)));
    }

    SearchSpace space(SearchSpace.Arm arm) {
        Run run = workload.seeded(seed);
        return new SearchSpace(List.of(arm), run, run.clock(workload.split(seed).train()));
    }
}
