package anneal.lab.chart;

import anneal.lab.chart.Scene.Anchor;
import anneal.lab.chart.Scene.Dash;
import anneal.lab.chart.Scene.Fill;
import anneal.lab.chart.Scene.Item;
import anneal.lab.chart.Scene.Stroke;
import anneal.lab.chart.Scene.Text;

/**
 * Draws a chart as SVG text: the same chart gives the same text everywhere.
 *
 * <p>The colours stand in the elements, on white paper, so that the file reads well in any viewer. Each element also
 * has a class, and {@link #darkRules} holds the rules with which a page that embeds the picture turns it dark.
 */
public final class Svg {
    private static final String FONTS = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif";

    private final StringBuilder out = new StringBuilder(16384);

    private Svg() {}

    /** The picture as a standalone document, which can also stand inside a page. */
    public static String draw(Chart chart, Size size) {
        Svg svg = new Svg();
        svg.document(Layout.of(chart, size));
        return svg.out.toString();
    }

    /**
     * Style rules for the pictures inside elements that a selector names.
     *
     * @param selector such as {@code figure svg}
     */
    public static String darkRules(String selector) {
        StringBuilder rules = new StringBuilder();
        for (Ink ink : Ink.values()) {
            String dark = Ink.hex(ink.dark);
            rules.append(selector)
                    .append(" .line-")
                    .append(ink.key)
                    .append("{stroke:")
                    .append(dark)
                    .append("}\n");
            rules.append(selector)
                    .append(" .fill-")
                    .append(ink.key)
                    .append("{fill:")
                    .append(dark)
                    .append("}\n");
        }
        return rules.toString();
    }

    private void document(Scene scene) {
        int width = scene.size().width();
        int height = scene.size().height();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ');
        out.append(height)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height);
        out.append("\" role=\"img\" font-family=\"").append(FONTS).append("\" fill=\"none\" ");
        out.append("stroke-linecap=\"round\" stroke-linejoin=\"round\">\n<title>");
        Markup.escape(scene.title(), out);
        out.append("</title>\n<desc>");
        Markup.escape(scene.description(), out);
        out.append("</desc>\n");
        for (Item item : scene.items()) {
            if (item instanceof Stroke stroke) {
                stroke(stroke);
            } else if (item instanceof Fill fill) {
                fill(fill);
            } else if (item instanceof Text text) {
                text(text);
            }
        }
        out.append("</svg>\n");
    }

    private void stroke(Stroke stroke) {
        out.append("<path class=\"line-").append(stroke.ink().key);
        out.append("\" stroke=\"").append(Ink.hex(stroke.ink().light));
        out.append("\" stroke-width=\"");
        number(stroke.width());
        if (stroke.dash() != Dash.SOLID) {
            out.append("\" stroke-dasharray=\"");
            for (float length : stroke.dash().pattern()) {
                number(length);
                out.append(' ');
            }
            out.setLength(out.length() - 1);
        }
        path(stroke.path());
        out.append("\"/>\n");
    }

    private void fill(Fill fill) {
        out.append("<path class=\"fill-").append(fill.ink().key);
        out.append("\" fill=\"").append(Ink.hex(fill.ink().light));
        if (fill.opacity() < 1) {
            out.append("\" fill-opacity=\"").append(fill.opacity());
        }
        path(fill.path());
        out.append("z\"/>\n");
    }

    private void path(Path path) {
        out.append("\" d=\"");
        for (int i = 0; i < path.size(); i++) {
            out.append(path.starts(i) ? 'M' : i > 0 && path.starts(i - 1) ? 'L' : ' ');
            number(path.x(i));
            out.append(' ');
            number(path.y(i));
        }
    }

    private void text(Text text) {
        Scene.Lettering look = text.lettering();
        out.append("<text class=\"fill-").append(look.ink().key).append("\" x=\"");
        number(text.x());
        out.append("\" y=\"");
        number(text.y());
        out.append("\" font-size=\"").append(look.size());
        if (look.bold()) {
            out.append("\" font-weight=\"600");
        }
        if (look.anchor() != Anchor.START) {
            out.append("\" text-anchor=\"").append(look.anchor() == Anchor.END ? "end" : "middle");
        }
        out.append("\" fill=\"").append(Ink.hex(look.ink().light)).append("\">");
        Markup.escape(text.content(), out);
        out.append("</text>\n");
    }

    /** One decimal, and none where it is zero. */
    private void number(double value) {
        long tenths = Math.round(value * 10);
        if (tenths < 0) {
            out.append('-');
        }
        out.append(Math.abs(tenths) / 10);
        if (tenths % 10 != 0) {
            out.append('.').append(Math.abs(tenths) % 10);
        }
    }
}
