package anneal.feedback;

import anneal.describe.About;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link Greedy} has seen.
 *
 * @param rule when to move and by how much
 * @param best the best value so far; infinite before the first
 * @param good improvements in a row
 * @param bad values in a row without improvement
 * @param cooling values left after a cut that are not looked at
 * @param settling values left after a raise that are not looked at
 * @param moves the moves since the start or the last reset, in runs: 3 for three raises, -2 for two cuts
 * @param spent cuts that found every rate at the floor since the last raise
 * @param seen values observed so far
 * @param judged the value judged last, a mean where {@code rule.window()} is above 1; NaN before the first
 * @param move what that value led to
 * @param recent the values in the window, the oldest first; empty where the window is 1
 */
@About("What a greedy rule has seen.")
public record GreedyState(
        Greedy rule,
        double best,
        int good,
        int bad,
        int cooling,
        int settling,
        List<Long> moves,
        int spent,
        long seen,
        double judged,
        Move move,
        List<Double> recent)
        implements State {

    /** What one value led to. */
    public enum Move {
        /** Nothing. */
        NONE,
        /** The rate was lowered. */
        CUT,
        /** The rate was raised. */
        RAISE,
        /** All started over. */
        RESET
    }

    public GreedyState {
        moves = List.copyOf(moves);
        recent = List.copyOf(recent);
        Require.that(!Double.isNaN(best), "best must be a number", best);
        Require.upTo("good", good, rule.patience());
        Require.upTo("bad", bad, rule.patience());
        Require.upTo("cooling", cooling, rule.cooldown());
        Require.upTo("settling", settling, rule.settle());
        Require.that(!moves.contains(0L), "moves must not contain 0", moves);
        Require.notNegative("spent", spent);
        Require.notNegative("seen", seen);
        Require.that(
                recent.size() <= (rule.window() == 1 ? 0 : rule.window()),
                "recent must fit the window of " + rule.window(),
                recent);
    }

    @Override
    public GreedyState observe(double metric, double... planned) {
        if (!rule.nan().admits(metric)) {
            return silent();
        }
        List<Double> window = windowWith(metric);
        double value = window.isEmpty() ? metric : mean(window);
        if (cooling > 0 || settling > 0) {
            int nowSettling = cooling > 0 ? settling : settling - 1;
            return next(best, 0, 0, Math.max(0, cooling - 1), nowSettling, moves, spent, value, Move.NONE, window);
        }
        boolean improved = rule.improves(value, best);
        double newBest = improved ? value : best;
        int newGood = improved ? good + 1 : 0;
        int newBad = improved ? 0 : bad + 1;
        if (newGood > rule.patience()) {
            return next(newBest, 0, 0, 0, rule.settle(), with(1), 0, value, Move.RAISE, window);
        }
        if (newBad > rule.patience()) {
            return cut(value, window, planned);
        }
        return next(newBest, newGood, newBad, 0, 0, moves, spent, value, Move.NONE, window);
    }

    private GreedyState cut(double value, List<Double> window, double... planned) {
        GreedyState cut = next(best, 0, 0, rule.cooldown(), 0, with(-1), spent, value, Move.CUT, window);
        if (rule.reset() == 0 || !cut.atFloor(planned)) {
            return cut;
        }
        if (spent + 1 < rule.reset()) {
            return next(best, 0, 0, rule.cooldown(), 0, with(-1), spent + 1, value, Move.CUT, window);
        }
        double worst = Metric.worst(rule.maximize());
        return next(worst, 0, 0, rule.cooldown(), 0, List.of(), 0, value, Move.RESET, List.of());
    }

    private GreedyState next(
            double newBest,
            int newGood,
            int newBad,
            int newCooling,
            int newSettling,
            List<Long> newMoves,
            int newSpent,
            double value,
            Move newMove,
            List<Double> window) {
        return new GreedyState(
                rule,
                newBest,
                newGood,
                newBad,
                newCooling,
                newSettling,
                newMoves,
                newSpent,
                seen + 1,
                value,
                newMove,
                window);
    }

    private boolean atFloor(double... planned) {
        for (double eta : planned) {
            if (apply(eta) > rule.floor()) {
                return false;
            }
        }
        return planned.length > 0;
    }

    private List<Double> windowWith(double metric) {
        if (rule.window() == 1) {
            return List.of();
        }
        List<Double> window =
                new ArrayList<>(recent.size() < rule.window() ? recent : recent.subList(1, recent.size()));
        window.add(metric);
        return window;
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    private List<Long> with(int move) {
        List<Long> longer = new ArrayList<>(moves);
        int end = longer.size() - 1;
        if (end >= 0 && longer.get(end) > 0 == move > 0) {
            longer.set(end, longer.get(end) + move);
        } else {
            longer.add((long) move);
        }
        return longer;
    }

    @Override
    public double apply(double eta) {
        double rate = eta;
        for (long run : moves) {
            for (long i = 0; i < Math.abs(run); i++) {
                double next = rule.moved(rate, run > 0);
                if (next == rate) {
                    break;
                }
                rate = next;
            }
        }
        return rate;
    }

    /** Never: the rate may always rise again. */
    @Override
    public boolean finished(double eta) {
        return false;
    }

    @Override
    public String decision() {
        int count = rule.patience() + 1;
        return switch (move) {
            case NONE -> "";
            case CUT ->
                "cut at value " + seen + ": " + count + " in a row no better than " + best + ", the last " + judged;
            case RAISE ->
                "raise at value " + seen + ": " + count + " in a row were the best so far, the last " + judged;
            case RESET -> "reset at value " + seen + ": cut " + rule.reset() + " times at the floor";
        };
    }

    @Override
    public GreedyState silent() {
        return move == Move.NONE
                ? this
                : new GreedyState(
                        rule, best, good, bad, cooling, settling, moves, spent, seen, judged, Move.NONE, recent);
    }
}
