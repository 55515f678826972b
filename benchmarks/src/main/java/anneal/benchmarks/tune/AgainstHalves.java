package anneal.benchmarks.tune;

import anneal.lab.search.Choosing;
import anneal.lab.search.Judge;
import anneal.lab.search.Regime;
import anneal.lab.search.SearchPlan;
import anneal.lab.search.SearchSpace;
import anneal.lab.search.UsualSpace;
import anneal.notation.Space;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Milestones that are found where a constant rate's loss flattens against milestones at 50 % and 75 % with gamma 0.1 and a
 * searched rate, and against a search of rates, milestones and gamma at once: 150 epochs each.
 */
final class AgainstHalves {
    private static final double BUDGET = 150;
    private static final Space RULE = Space.parse("sgd(momentum=0.9)");

    private AgainstHalves() {}

    public static void main(String[] arguments) throws IOException {
        new Contest(AgainstHalves::ways).run(arguments);
    }

    private static Map<String, SearchPlan> ways(Plans plans) {
        Space halves = Space.parse("milestones(p, [50%, 75%]) where p = 1e-3..1 log");
        Map<String, SearchPlan> ways = new LinkedHashMap<>();
        ways.put(
                "cuts",
                search(
                        plans,
                        UsualSpace.constants(RULE),
                        Regime.Cutting.within(BUDGET, plans.workload().run().epochs(), List.of(0.3, 0.1, 0.03))));
        ways.put("halves", search(plans, halves, plans.thirds()));
        ways.put("searched", search(plans, UsualSpace.schedules(List.of("milestones"), RULE), plans.thirds()));
        return ways;
    }

    private static SearchPlan search(Plans plans, Space schedules, Regime regime) {
        SearchSpace space = plans.space(new SearchSpace.Arm(RULE, schedules));
        return plans.with(space, Choosing.Method.TPE, regime, Judge.RANK_SUM, BUDGET);
    }
}
