package anneal.schedule;

import anneal.describe.About;
import anneal.describe.Default;
import anneal.describe.Formula;
import java.util.List;

/**
 * A phase through given points, travelled on a curve from each to the next: {@code at(at(i)) == values(i)}, bit for bit.
 *
 * @param at the steps of the points, at least two, strictly increasing from 0; before the first its rate is held
 * @param values the rates of the points
 * @param curve the way from each point to the next
 */
@About("Travels through the rates in `values`, which are reached at the steps in `at`.")
@Formula("curve")
public record Points(
        List<Long> at,
        List<Double> values,
        @Default("linear") Curve curve) implements Phase {

    public Points {
        at = List.copyOf(at);
        values = List.copyOf(values);
        Require.that(at.size() >= 2, "points must be at least two", at.size());
        Require.that(at.get(0) >= 0, "at must begin at 0 or later", at);
        Require.increasing("at", at.get(0) == 0 ? at.subList(1, at.size()) : at);
        Require.that(
                values.size() == at.size(),
                "values must be as many as the steps of at",
                values.size() + " and " + at.size());
        for (int i = 0; i < values.size(); i++) {
            Require.rate("each of values", values.get(i));
            if (i > 0) {
                curve.check(values.get(i - 1), values.get(i));
            }
        }
    }

    @Override
    public long steps() {
        return at.get(at.size() - 1);
    }

    /** The rate of the last point that is reached, or of the first one. */
    public double from(long step) {
        return values.get(Math.max(0, Places.reached(at, step) - 1));
    }

    /** The rate of the next point, or of the last one. */
    public double to(long step) {
        return values.get(Math.min(at.size() - 1, Places.reached(at, step)));
    }

    /** The part of the way between the two that is behind. */
    public double p(long step) {
        int next = Places.reached(at, step);
        return inside(next) ? (double) (step - at.get(next - 1)) / length(next) : 0;
    }

    @Override
    public double at(long step) {
        Require.step(step);
        return value(Places.reached(at, step), p(step));
    }

    @Override
    public double atTime(double time) {
        int next = Places.reached(at, (long) time);
        return value(next, inside(next) ? (time - at.get(next - 1)) / length(next) : 0);
    }

    private double value(int next, double progress) {
        if (progress == 0) {
            return values.get(Math.max(0, next - 1));
        }
        return curve.between(values.get(next - 1), values.get(next), progress);
    }

    private boolean inside(int next) {
        return next > 0 && next < at.size();
    }

    private long length(int next) {
        return at.get(next) - at.get(next - 1);
    }

    @Override
    public Trend trend() {
        return curve.oneWay() ? trend(values) : Trend.ANY;
    }

    @Override
    public long nextChange(long step) {
        int reached = Math.max(1, Places.reached(at, step));
        for (int i = reached; i < at.size(); i++) {
            if (!values.get(i).equals(values.get(i - 1))) {
                return Change.after(Math.max(step, at.get(i - 1)));
            }
        }
        return NEVER;
    }

    static Trend trend(List<Double> values) {
        Trend trend = Trend.STILL;
        for (int i = 1; i < values.size(); i++) {
            trend = trend.and(Trend.between(values.get(i - 1), values.get(i)));
        }
        return trend;
    }
}
