package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalLawsTest {
    @ParameterizedTest(name = "{0} x {1}, colour {2}, unicode {3}")
    @CsvSource({"40, 12, true, true", "80, 24, false, true", "80, 24, true, false", "200, 60, false, false"})
    void noLineIsWiderThanTheTerminal(int columns, int rows, boolean colour, boolean unicode) {
        Terminal terminal = new Terminal(columns, rows, colour, unicode);
        Stream.concat(Charts.odd().stream(), LongStream.range(0, 100).mapToObj(Charts::random))
                .forEach(chart -> {
                    String text = terminal.draw(chart).replaceAll("\u001b\\[[0-9]+m", "");
                    assertThat(text.lines()).as(chart.title()).allMatch(line -> line.length() <= columns);
                    assertThat(text.lines().toList()).as(chart.title()).hasSizeGreaterThanOrEqualTo(rows);
                    assertThat(text.chars().filter(c -> c != '\n'))
                            .allMatch(c -> unicode ? c >= ' ' : c >= ' ' && c < 0x7F);
                });
    }

    @Test
    void aTitleCannotDriveTheTerminal() {
        Chart chart = Chart.of("clear\u001b[2J\u0007\u009b31m", Axis.linear("x"), Axis.linear("y"))
                .with(Series.line("a\nb", Points.from(0, new double[] {1, 2})));
        List<String> lines =
                new Terminal(60, 12, false, true).draw(chart).lines().toList();
        assertThat(lines.get(0)).isEqualTo("clear [2J  31m");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("── a b");
    }
}
