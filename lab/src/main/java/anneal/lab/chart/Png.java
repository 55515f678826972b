package anneal.lab.chart;

import anneal.lab.chart.Scene.Anchor;
import anneal.lab.chart.Scene.Fill;
import anneal.lab.chart.Scene.Item;
import anneal.lab.chart.Scene.Stroke;
import anneal.lab.chart.Scene.Text;
import java.awt.AWTError;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws a chart as a PNG picture, with two pixels for each unit of its size. The only class here that needs AWT. */
public final class Png {
    private static final String HEADLESS = "java.awt.headless";
    private static final int SCALE = 2;
    private static final List<String> FACES =
            List.of("Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", "Arial");

    private final Graphics2D pen;
    private final String face;

    private Png(Graphics2D pen, String face) {
        this.pen = pen;
        this.face = face;
    }

    /**
     * The picture as the bytes of a PNG file. Unless the system property {@code java.awt.headless} is set, it is set to
     * true, so that no window system is asked for.
     *
     * @throws IllegalStateException if this machine has no fonts to draw text with
     */
    public static byte[] draw(Chart chart, Size size) {
        if (System.getProperty(HEADLESS) == null) {
            System.setProperty(HEADLESS, "true");
        }
        Scene scene = Layout.of(chart, size);
        String face = face();
        BufferedImage image =
                new BufferedImage(SCALE * size.width(), SCALE * size.height(), BufferedImage.TYPE_INT_RGB);
        paint(scene, face, image);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void paint(Scene scene, String face, BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        try {
            pen.scale(SCALE, SCALE);
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            Png png = new Png(pen, face);
            scene.items().forEach(png::paint);
        } finally {
            pen.dispose();
        }
    }

    /** The first of the faces that this machine has; asking loads the fonts, which a bare container may not have. */
    private static String face() {
        try {
            for (String face : FACES) {
                if (new Font(face, Font.PLAIN, 12).getFamily().equals(face)) {
                    return face;
                }
            }
            return Font.SANS_SERIF;
        } catch (LinkageError | InternalError | AWTError | RuntimeException e) {
            throw new IllegalStateException("a PNG needs the fonts of the system, but none loads: draw an SVG", e);
        }
    }

    private void paint(Item item) {
        if (item instanceof Stroke stroke) {
            pen.setColor(new Color(stroke.ink().light));
            pen.setStroke(brush(stroke));
            pen.draw(shape(stroke.path()));
        } else if (item instanceof Fill fill) {
            pen.setComposite(AlphaComposite.SrcOver.derive((float) fill.opacity()));
            pen.setColor(new Color(fill.ink().light));
            pen.fill(shape(fill.path()));
            pen.setComposite(AlphaComposite.SrcOver);
        } else if (item instanceof Text text) {
            text(text);
        }
    }

    private static BasicStroke brush(Stroke stroke) {
        float[] dashes = stroke.dash().pattern();
        return new BasicStroke(
                (float) stroke.width(),
                BasicStroke.CAP_ROUND,
                BasicStroke.JOIN_ROUND,
                10,
                dashes.length == 0 ? null : dashes,
                0);
    }

    private static Path2D shape(Path path) {
        Path2D shape = new Path2D.Double(Path2D.WIND_NON_ZERO, path.size());
        for (int i = 0; i < path.size(); i++) {
            if (path.starts(i)) {
                shape.moveTo(path.x(i), path.y(i));
            } else {
                shape.lineTo(path.x(i), path.y(i));
            }
        }
        return shape;
    }

    private void text(Text text) {
        Scene.Lettering look = text.lettering();
        pen.setFont(new Font(face, look.bold() ? Font.BOLD : Font.PLAIN, look.size()));
        pen.setColor(new Color(look.ink().light));
        double width = pen.getFontMetrics().stringWidth(text.content());
        double shift = look.anchor() == Anchor.START ? 0 : look.anchor() == Anchor.END ? width : width / 2;
        pen.drawString(text.content(), (float) (text.x() - shift), (float) text.y());
    }
}
