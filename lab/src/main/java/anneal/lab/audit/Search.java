package anneal.lab.audit;

import anneal.notation.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;

/** The search for the simplest rule that makes the applied rates out of the planned ones. */
final class Search {
    private static final int MOST_TIMES = 5_000;
    private static final int MOST_POINTS_FOR_LAGS = 20_000;
    private static final int MOST_CHANGES = 50;

    /** Horizons are looked for up to this factor either way, at so many places to begin with. */
    private static final double WIDEST = 100;

    private static final int GRID = 400;
    private static final int NEIGHBOURS = 25;

    /** Points with which rules are told apart quickly. */
    private static final int SAMPLE = 64;

    private static final int FEW = 8;

    /** A rule this much closer than a simpler one is believed instead of it. */
    private static final double CLOSER = 4;

    /** Mean squared errors below this are as good as none: float32's digits. */
    private static final double EXACT = 1e-4;

    private final Planned planned;
    private final Applied applied;
    private final NavigableSet<Long> skipped;
    private final Applied sample;
    private final Applied few;

    Search(Planned planned, Applied applied, NavigableSet<Long> skipped) {
        this.planned = planned;
        this.applied = applied;
        this.skipped = skipped;
        this.sample = applied.thinned(SAMPLE);
        this.few = applied.thinned(FEW);
    }

    Explained explain() {
        Explained found = best(simple())
                .or(this::stepped)
                .or(this::held)
                .or(() -> lags(1))
                .or(this::horizon)
                .or(() -> lags(MOST_CHANGES))
                .orElseGet(this::unknown);
        return found.cause() == Cause.AS_PLANNED ? leftOut().or(this::gaps).orElse(found) : found;
    }

    /** As planned, one step off, another base rate. */
    private List<Explained> simple() {
        return List.of(
                new Explained(Cause.AS_PLANNED, "as planned", planned::at),
                new Explained(
                        Cause.OFF_BY_ONE,
                        "the log is off by one: it has the rate of the next update, as when it is written after the"
                                + " schedule has moved on",
                        step -> planned.at(step + 1)),
                new Explained(
                        Cause.OFF_BY_ONE,
                        "the log is off by one: it has the rate of the update before",
                        step -> planned.at(Math.max(0, step - 1))),
                scaled(Cause.OTHER_BASE_RATE, "", planned::at));
    }

    /** The first of these that fits, unless a later one is much closer. */
    private Optional<Explained> best(List<Explained> guesses) {
        List<Explained> fitting =
                guesses.stream().filter(guess -> applied.fits(guess.rate())).toList();
        double least = fitting.stream()
                .mapToDouble(guess -> applied.misfit(guess.rate()))
                .min()
                .orElse(0);
        return fitting.stream()
                .filter(guess -> applied.misfit(guess.rate()) <= CLOSER * least + EXACT)
                .findFirst();
    }

    /** A rule times the factor that is then left, with words for both. */
    private Explained scaled(Cause cause, String words, LongToDoubleFunction rate) {
        double factor = applied.factor(rate);
        if (factor == 1) {
            return new Explained(cause, words, rate);
        }
        String base = "all rates are multiplied by " + digits(factor);
        return new Explained(
                cause, words.isEmpty() ? base : words + ", and " + base, step -> factor * rate.applyAsDouble(step));
    }

    /** Stepped a whole number of times too often, or only at every so many updates. */
    private Optional<Explained> stepped() {
        return first(2, k -> step -> planned.at(step * k))
                .map(k -> scaled(
                        Cause.STEPPED_TOO_OFTEN,
                        "the schedule was stepped " + k + " times too often" + orHorizon(k),
                        step -> planned.at(step * k)))
                .or(() -> first(2, k -> step -> planned.at(step / k))
                        .map(k -> scaled(
                                Cause.STEPPED_TOO_SELDOM,
                                "the schedule was stepped " + k + " times too seldom: once in " + k + " updates",
                                step -> planned.at(step / k))));
    }

    private String orHorizon(long k) {
        return planned.horizon() == 0 || planned.horizon() % k != 0
                ? ""
                : ": at its end after " + planned.horizon() / k + " of " + planned.horizon() + " updates";
    }

    private Optional<Explained> held() {
        return first(2, k -> step -> planned.at(step - step % k))
                .map(k -> scaled(
                        Cause.HELD,
                        "the schedule was read only once in " + k + " updates and held in between",
                        step -> planned.at(step - step % k)));
    }

