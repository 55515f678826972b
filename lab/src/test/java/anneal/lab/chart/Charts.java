package anneal.lab.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Charts for tests: the plain, the odd and the random. */
final class Charts {
    static final double NAN = Double.NaN;

    private Charts() {}

    static Chart small() {
        return Chart.of("Loss", Axis.linear("epoch"), Axis.linear("mean loss").from(0))
                .withSubtitle("two runs")
                .with(
                        Series.line("constant", Points.from(1, new double[] {2, 1.5, 1.25, 1.2})),
                        Series.steps("cut", Points.from(1, new double[] {2, 1.7, 1, NAN})),
                        new Marker(3, "cut to 1e-3"),
                        new Guide(1.8, "blind guess"));
    }

    static Chart of(double... y) {
        return Chart.of("t", Axis.linear("x"), Axis.linear("y")).with(Series.line("a", Points.from(0, y)));
    }

    /** Everything that has ever gone wrong with a plotting library. */
    static List<Chart> odd() {
        List<Chart> charts = new ArrayList<>(List.of(
                of(3),
                of(0),
                of(-7),
                of(5, 5, 5, 5),
                of(1e-300, 1e300),
                of(-1e300, 1e300),
                of(0, Double.MIN_VALUE),
                of(1e9, 1e9 + 1e-3),
                of(1, NAN, NAN),
                of(NAN, 2, NAN, Double.POSITIVE_INFINITY, 3),
                of(2.3, 1e30, 1e200, Double.POSITIVE_INFINITY),
                of(1e-6, 2e-6, 3e-6),
                of(-1e-9, 1e-9),
                of(1, 2).withY(Axis.linear("y").from(5)),
                of(1, 2).withY(Axis.linear("y").upTo(-5)),
                of(1, 2).withY(Axis.log("y").from(5)),
                of(1, 2).withY(Axis.log("y").upTo(0.1)),
                of(1e-300, 1e300).withY(Axis.log("y")),
                of(1e-5).withY(Axis.log("y")),
                of(0.1, 1e-5, 0).withY(Axis.log("y")),
                of(1, 2).with(Series.line("nothing", Points.from(0, new double[0]))),
                Chart.of("one place", Axis.log("x"), Axis.linear("y"))
                        .with(Series.dots("a", Points.from(4, new double[] {1}))),
                small(),
                small().with(new Marker(99, "not in the picture"), new Guide(99, "nor this")),
                small().with(Band.of(
                        "seeds",
                        new double[] {1, 2, 3, 4},
                        List.of(new double[] {3, 2, NAN, 0}, new double[] {2, 1, NAN, -1}))),
                Chart.of(
                                "A title that goes on and on until it no longer fits on one line of any telephone",
                                Axis.linear("a label that is longer than the axis it names, by far and away"),
                                Axis.log("an equally long label of the other axis, with its unit and scale"))
                        .withSubtitle(
                                "and a subtitle that does the same, to see that both of them are broken into lines")
                        .with(Series.dashed(
                                "linear(0, 0.1, 5ep) then cosine(0.1, 85ep) then constant(0.001)",
                                Points.from(0, new double[] {1e-5, 0.1})))));
        Chart crowd = Chart.of("crowd", Axis.linear("epoch"), Axis.linear("loss"));
        for (int i = 0; i < 12; i++) {
            crowd = crowd.with(
                    Series.line("run " + i, Points.from(0, new double[] {2, 1 + i * 1e-3})),
                    new Marker(i / 12.0, "cut number " + i));
        }
        charts.add(crowd);
        return charts;
    }

    static Chart random(long seed) {
        Random random = new Random(seed);
        boolean log = random.nextBoolean();
        Chart chart = Chart.of("Random " + seed, Axis.linear("update"), log ? Axis.log("loss") : Axis.linear("loss"));
        double size = Math.pow(10, random.nextInt(14) - 8);
        int length = 2 + random.nextInt(300);
        for (int i = 0; i <= random.nextInt(10); i++) {
            double[] y = new double[length];
            Arrays.setAll(y, step -> random.nextInt(20) == 0 ? NAN : size * Math.exp(random.nextGaussian()));
            y[0] = size;
            chart = chart.with(new Series("curve number " + i, Points.from(0, y), Style.values()[random.nextInt(4)]));
        }
        for (int i = 0; i < random.nextInt(5); i++) {
            chart = chart.with(new Marker(random.nextInt(length), "marker " + i));
        }
        return random.nextBoolean() ? chart : chart.with(new Guide(size, "the first loss"));
    }
}
