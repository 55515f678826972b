package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;

/**
 * A triangle wave whose height falls exponentially with the updates, {@code low + (high - low) rise gamma^t} with
 * {@code rise} going from 0 to 1 in {@code up} updates and back in {@code down}.
 *
 * @param low the rate at the feet of the triangles, finite and not negative
 * @param high the rate the first peak would have without {@code gamma}, at least {@code low}
 * @param up updates from a foot to a peak, at least 1
 * @param down updates from a peak to a foot, at least 1
 * @param gamma the factor of one update, in (0, 1]
 * @see <a href="https://arxiv.org/abs/1506.01186">Smith, 2015, section 3</a>
 */
@About("A triangle wave between `low` and `high`, its height multiplied by `gamma` each update.")
@Formula("low + (high - low) * rise * gamma^t")
public record ExpRange(double low, double high, long up, long down, double gamma) implements Schedule {

    public ExpRange {
        Require.rate("low", low);
        Require.rate("high", high);
        Require.that(high >= low, "high must be >= low", high + " and " + low);
        Require.atLeastOne("up", up);
        Require.atLeastOne("down", down);
        Require.that(Change.plus(up, down) != NEVER, "up and down must fit a long", up + " and " + down);
        Require.fraction("gamma", gamma);
    }

    /** How far up the triangle the step is, from 0 to 1. */
    public double rise(long step) {
        return rise((double) (step % (up + down)));
    }

    private double rise(double place) {
        return place <= up ? place / up : (up + down - place) / down;
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return low + (high - low) * rise(step) * Math.pow(gamma, (double) step);
    }

    @Override
    public double atTime(double time) {
        return low + (high - low) * rise(time % (up + down)) * Math.pow(gamma, time);
    }
}