    /** The least whole number from {@code from} on with which a rule, times any factor, fits. */
    private Optional<Long> first(long from, Rule rule) {
        long last = Math.min(MOST_TIMES, 1 + applied.steps[applied.size() - 1]);
        for (long k = from; k <= last; k++) {
            if (fits(few, rule.of(k)) && fits(sample, rule.of(k)) && fits(applied, rule.of(k))) {
                return Optional.of(k);
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Applied points, LongToDoubleFunction rate) {
        double factor = points.factor(rate);
        return points.fits(step -> factor * rate.applyAsDouble(step));
    }

    /** A rule for each value of its parameter. */
    @FunctionalInterface
    private interface Rule {
        LongToDoubleFunction of(long parameter);
    }

    /** The plan for another number of updates. */
    private Optional<Explained> horizon() {
        long right = planned.horizon();
        for (Planned.Horizon horizon : planned.horizons()) {
            long found = nearest(horizon, right);
            LongToDoubleFunction rate = horizon.of(found);
            if (fits(applied, rate)) {
                return Optional.of(scaled(
                        Cause.OTHER_HORIZON,
                        "the schedule was made for " + found + " updates instead of " + right,
                        rate));
            }
        }
        return Optional.empty();
    }

    /** The horizon whose rates are nearest to those applied: the best of a grid, then ever smaller moves from there. */
    private long nearest(Planned.Horizon horizon, long right) {
        long best = right;
        double least = Double.POSITIVE_INFINITY;
        for (double power = -GRID; power <= GRID; power++) {
            long candidate = Math.max(1, Math.round(right * Math.pow(WIDEST, power / GRID)));
            double distance = distance(horizon, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        for (long move = Math.max(1, best / GRID * 8); move >= 1; move /= 2) {
            boolean better = true;
            while (better) {
                better = false;
                for (long candidate : new long[] {best - move, best + move}) {
                    double distance = candidate < 1 ? Double.POSITIVE_INFINITY : distance(horizon, candidate);
                    if (distance < least) {
                        least = distance;
                        best = candidate;
                        better = true;
                    }
                }
            }
        }
        return nearestAround(best, horizon);
    }

    /** The best of the neighbours by all updates: rounded shares of a horizon make small steps in the distance. */
    private long nearestAround(long centre, Planned.Horizon horizon) {
        long best = centre;
        double least = applied.distance(horizon.of(centre));
        for (long candidate = Math.max(1, centre - NEIGHBOURS); candidate <= centre + NEIGHBOURS; candidate++) {
            double distance = applied.distance(horizon.of(candidate));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private double distance(Planned.Horizon horizon, long updates) {
        return sample.distance(horizon.of(updates));
    }

    /** Schedule and updates have lost step, in at most so many places. */
    private Optional<Explained> lags(int mostChanges) {
        Applied points = applied.thinned(MOST_POINTS_FOR_LAGS);
        int[] lags = new Lags(points, planned::at).find();
        int changes = 0;
        boolean fits = true;
        for (int i = 0; i < lags.length; i++) {
            fits &= points.error(i, planned.at(Math.max(0, points.steps[i] - lags[i]))) <= 1;
            changes += lags[i] == (i == 0 ? 0 : lags[i - 1]) ? 0 : 1;
        }
        if (!fits || changes > Math.min(mostChanges, 1 + lags.length / 20)) {
            return Optional.empty();
        }
        return Optional.of(new Explained(Cause.UPDATES_SKIPPED, words(points, lags, changes), planned::at));
    }

    private String words(Applied points, int[] lags, int changes) {
        int last = lags[lags.length - 1];
        int where = 0;
        while (points.error(where, planned.at(points.steps[where])) <= 1) {
            where++;
        }
        String seen = changes == 1 ? ", first seen at update " : ", in " + changes + " places, first seen at update ";
        return updates(Math.abs(last)) + " skipped: at the end the schedule is " + Math.abs(last)
                + (last > 0 ? " behind" : " ahead of") + " the count of updates" + seen + points.steps[where];
    }

    private static String updates(long count) {
        return count == 1 ? "1 update" : count + " updates";
    }

    private Explained unknown() {
        return new Explained(
                Cause.UNKNOWN, "the rates differ from the plan, and no single known mistake explains it", planned::at);
    }

    /** Updates that the log itself says were left out. */
    private Optional<Explained> leftOut() {
        return skipped.isEmpty()
                ? Optional.empty()
                : Optional.of(new Explained(
                        Cause.UPDATES_SKIPPED,
                        updates(skipped.size()) + " skipped, the first of them update " + skipped.first()
                                + "; all rates are as planned",
                        planned::at));
    }

    /** Updates that are missing from a log that has nearly all others. */
    private Optional<Explained> gaps() {
        long[] steps = applied.steps;
        long missing = steps[steps.length - 1] - steps[0] + 1 - steps.length;
        if (missing == 0 || missing > steps.length / 10) {
            return Optional.empty();
        }
        int at = 1;
        while (steps[at] == steps[at - 1] + 1) {
            at++;
        }
        return Optional.of(new Explained(
                Cause.NOT_LOGGED,
                updates(missing) + " skipped in the log, the first of them update " + (steps[at - 1] + 1)
                        + "; the rates that it has are as planned",
                planned::at));
    }

    private static String digits(double value) {
        return Numbers.text(Double.parseDouble(String.format(Locale.ROOT, "%.6g", value)));
    }
}
