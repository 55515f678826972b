package anneal.lab;

import anneal.find.Findings;
import anneal.find.RangeCurve;
import anneal.find.Suggestion;
import anneal.lab.chart.Axis;
import anneal.lab.chart.Band;
import anneal.lab.chart.Chart;
import anneal.lab.chart.Mark;
import anneal.lab.chart.Points;
import anneal.lab.chart.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The picture of range tests: the smoothed loss over the rate, and the suggestions as dots on it. */
public final class FindingsChart {
    private FindingsChart() {}

    /** The picture; it can be drawn unless every seed's first loss was not finite. */
    public static Chart of(Findings findings) {
        RangeCurve longest = findings.curves().get(0);
        for (RangeCurve curve : findings.curves()) {
            longest = curve.updates() > longest.updates() ? curve : longest;
        }
        double[] etas = longest.etas();
        Band loss = Band.of(
                "smoothed loss",
                etas,
                findings.curves().stream()
                        .map(curve -> padded(curve.smoothed(), etas.length))
                        .toList());
        List<Mark> marks = new ArrayList<>(List.of(loss));
        for (Suggestion rule : Suggestion.values()) {
            double rate = findings.of(rule).rate();
            if (Double.isFinite(rate)) {
                String name = String.format(Locale.ROOT, "%s %.2g", rule.label(), rate);
                double height = at(loss.mean(), rate);
                marks.add(Series.dots(name, Points.of(new double[] {rate}, new double[] {height})));
            }
        }
        int seeds = findings.curves().size();
        return Chart.of("Range test", Axis.log("learning rate"), axis(loss.mean()))
                .withSubtitle(seeds == 1 ? "" : "mean of " + seeds + " seeds, shaded from the least to the greatest")
                .with(marks);
    }

    private static double[] padded(double[] values, int length) {
        double[] padded = Arrays.copyOf(values, length);
        Arrays.fill(padded, values.length, length, Double.NaN);
        return padded;
    }

    /** The height of the curve over a rate: that of the nearest point, for rates off the curve the outermost one. */
    private static double at(Points curve, double rate) {
        int nearest = 0;
        for (int i = 1; i < curve.size(); i++) {
            nearest = Math.abs(curve.x(i) - rate) < Math.abs(curve.x(nearest) - rate) ? i : nearest;
        }
        return curve.y(nearest);
    }

    /** From just below the least loss to some way above the first: the end of a test that ran off is of no interest. */
    private static Axis axis(Points curve) {
        Axis axis = Axis.linear("loss");
        double first = Double.NaN;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < curve.size(); i++) {
            first = i == 0 ? curve.y(i) : first;
            lowest = Math.min(lowest, curve.y(i));
            highest = Math.max(highest, curve.y(i));
        }
        double fall = first - lowest;
        return fall > 0 && highest > first + fall ? axis.within(lowest - fall / 4, first + fall) : axis;
    }
}
