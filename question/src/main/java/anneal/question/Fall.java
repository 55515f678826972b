package anneal.question;

import anneal.notation.Plan;
import anneal.schedule.Constant;
import anneal.schedule.Curve;
import anneal.schedule.Exponential;
import anneal.schedule.InverseSqrt;
import anneal.schedule.InverseTime;
import anneal.schedule.Ramp;
import anneal.schedule.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the one curve or endless shape that made a log in which the rate goes one way. */
final class Fall {
    private static final List<Curve> CURVES = List.of(
            new Curve.Linear(),
            new Curve.Cosine(),
            new Curve.OneMinusSqrt(),
            new Curve.Polynomial(2),
            new Curve.OneMinusSquare(),
            new Curve.Polynomial(0.5),
            new Curve.Polynomial(3),
            new Curve.Polynomial(0.9),
            new Curve.Polynomial(1.5),
            new Curve.Rex(),
            new Curve.ExponentialToEnd());
    private static final long[] PERIODS = {1, 10, 100, 1000, 10_000, 100_000};
    private static final int SEARCH_POINTS = 60;
    private static final int NEIGHBOURS = 25;

    private final RateLog log;
    private final RateLog thin;
    private final double from;

    /**
     * A log on the shape's own clock.
     *
     * @param from the rate at its step 0; NaN where it is not known
     */
    Fall(RateLog log, double from) {
        this.log = log;
        this.from = from;
        thin = thinned(log);
    }

    private static RateLog thinned(RateLog log) {
        int count = Math.min(log.size(), SEARCH_POINTS);
        long[] steps = new long[count];
        double[] rates = new double[count];
        for (int i = 0; i < count; i++) {
            int place = (int) ((long) i * (log.size() - 1) / Math.max(1, count - 1));
            steps[i] = log.steps[place];
            rates[i] = log.rates[place];
        }
        return RateLog.of(steps, rates);
    }

    /** The shapes that agree with the log, simple ones first. */
    List<Schedule> found() {
        List<Schedule> found = new ArrayList<>();
        add(found, constant());
        if (found.isEmpty() && log.size() > 2) {
            add(found, exponential());
            add(found, straight(rate -> 1 / (rate * rate), this::inverseSqrt));
            add(found, straight(rate -> 1 / rate, this::inverseTime));
            for (Curve curve : CURVES) {
                add(found, ramp(curve, lengths(curve)));
            }
        }
        return found;
    }

    private static void add(List<Schedule> found, @Nullable Schedule schedule) {
        if (schedule != null) {
            found.add(schedule);
        }
    }

    private @Nullable Schedule constant() {
        double value = log.rates[0];
        return log.runs().size() == 1 ? rounded(value, Constant::new) : null;
    }

    private @Nullable Schedule rounded(double value, DoubleFunction<Schedule> made) {
        for (double form : Round.forms(value)) {
            Schedule schedule = valid(() -> made.apply(form));
            if (schedule != null && log.agrees(schedule)) {
                return schedule;
            }
        }
        return null;
    }

