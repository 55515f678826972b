package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceLawsTest {
    private static final Box BOX = new Box(40, 30, 640, 330);
    private static final Axis X = Axis.linear("update");
    private static final Axis Y = Axis.linear("loss");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void noPointLeavesThePlot(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Style style = Style.values()[random.nextInt(4)];
            Axis y = random.nextBoolean() ? Axis.log("loss").within(0.1, 2) : Y.within(-0.5, 0.5);
            Axis x = random.nextBoolean() ? X : X.within(3, 20);
            Path path = path(new Series("a", wild(random), style), x, y);
            for (int p = 0; p < path.size(); p++) {
                assertThat(BOX.contains(path.x(p), path.y(p)))
                        .as("%s, %s", path.x(p), path.y(p))
                        .isTrue();
            }
        }
    }

    private static Points wild(Random random) {
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE, -Double.MAX_VALUE, 1e300, 0, -1};
        double[] x = new double[200];
        double[] y = new double[200];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(10) == 0 ? odd[random.nextInt(odd.length)] : i / 8.0;
            y[i] = random.nextInt(5) == 0 ? odd[random.nextInt(odd.length)] : random.nextGaussian();
        }
        x[0] = 4;
        y[0] = 0.3;
        return Points.of(x, y);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Style.class)
    void aMillionPointsMakeASmallPathThatKeepsEverySpike(Style style) {
        Random random = new Random(7);
        double[] y = new double[1_000_000];
        Arrays.setAll(y, i -> 1 + 0.1 * random.nextDouble());
        y[123_456] = 5;
        y[765_432] = -5;
        Path path = path(new Series("a", Points.from(0, y), style), X, Y.within(-6, 6));
        assertThat(path.size()).isLessThan(style == Style.POINTS ? 14_000 : 601 * 8);
        assertThat(highest(path)).isEqualTo(30 + 300 * 1 / 12.0, within(0.06));
        assertThat(lowest(path)).isEqualTo(30 + 300 * 11 / 12.0, within(0.06));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void eachColumnKeepsItsLeastAndGreatest(long seed) {
        Random random = new Random(seed);
        double[] y = new double[60_000];
        Arrays.setAll(y, i -> random.nextGaussian());
        Path path = path(Series.line("a", Points.from(0, y)), X.within(0, 60_000), Y.within(-6, 6));
        for (int column = 0; column < 600; column++) {
            double[] values = Arrays.copyOfRange(y, 100 * column, 100 * column + 100);
            double most = Double.NEGATIVE_INFINITY;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < path.size(); i++) {
                if (path.x(i) >= 40 + column - 0.01 && path.x(i) <= 41 + column + 0.01) {
                    most = Math.max(most, 6 - (path.y(i) - 30) / 25);
                    least = Math.min(least, 6 - (path.y(i) - 30) / 25);
                }
            }
            assertThat(most).isGreaterThanOrEqualTo(Arrays.stream(values).max().orElseThrow() - 0.01);
            assertThat(least).isLessThanOrEqualTo(Arrays.stream(values).min().orElseThrow() + 0.01);
        }
    }

    @Test
    void aGapBreaksTheLineAndALonePointIsADot() {
        double nan = Double.NaN;
        Path path = path(Series.line("a", Points.from(0, new double[] {1, 2, nan, 3, nan, 2, 1})), X, Y.within(0, 4));
        assertThat(text(path)).isEqualTo("M40,255 140,180 M340,105 340,105 M540,180 640,255");
    }

    @Test
    void stepsHoldTheirValueAndAreUpright() {
        Path path = path(Series.steps("a", Points.from(0, new double[] {3, 3, 1, 1, 1})), X, Y.within(0, 4));
        assertThat(text(path)).isEqualTo("M40,105 340,105 340,255 640,255");
        double[] dense = new double[100_000];
        Arrays.setAll(dense, i -> i < 50_050 ? 3 : 1);
        path = path(Series.steps("a", Points.from(0, dense)), X, Y.within(0, 4));
        assertThat(text(path)).isEqualTo("M40,105 340.3,105 340.3,255 640,255");
    }

    @Test
    void aCurveThatLeavesThePlotIsCutAtItsEdge() {
        Path path = path(Series.line("a", Points.from(0, new double[] {1, 5, 1})), X, Y.within(0, 3));
        assertThat(text(path)).isEqualTo("M40,230 190,30 M490,30 640,230");
    }

    @Test
    void zeroHasNoPlaceOnALogarithmicAxis() {
        Path path = path(
                Series.line("a", Points.from(0, new double[] {1, 0.1, 0, -1})),
                X.within(0, 3),
                Axis.log("rate").within(0.01, 1));
        assertThat(text(path)).isEqualTo("M40,30 240,180");
    }

    private static Path path(Series series, Axis x, Axis y) {
        return Trace.of(series, Plane.of(Chart.of("t", x, y).with(series), BOX));
    }

    private static String text(Path path) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < path.size(); i++) {
            text.append(i == 0 ? "" : " ").append(path.starts(i) ? "M" : "");
            text.append(Decimal.of(path.x(i))).append(',').append(Decimal.of(path.y(i)));
        }
        return text.toString();
    }

    private static double highest(Path path) {
        double highest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < path.size(); i++) {
            highest = Math.min(highest, path.y(i));
        }
        return highest;
    }

    private static double lowest(Path path) {
        double lowest = 0;
        for (int i = 0; i < path.size(); i++) {
            lowest = Math.max(lowest, path.y(i));
        }
        return lowest;
    }
}
