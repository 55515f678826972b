package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SvgLawsTest {
    private static final String HOSTILE = "<b>&\"quoted\" 'it' \u0001\uD800 ]]> é 学";

    @Test
    void everyChartIsWellFormed() throws Exception {
        for (Chart chart : Charts.odd()) {
            for (Size size : List.of(Size.WIDE, Size.NARROW)) {
                String svg = Svg.draw(chart, size);
                Document document = parse(svg);
                assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                        .isEqualTo(chart.title());
                assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("E-");
            }
        }
    }

    @Test
    void everyTextIsEscaped() throws Exception {
        Chart chart = Chart.of(HOSTILE, Axis.linear(HOSTILE), Axis.log(HOSTILE))
                .withSubtitle(HOSTILE)
                .with(
                        Series.line(HOSTILE, Points.from(0, new double[] {1, 2})),
                        Band.of(HOSTILE, new double[] {0, 1}, List.of(new double[] {1, 2})),
                        new Marker(0.5, HOSTILE),
                        new Guide(1.5, HOSTILE));
        Document document = parse(Svg.draw(chart, new Size(1200, 400)));
        String seen = "<b>&\"quoted\" 'it' \uFFFD\uFFFD ]]> é 学";
        int texts = document.getElementsByTagName("text").getLength();
        assertThat(IntStream.range(0, texts)
                        .mapToObj(i ->
                                document.getElementsByTagName("text").item(i).getTextContent())
                        .filter(text -> text.startsWith(seen)))
                .hasSize(8);
        assertThat(document.getElementsByTagName("b").getLength()).isZero();
    }

    @Test
    void aSeriesIsOnePath() throws Exception {
        Document document = parse(Svg.draw(Charts.small(), Size.NARROW));
        int thick = 0;
        for (int i = 0; i < document.getElementsByTagName("path").getLength(); i++) {
            Element path = (Element) document.getElementsByTagName("path").item(i);
            thick += path.getAttribute("stroke-width").equals("2") ? 1 : 0;
        }
        assertThat(thick).as("two curves and their two samples in the legend").isEqualTo(4);
    }

    @Test
    void aMillionPointsMakeASmallFile() {
        Random random = new Random(1);
        double[] y = new double[1_000_000];
        Arrays.setAll(y, i -> random.nextGaussian());
        assertThat(Svg.draw(Charts.of(y), Size.WIDE).length()).isLessThan(50_000);
    }

    @Test
    void theSameChartIsTheSameText() {
        assertThat(Svg.draw(Charts.random(3), Size.WIDE)).isEqualTo(Svg.draw(Charts.random(3), Size.WIDE));
    }

    @Test
    void onlyThePngNeedsAwt() throws Exception {
        java.nio.file.Path classes = java.nio.file.Path.of(
                Svg.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var files = Files.list(classes.resolve("anneal/lab/chart"))) {
            List<String> users = new ArrayList<>();
            for (java.nio.file.Path file : (Iterable<java.nio.file.Path>) files::iterator) {
                String code = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (code.contains("java/awt") || code.contains("javax/imageio")) {
                    users.add(file.getFileName().toString());
                }
            }
            assertThat(users).containsExactly("Png.class");
        }
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
