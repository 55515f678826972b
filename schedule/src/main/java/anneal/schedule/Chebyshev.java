package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Formula;

/**
 * Chebyshev steps in fractal order: the reciprocals of the nodes of a Chebyshev polynomial,
 * {@code 1 / ((1 / low + 1 / high) / 2 - (1 / low - 1 / high) / 2 cos((node - 1/2) pi / steps))}, so ordered that gradient
 * descent with them stays stable.
 *
 * <p>The order is {@code s(1) = [1]} and {@code s(2 n) = [s(n), 2 n + 1 - s(n)]} interlaced.
 *
 * @param low the rate for the steepest direction, above 0: the reciprocal of the largest curvature
 * @param high the rate for the flattest one, at least {@code low}: the reciprocal of the smallest curvature
 * @param steps updates, a power of two
 * @see <a href="https://arxiv.org/abs/2103.01338">Agarwal, Goel and Zhang, 2021</a>
 */
@About("Chebyshev steps between `low` and `high` in fractal order; `steps` is a power of two.")
@Formula("1 / ((1 / low + 1 / high) / 2 - (1 / low - 1 / high) / 2 * cos((node - 0.5) * pi / steps))")
public record Chebyshev(double low, double high, long steps) implements Phase {

    public Chebyshev {
        Require.positive("low", low);
        Require.positive("high", high);
        Require.that(high >= low, "high must be >= low", high + " and " + low);
        Require.that(steps >= 1 && Long.bitCount(steps) == 1, "steps must be a power of two", steps);
    }

    /** Which node is used at a step, from 1. */
    public long node(long step) {
        long place = Math.min(step, steps - 1);
        long node = 1;
        for (long size = 1; size < steps; size *= 2) {
            boolean mirrored = (place & (steps / 2 / size)) != 0;
            node = mirrored ? 2 * size + 1 - node : node;
        }
        return node;
    }

    @Override
    public double at(long step) {
        Require.step(step);
        double middle = (1 / low + 1 / high) / 2;
        double radius = (1 / low - 1 / high) / 2;
        return 1 / (middle - radius * Math.cos((node(step) - 0.5) * Math.PI / steps));
    }

    @Override
    public long nextChange(long step) {
        return step >= steps - 1 ? NEVER : step + 1;
    }
}
