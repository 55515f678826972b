package anneal.benchmarks.tune;

import anneal.lab.search.Choosing;
import anneal.lab.search.Judge;
import anneal.lab.search.Regime;
import anneal.lab.search.SearchPlan;
import anneal.lab.search.SearchSpace;
import anneal.notation.Space;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tuning with 150 epochs against an exhaustive grid of 345 and against random search with 150.
 *
 * <p>The grid: 7 constant rates (1, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0001), and 0.03, 0.01, 0.003, 0.001 under milestones at
 * 50 % and 75 %, cosine, linear and inverse square root, 15 epochs each.
 */
final class AgainstGrid {
    private static final double BUDGET = 150;
    private static final int GRID = 345;
    private static final String FAMILIES =
            "{1, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0001, milestones(p, [50%, 75%]), cosine(p, 100%),"
                    + " linear(p, 100%), inverseSqrt(p, timescale=1ep)} where p = {0.03, 0.01, 0.003, 0.001}";

    private AgainstGrid() {}

    public static void main(String[] arguments) throws IOException {
        new Contest(AgainstGrid::ways).run(arguments);
    }

    private static Map<String, SearchPlan> ways(Plans plans) {
        Map<String, SearchPlan> ways = new LinkedHashMap<>();
        ways.put("tune", plans.usual(BUDGET));
        ways.put("grid", grid(plans));
        ways.put("random", plans.random(BUDGET));
        return ways;
    }

    private static SearchPlan grid(Plans plans) {
        SearchSpace space = plans.space(new SearchSpace.Arm(Space.parse("sgd(momentum=0.9)"), Space.parse(FAMILIES)));
        return plans.with(space, Choosing.Method.GRID, new Regime.Full(), Judge.AS_IS, GRID);
    }
}