    private static @Nullable Schedule valid(Supplier<Schedule> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The line through the transformed rates, as intercept and slope, made into a schedule. */
    private @Nullable Schedule straight(DoubleUnaryOperator transform, Line made) {
        if (log.rates[log.size() - 1] <= 0) {
            return null;
        }
        int last = log.size() - 1;
        double first = transform.applyAsDouble(log.rates[0]);
        double slope = (transform.applyAsDouble(log.rates[last]) - first) / (log.steps[last] - log.steps[0]);
        return slope == 0 ? null : made.of(first - slope * log.steps[0], slope);
    }

    /** Makes a schedule of a line. */
    private interface Line {
        @Nullable
        Schedule of(double intercept, double slope);
    }

    private @Nullable Schedule exponential() {
        return straight(Math::log, (intercept, slope) -> {
            for (long period : PERIODS) {
                Schedule schedule = pair(
                        Math.exp(intercept),
                        Math.exp(slope * period),
                        4,
                        (start, gamma) -> new Exponential(start, gamma, period));
                if (schedule != null) {
                    return schedule;
                }
            }
            return pair(Math.exp(intercept), Math.exp(slope), 99, (start, gamma) -> new Exponential(start, gamma, 1));
        });
    }

    private @Nullable Schedule inverseSqrt(double intercept, double slope) {
        for (long scale : nearby(intercept / slope)) {
            Schedule schedule = rounded(1 / Math.sqrt(intercept), peak -> new InverseSqrt(peak, scale));
            if (schedule != null) {
                return schedule;
            }
        }
        return null;
    }

    private @Nullable Schedule inverseTime(double intercept, double slope) {
        for (long period : PERIODS) {
            Schedule schedule = pair(
                    1 / intercept,
                    slope / intercept * period,
                    4,
                    (start, rate) -> new InverseTime(start, rate, period));
            if (schedule != null) {
                return schedule;
            }
        }
        return pair(1 / intercept, slope / intercept, 99, (start, rate) -> new InverseTime(start, rate, 1));
    }

    private static List<Long> nearby(double value) {
        if (!(value >= 1 && value < 1e15)) {
            return List.of();
        }
        long around = Math.max(1, (long) (value * 1e-4));
        return Round.between(Math.round(value) - around, Math.round(value) + around);
    }

    /** Makes a schedule of two numbers. */
    private interface Pair {
        Schedule of(double first, double second);
    }

    /** The pair with the fewest digits, at most so many in each, that agrees with the log. */
    private @Nullable Schedule pair(double first, double second, int digits, Pair made) {
        List<Double> firsts = Round.forms(first);
        List<Double> seconds = Round.forms(second);
        for (int sum = 0; sum < firsts.size() + seconds.size(); sum++) {
            for (int i = Math.max(0, sum - seconds.size() + 1); i <= Math.min(sum, firsts.size() - 1); i++) {
                if (i > digits || sum - i > digits) {
                    continue;
                }
                double a = firsts.get(i);
                double b = seconds.get(sum - i);
                Schedule schedule = valid(() -> made.of(a, b));
                if (schedule != null && log.agrees(schedule)) {
                    return schedule;
                }
            }
        }
        return null;
    }

    /** A ramp on a curve in one of some lengths, the one whose text is shortest. */
    @Nullable
    Schedule ramp(Curve curve, Iterable<Long> lengths) {
        Schedule simplest = null;
        for (long length : lengths) {
            Schedule rough = ramp(thin, curve, length);
            if (rough instanceof Ramp ramp && thin.largestError(ramp) < 1e-3 * Math.max(ramp.from(), ramp.to())) {
                Schedule all = ramp(log, curve, length);
                Ramp whole = all instanceof Ramp found ? found : ramp;
                Schedule schedule =
                        pair(whole.from(), whole.to(), 99, (start, end) -> new Ramp(start, end, length, curve));
                if (schedule != null && (simplest == null || size(schedule) < size(simplest))) {
                    simplest = schedule;
                }
            }
        }
        return simplest;
    }

    static int size(Schedule schedule) {
        return Plan.of(schedule).toString().length();
    }

    /** The ends that fit best, by least squares: every curve here is linear in its ends. */
    private @Nullable Schedule ramp(RateLog points, Curve curve, long length) {
        double gg = 0;
        double gh = 0;
        double hh = 0;
        double gv = 0;
        double hv = 0;
        for (int i = 0; i < points.size(); i++) {
            double p = (double) points.steps[i] / length;
            double g = p <= 0 ? 1 : p >= 1 ? 0 : curve.between(1, 0, p);
            gg += g * g;
            gh += g * (1 - g);
            hh += (1 - g) * (1 - g);
            gv += g * points.rates[i];
            hv += (1 - g) * points.rates[i];
        }
        double start = from;
        double end;
        if (Double.isNaN(from)) {
            double determinant = gg * hh - gh * gh;
            start = (gv * hh - hv * gh) / determinant;
            end = (gg * hv - gh * gv) / determinant;
        } else {
            end = (hv - gh * start) / hh;
        }
        double high = end < 0 && Double.isNaN(from) ? gv / gg : Math.max(0, start);
        double low = start < 0 ? hv / hh : Math.max(0, end);
        return valid(() -> new Ramp(high, low, length, curve));
    }

    /** The lengths that a curve may have: to where the log turns flat, to its end, or where the error is least. */
    private Set<Long> lengths(Curve curve) {
        int last = log.size() - 1;
        int flat = last;
        while (flat > 0 && log.same(flat - 1, last)) {
            flat--;
        }
        Set<Long> lengths = new LinkedHashSet<>();
        if (flat < last || log.rates[last] == 0) {
            lengths.addAll(Round.between(log.steps[Math.max(0, flat - 1)], log.steps[flat]));
        }
        long end = log.steps[last];
        long spacing = end - log.steps[last - 1];
        lengths.addAll(List.of(end + 1, end + spacing, end));
        double best = best(curve, end);
        lengths.addAll(nearby(best));
        long whole = Math.round(best);
        for (long by = -NEIGHBOURS; by <= NEIGHBOURS; by++) {
            lengths.add(Math.max(1, whole + by));
        }
        return lengths;
    }

    private double best(Curve curve, long end) {
        double best = end;
        double least = Double.POSITIVE_INFINITY;
        for (double factor = 0.9; factor < 30; factor *= 1.08) {
            double error = error(curve, end * factor);
            if (error < least) {
                least = error;
                best = end * factor;
            }
        }
        double low = best / 1.08;
        double high = best * 1.08;
        for (int i = 0; i < 60 && high - low > 0.2; i++) {
            double a = low + (high - low) * 0.382;
            double b = low + (high - low) * 0.618;
            if (error(curve, a) < error(curve, b)) {
                high = b;
            } else {
                low = a;
            }
        }
        return (low + high) / 2;
    }

    private double error(Curve curve, double length) {
        Schedule ramp = ramp(thin, curve, Math.max(1, Math.round(length)));
        return ramp == null ? Double.POSITIVE_INFINITY : thin.meanSquare(ramp);
    }
}
