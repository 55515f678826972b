package anneal.lab.report;

import anneal.lab.chart.Axis;
import anneal.lab.chart.Band;
import anneal.lab.chart.Chart;
import anneal.lab.chart.Mark;
import anneal.lab.chart.Marker;
import anneal.lab.chart.Points;
import anneal.lab.chart.Series;
import java.util.List;

/** The pictures that explain learning rates, each with its reading help. Places along the x axis are epochs. */
public final class Pictures {
    /** A curve may rise to this many times the highest first loss before it leaves the picture. */
    private static final double HEADROOM = 1.35;

    /** A first loss beyond this is no measure for the others. */
    private static final double SANE = 1e3;

    /** Rates below this part of the highest leave the picture. */
    private static final double LOWEST_RATE = 1e-4;

    private Pictures() {}

    /**
     * Loss curves under a very high, a high, a good and a low rate.
     *
     * @param losses the curves, named by their rates, with a {@link Marker} where one diverged
     */
    public static Figure rates(List<? extends Mark> losses) {
        return new Figure(
                loss("One network under different rates").with(losses).withY(capped(losses)),
                "The rate decides what training looks like. Very high: the loss jumps or runs off the top, and the run"
                        + " ends without a number. High: it falls at once, then hangs, too restless to"
                        + " settle. Good: it falls nearly as fast and goes on falling. Low: it is still on its way down"
                        + " when the time is up.");
    }

    /**
     * A loss curve with the cuts of a step schedule marked on it.
     *
     * @param loss the curve
     * @param cuts where the rate was cut, labelled with the rate from there on
     */
    public static Figure cuts(Series loss, List<Marker> cuts) {
        return new Figure(
                loss("What a cut of the rate does").with(cuts).with(loss),
                "Each dashed line is a cut. Before it the curve has flattened: at that rate the updates overshoot as"
                        + " much as they gain. The smaller rate lets the loss fall again, at once and by less each"
                        + " time. A cut where the curve is still steep gives progress away.");
    }

    /** The rate itself under each decay. */
    public static Figure decays(List<Series> rates) {
        return new Figure(
                Chart.of(
                                "The rate under each decay",
                                Axis.linear("epoch"),
                                Axis.linear("learning rate").from(0))
                        .with(rates),
                "Every decay starts high, to cover ground, and ends low, to settle. Steps hold the rate and drop it at"
                        + " chosen epochs. Linear and cosine need only a start and an end; cosine stays high for longer"
                        + " and lands more gently. Inverse square root drops early and then never quite stops.");
    }

    /** The training losses of the schedules compared. */
    public static Figure losses(List<? extends Mark> losses) {
        boolean shaded = losses.stream().anyMatch(Band.class::isInstance);
        return new Figure(
                loss("Training loss").with(losses).withY(capped(losses)),
                "Lower is better. A rate that starts high may leave its curve above the others for a while; what counts"
                        + " is where it ends."
                        + (shaded ? " A shade spans the seeds, from the least to the greatest." : ""));
    }

    /** The test accuracies of the schedules compared, after each epoch. */
    public static Figure accuracies(List<? extends Mark> accuracies) {
        return new Figure(
                Chart.of("Test accuracy", Axis.linear("epoch"), Axis.linear("share of test images recognised"))
                        .with(accuracies),
                "Higher is better. While the rate is high the accuracy jumps from epoch to epoch; as it decays the"
                        + " curve calms and climbs. Differences smaller than these jumps are luck: run more seeds"
                        + " before believing them.");
    }

    /** The rates in force in the comparison, on a logarithmic axis. */
    public static Figure ratesInForce(List<Series> rates) {
        return new Figure(
                Chart.of("The rate in force", Axis.linear("epoch"), rateAxis(rates))
                        .with(rates),
                "Equal distances are equal factors here: a cut by ten looks the same at every height, and a rate that"
                        + " runs down to zero leaves through the bottom.");
    }

    private static Chart loss(String title) {
        return Chart.of(title, Axis.linear("epoch"), Axis.linear("mean loss"));
    }

    /** Room for the curves that train: a loss that runs off does not press the others flat. */
    private static Axis capped(List<? extends Mark> losses) {
        double first = Double.NaN;
        double highest = Double.NEGATIVE_INFINITY;
        for (Mark mark : losses) {
            Points points = points(mark);
            for (int i = 0; i < points.size(); i++) {
                double loss = points.y(i);
                highest = loss > highest ? loss : highest;
                boolean sane = i == 0 && loss > 0 && loss < SANE;
                first = sane && !(loss <= first) ? loss : first;
            }
        }
        Axis axis = Axis.linear("mean loss");
        return highest > first * HEADROOM ? axis.upTo(first * HEADROOM) : axis;
    }

    private static Points points(Mark mark) {
        return mark instanceof Series series
                ? series.points()
                : mark instanceof Band band ? band.mean() : Points.from(0, new double[0]);
    }

    private static Axis rateAxis(List<Series> rates) {
        double highest = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (Series series : rates) {
            for (int i = 0; i < series.points().size(); i++) {
                double rate = series.points().y(i);
                highest = rate > highest ? rate : highest;
                lowest = rate >= 0 && rate < lowest ? rate : lowest;
            }
        }
        Axis axis = Axis.log("learning rate");
        return lowest < highest * LOWEST_RATE ? axis.from(highest * LOWEST_RATE) : axis;
    }
}
