package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChartMessagesTest {
    private static final double NAN = Double.NaN;
    private static final Points TWO = Points.from(0, new double[] {1, 2});
    private static final Chart EMPTY = Chart.of("Loss", Axis.linear("epoch"), Axis.linear("loss"));

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("title must not be blank, but was \" \"", () -> Chart.of(" ", EMPTY.x(), EMPTY.y())),
                mistake("label must not be blank, but was \"\"", () -> Axis.linear("")),
                mistake("name must not be blank, but was \"\"", () -> Series.line("", TWO)),
                mistake("label must not be blank, but was \"\"", () -> new Marker(1, "")),
                mistake("x must be within [-1e300, 1e300], but was NaN", () -> new Marker(NAN, "cut")),
                mistake("y must be within [-1e300, 1e300], but was Infinity", () -> new Guide(1 / 0.0, "floor")),
                mistake(
                        "low must be within [-1e300, 1e300], but was -Infinity",
                        () -> Axis.linear("x").from(-1 / 0.0)),
                mistake(
                        "low must be positive and within [1e-300, 1e300] on a log axis, but was 0.0",
                        () -> Axis.log("rate").from(0)),
                mistake(
                        "high must exceed low by more than 1.0E-9 of their size, but low was 2.0 and high 1.0",
                        () -> Axis.linear("x").within(2, 1)),
                mistake(
                        "high must exceed low by more than 1.0E-9 of their size, but low was 0.0 and high 0.0",
                        () -> Axis.linear("x").within(0, 0)),
                mistake(
                        "x and y must be of one length, but x has 1 values and y has 2",
                        () -> Points.of(new double[1], new double[2])),
                mistake(
                        "mean, low and high must be of one length, but have 2, 2 and 0 points",
                        () -> new Band("a", TWO, TWO, Points.from(0, new double[0]))),
                mistake("runs must hold at least one run, but was []", () -> Band.of("a", new double[1], List.of())),
                mistake(
                        "each run must have a value for each x, but a run has 2 values for 1 places",
                        () -> Band.of("a", new double[1], List.of(new double[2]))),
                mistake("block must be >= 1, but was 0", () -> TWO.averaged(0)),
                mistake("width must be in [280, 4000], but was 279", () -> new Size(279, 300)),
                mistake("height must be in [200, 4000], but was 4001", () -> new Size(300, 4001)),
                mistake("columns must be in [40, 500], but was 39", () -> new Terminal(39, 20, true, true)),
                mistake("rows must be in [12, 200], but was 201", () -> new Terminal(80, 201, true, true)),
                mistake("value must be finite, but was NaN", () -> Decimal.of(NAN)),
                mistake(
                        "chart must have a point to draw, but \"Loss\" has no finite value in 0 series",
                        () -> Svg.draw(EMPTY, Size.WIDE)),
                mistake(
                        "chart must have a point to draw, but \"Loss\" has no finite value in 1 series",
                        () -> Png.draw(EMPTY.with(Series.line("a", Points.from(0, new double[] {NAN}))), Size.WIDE)),
                mistake(
                        "chart must have a point to draw, but \"Loss\" has no finite positive value in 1 series",
                        () -> new Terminal(80, 24, false, true)
                                .draw(EMPTY.withY(Axis.log("rate"))
                                        .with(Series.line("a", Points.from(0, new double[] {0}))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeGetsOneLine(String message, ThrowingCallable mistake) {
        assertThatThrownBy(mistake).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static Arguments mistake(String message, ThrowingCallable call) {
        return Arguments.of(message, call);
    }
}
