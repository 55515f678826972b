package anneal.lab.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.lab.chart.Axis;
import anneal.lab.chart.Chart;
import anneal.lab.report.Table.Column;
import anneal.lab.report.Table.Standing;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportMessagesTest {
    static Stream<Arguments> mistakes() {
        Chart chart = Chart.of("t", Axis.linear("x"), Axis.linear("y"));
        return Stream.of(
                mistake("title must not be blank, but was \"\"", () -> HtmlReport.of("", "lead")),
                mistake("lead must not be blank, but was \" \"", () -> HtmlReport.of("title", " ")),
                mistake("text must not be blank, but was \"\"", () -> new Heading("")),
                mistake("text must not be blank, but was \"\"", () -> new Paragraph("")),
                mistake("caption must not be blank, but was \"\"", () -> new Figure(chart, "")),
                mistake("label must not be blank, but was \"\"", () -> new Code("", "x")),
                mistake(
                        "name must not be blank, but was \"\"",
                        () -> Facts.none().with("", "x")),
                mistake("name must not be blank, but was \"\"", () -> Column.text("")),
                mistake("columns must hold at least one column, but was []", () -> Table.of("runs")),
                mistake(
                        "each row must have a cell per column, but [a, b] has 2 cells for 1 columns",
                        () -> Table.of("runs", Column.text("name")).with(Standing.PLAIN, "a", "b")));
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
