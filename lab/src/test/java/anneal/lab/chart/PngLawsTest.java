package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngLawsTest {
    @Test
    void twoPixelsForEachUnitAndEveryCurveInItsColour() throws Exception {
        BufferedImage image = read(Png.draw(Charts.small(), new Size(500, 300)));
        assertThat(image.getWidth()).isEqualTo(1000);
        assertThat(image.getHeight()).isEqualTo(600);
        assertThat(colours(image)).contains(Ink.CURVE_1.light, Ink.CURVE_2.light, Ink.PAPER.light, Ink.TEXT.light);
    }

    @Test
    void aPointAloneIsSeen() throws Exception {
        BufferedImage image = read(Png.draw(Charts.of(Charts.NAN, 1, Charts.NAN), Size.NARROW));
        int dots = 0;
        for (int y = 180; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                dots += (image.getRGB(x, y) & 0xFFFFFF) == Ink.CURVE_1.light ? 1 : 0;
            }
        }
        assertThat(dots).isPositive();
    }

    private static BufferedImage read(byte[] png) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return colours;
    }
}
