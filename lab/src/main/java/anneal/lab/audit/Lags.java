package anneal.lab.audit;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/**
 * Finds where a schedule lost step with the updates: the lags {@code d} with {@code rate[i] = p(step[i] - d[i])} that
 * change as seldom as possible.
 *
 * <p>The path with the least sum of squared errors, each at most {@link #WORST}, plus {@link #CHANGE} for every change, by
 * dynamic programming over all lags up to {@link #MOST} either way.
 */
final class Lags {
    static final int MOST = 64;

    private static final int STATES = 2 * MOST + 1;
    private static final double CHANGE = 20;
    private static final double WORST = 1e6;

    private final Applied applied;
    private final LongToDoubleFunction planned;

    Lags(Applied applied, LongToDoubleFunction planned) {
        this.applied = applied;
        this.planned = planned;
    }

    /** The lag at every logged update. */
    int[] find() {
        int size = applied.size();
        byte[][] from = new byte[size][STATES];
        double[] cost = new double[STATES];
        Arrays.fill(cost, CHANGE);
        cost[MOST] = 0;
        for (int i = 0; i < size; i++) {
            int best = least(cost);
            double change = cost[best] + CHANGE;
            for (int state = 0; state < STATES; state++) {
                boolean stays = cost[state] <= change;
                from[i][state] = (byte) (stays ? state - MOST : best - MOST);
                cost[state] = Math.min(cost[state], change) + error(i, state - MOST);
            }
        }
        int[] lags = new int[size];
        int state = least(cost);
        for (int i = size - 1; i >= 0; i--) {
            lags[i] = state - MOST;
            state = from[i][state] + MOST;
        }
        return lags;
    }

    private double error(int i, int lag) {
        double error = applied.error(i, planned.applyAsDouble(Math.max(0, applied.steps[i] - lag)));
        return Math.min(WORST, error * error);
    }

    /** The cheapest state; of several the one nearest to no lag. */
    private static int least(double[] cost) {
        int best = MOST;
        for (int away = 1; away <= MOST; away++) {
            best = cost[MOST - away] < cost[best] ? MOST - away : best;
            best = cost[MOST + away] < cost[best] ? MOST + away : best;
        }
        return best;
    }
}
