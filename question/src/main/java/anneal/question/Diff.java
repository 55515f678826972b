package anneal.question;

import anneal.notation.Numbers;
import anneal.notation.Plan;
import anneal.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;

/**
 * Where two schedules part, and by how much.
 *
 * @param first the one
 * @param second the other
 * @param updates updates that were compared
 * @param tolerance the part of the higher peak by which rates may differ and still agree
 * @param peak the highest rate of either
 * @param parts the ranges in which they differ by more, in order; none where they agree
 * @param largest where they differ most; step 0 where they do not differ at all
 * @param sampled whether the run was too long to be looked at step by step, so that the edges of the ranges are found by
 *     bisection between samples and something shorter than a sample may have been missed
 */
public record Diff(
        Schedule first,
        Schedule second,
        long updates,
        double tolerance,
        double peak,
        List<Range> parts,
        long largest,
        boolean sampled) {
    private static final int RANGES_SHOWN = 10;

    /**
     * Steps in which two schedules differ.
     *
     * @param from the first
     * @param to the last
     */
    public record Range(long from, long to) {}

    public Diff {
        parts = List.copyOf(parts);
    }

    /** Compares two schedules bit for bit. */
    public static Diff of(Schedule first, Schedule second, long updates) {
        return of(first, second, updates, 0);
    }

    /**
     * Compares two schedules.
     *
     * @param updates updates to compare, at least 1
     * @param tolerance the part of the higher peak by which rates may differ and still agree, at least 0
     */
    public static Diff of(Schedule first, Schedule second, long updates, double tolerance) {
        if (updates < 1) {
            throw new IllegalArgumentException("updates must be >= 1, but was " + updates);
        }
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance must be >= 0, but was " + tolerance);
        }
        Places places = Places.of(updates, first, second);
        double peak = 0;
        for (long step : places.steps()) {
            peak = Math.max(peak, Math.max(first.at(step), second.at(step)));
        }
        Diff empty = new Diff(first, second, updates, tolerance, peak, List.of(), 0, !places.complete());
        return empty.compared(places.steps());
    }

    private Diff compared(long[] steps) {
        List<Range> found = new ArrayList<>();
        long most = 0;
        long start = -1;
        for (int i = 0; i < steps.length; i++) {
            long step = steps[i];
            if (distance(step) > distance(most)) {
                most = step;
            }
            if (start < 0 && differ(step)) {
                start = i == 0 ? 0 : edge(steps[i - 1], step);
            } else if (start >= 0 && !differ(step)) {
                found.add(new Range(start, edge(steps[i - 1], step) - 1));
                start = -1;
            }
        }
        if (start >= 0) {
            found.add(new Range(start, updates - 1));
        }
        return new Diff(first, second, updates, tolerance, peak, found, most, sampled);
    }

    /** The first step between two that is on the side of the second, by bisection. */
    private long edge(long before, long after) {
        boolean side = differ(after);
        long low = before;
        long high = after;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (differ(middle) == side) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private double distance(long step) {
        double distance = Math.abs(first.at(step) - second.at(step));
        return Double.isNaN(distance) ? 0 : distance;
    }

    private boolean differ(long step) {
        double a = first.at(step);
        double b = second.at(step);
        return Double.compare(a, b) != 0 && !(Math.abs(a - b) <= tolerance * peak);
    }

    /** Whether the two agree in the whole run. */
    public boolean agree() {
        return parts.isEmpty();
    }

    /** How far apart they are where they differ most. */
    public double largestDistance() {
        return distance(largest);
    }

    /** What a person wants to know, in a few lines. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        lines.append("a: ").append(Plan.of(first)).append('\n');
        lines.append("b: ").append(Plan.of(second)).append('\n');
        String within = tolerance == 0 ? "" : " within " + Numbers.text(tolerance) + " of the peak";
        if (agree()) {
            lines.append("they agree")
                    .append(within)
                    .append(" in all ")
                    .append(updates)
                    .append(" updates");
        } else {
            long step = parts.get(0).from();
            lines.append("they part")
                    .append(within)
                    .append(" at update ")
                    .append(step)
                    .append(": ");
            lines.append(gap(step)).append('\n');
            lines.append("they differ most at update ")
                    .append(largest)
                    .append(": ")
                    .append(gap(largest));
            lines.append('\n').append("they differ in updates ").append(ranges());
        }
        if (sampled) {
            lines.append("\nthe run was sampled: what is shorter than a sample may have been missed");
        }
        return lines.toString();
    }

    private String gap(long step) {
        return "a has " + Lint.rounded(first.at(step)) + ", b has " + Lint.rounded(second.at(step)) + ", apart by "
                + Lint.rounded(distance(step)) + " (" + Lint.percent(distance(step) / peak) + " of the peak "
                + Lint.rounded(peak) + ")";
    }

    private String ranges() {
        StringBuilder text = new StringBuilder();
        for (Range range : parts.subList(0, Math.min(parts.size(), RANGES_SHOWN))) {
            text.append(text.isEmpty() ? "" : ", ");
            text.append(range.from() == range.to() ? "" + range.from() : range.from() + " to " + range.to());
        }
        return parts.size() > RANGES_SHOWN
                ? text + " and " + (parts.size() - RANGES_SHOWN) + " more ranges"
                : "" + text;
    }
}
