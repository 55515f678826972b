package anneal.feedback;

import anneal.describe.About;
import anneal.describe.Default;
import java.util.List;

/**
 * GreedyLR: lower the rate while the metric does not improve, and raise it while it does.
 *
 * <p>After more than {@code patience} values in a row without improvement the rate is multiplied by {@code factor}, after
 * more than {@code patience} improvements in a row it is divided by it, between {@code floor} and {@code cap}. Once
 * {@code reset} cuts have found every rate at the floor with no raise between them, all starts over. The rule and the
 * defaults are those of Transformers, but that a threshold that is a share works for negative metrics, too, and a mean is
 * summed anew each time, so that it forgets a NaN that has left the window.
 *
 * @param factor what the rate is multiplied or divided by, in (0, 1)
 * @param patience values of a kind that are put up with, at least 0
 * @param threshold how much better is better as a share of the best value's size, finite and not negative
 * @param amount how much better is better as an amount, added to the share; finite and not negative
 * @param cooldown values after a cut that are not looked at, at least 0
 * @param settle values after a raise that are not looked at, at least 0; Transformers calls it warmup
 * @param floor the rate below which no cut goes, finite and not negative
 * @param cap the rate above which no raise goes, at least the floor; may be infinite
 * @param eps a move that changes the rate by no more than this is not made, finite and not negative
 * @param window values whose mean is judged, at least 1
 * @param reset cuts at the floor after which all starts over; 0 for never
 * @param maximize whether larger is better, as for accuracy
 * @param nan what becomes of a metric that is not a number
 * @see <a href="https://arxiv.org/abs/2512.14527">GreedyLR: A Novel Adaptive Learning Rate Scheduler, 2025</a>
 */
@About("Multiplies the rate by `factor` after more than `patience` values that were no improvement,"
        + " and divides it by `factor` after as many that were.")
public record Greedy(
        @Default("0.95") double factor,
        @Default("10") int patience,
        @Default("0") double threshold,
        @Default("1e-6") double amount,
        @Default("0") int cooldown,
        @Default("0") int settle,
        @Default("1e-3") double floor,
        @Default("1") double cap,
        @Default("1e-8") double eps,
        @Default("1") int window,
        @Default("500") int reset,
        @Default("false") boolean maximize,
        @Default("bad") Nan nan)
        implements Rule {

    public Greedy {
        Require.factor(factor);
        Require.notNegative("patience", patience);
        Require.notNegative("threshold", threshold);
        Require.notNegative("amount", amount);
        Require.notNegative("cooldown", cooldown);
        Require.notNegative("settle", settle);
        Require.notNegative("floor", floor);
        Require.that(cap >= floor, "cap must be >= floor", cap);
        Require.notNegative("eps", eps);
        Require.that(window >= 1, "window must be >= 1", window);
        Require.notNegative("reset", reset);
    }

    /** The rule with the defaults of Transformers. */
    public static Greedy standard() {
        return new Greedy(0.95, 10, 0, 1e-6, 0, 0, 1e-3, 1, 1e-8, 1, 500, false, Nan.BAD);
    }

    @Override
    public GreedyState start() {
        return new GreedyState(
                this,
                Metric.worst(maximize),
                0,
                0,
                0,
                0,
                List.of(),
                0,
                0,
                Double.NaN,
                GreedyState.Move.NONE,
                List.of());
    }

    boolean improves(double value, double best) {
        return Metric.improves(value, best, threshold, amount, maximize);
    }

    /** The rate after one move; the same rate where a bound or eps forbids it. */
    double moved(double eta, boolean up) {
        double next = up ? Math.min(eta / factor, cap) : Math.max(eta * factor, floor);
        return (up ? next - eta : eta - next) > eps ? next : eta;
    }
}
