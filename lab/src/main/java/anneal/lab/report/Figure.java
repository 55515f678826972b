package anneal.lab.report;

import anneal.lab.chart.Chart;

/**
 * A chart and how to read it.
 *
 * @param chart the picture; one without a finite value is replaced by a sentence that says so
 * @param caption the reading help under it
 */
public record Figure(Chart chart, String caption) implements Block {
    public Figure {
        Checks.notBlank("caption", caption);
    }
}
