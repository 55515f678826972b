/**
 * Charts as values, and three ways to draw them: SVG text, a PNG picture, a terminal.
 *
 * <pre>
 * Chart = title, subtitle, x Axis, y Axis, Mark*
 * Mark  = Series(name, Points, Style) | Band(name, mean, low, high) | Marker(x, label) | Guide(y, label)
 * Axis  = label, Scale (LINEAR | LOG), low, high (NaN where the data decide)
 * </pre>
 *
 * <p>A coordinate that is NaN, infinite or beyond {@code 1e300} in magnitude is a gap; so is one that is not at least
 * {@code 1e-300} on a logarithmic axis. Named marks take the colours of the palette in the order they were added, so
 * the same order in two charts means the same colours.
 *
 * <p>SVG and PNG draw one {@link anneal.lab.chart.Scene}, laid out once. Only {@link anneal.lab.chart.Png} touches AWT.
 */
@NullMarked
package anneal.lab.chart;

import org.jspecify.annotations.NullMarked;
