package anneal.lab.chart;

import static anneal.lab.chart.Checks.require;

/**
 * The size of a picture in units of the layout: CSS pixels of an SVG, half the pixels of a PNG.
 *
 * @param width from 280 to 4000
 * @param height from 200 to 4000
 */
public record Size(int width, int height) {
    /** For a page or a screen. */
    public static final Size WIDE = new Size(800, 420);

    /** For a telephone held upright. */
    public static final Size NARROW = new Size(380, 360);

    public Size {
        require(width >= 280 && width <= 4000, "width must be in [280, 4000], but was %s", width);
        require(height >= 200 && height <= 4000, "height must be in [200, 4000], but was %s", height);
    }
}
