package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;

/**
 * A power law of what has been seen, {@code min(max, scale n^exponent)} with {@code n = perUpdate t}, which needs no
 * horizon.
 *
 * <p>The paper's {@code eta = min(eta_max, beta a n^b)} counts tokens: {@code scale} is its {@code beta a} ({@code beta} the
 * batch size), and {@code perUpdate} the tokens of an update. Put a warm-up in front and a cooldown behind.
 *
 * @param max the greatest rate, finite and not negative
 * @param scale finite and above 0
 * @param exponent finite and below 0
 * @param perUpdate what an update adds to the count, at least 1
 * @see <a href="https://arxiv.org/abs/2408.13359">Shen et al., 2024</a>
 */
@About("`scale n^exponent`, at most `max`, where `n` grows by `perUpdate` each update.")
@Formula("min(max, scale * (perUpdate * t)^exponent)")
public record Power(
        double max,
        double scale,
        double exponent,
        @Default("1") long perUpdate) implements Schedule {

    public Power {
        Require.rate("max", max);
        Require.positive("scale", scale);
        Require.that(
                exponent < 0 && exponent > Double.NEGATIVE_INFINITY, "exponent must be finite and below 0", exponent);
        Require.atLeastOne("perUpdate", perUpdate);
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return atTime((double) step);
    }

    @Override
    public double atTime(double time) {
        return Math.min(max, scale * Math.pow(perUpdate * time, exponent));
    }

    @Override
    public Trend trend() {
        return Trend.FALLING;
    }
}
