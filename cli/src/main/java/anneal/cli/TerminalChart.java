package anneal.cli;

import anneal.lab.chart.Chart;
import anneal.lab.chart.Terminal;
import java.nio.charset.Charset;

/** A chart in characters, in colour where there is a terminal. */
final class TerminalChart {
    static final int COLUMNS = 100;
    private static final int ROWS = 24;

    private TerminalChart() {}

    static String of(Chart chart) {
        return Terminal.of(COLUMNS, ROWS, Boolean.getBoolean("anneal.terminal"), Charset.defaultCharset())
                .draw(chart);
    }
}
