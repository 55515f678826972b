package anneal.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.chart.Axis;
import anneal.lab.chart.Chart;
import anneal.lab.chart.Points;
import anneal.lab.chart.Series;
import anneal.lab.report.Table.Column;
import anneal.lab.report.Table.Standing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class HtmlReportLawsTest {
    private static final String HOSTILE = "</style></title><script>alert(1)</script>&\"'";
    private static final Axis X = Axis.linear(HOSTILE);

    @Test
    void theWholeReportIsWellFormed() throws Exception {
        Document page = parse(Sample.report().html());
        assertThat(page.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("h2").getLength()).isEqualTo(6);
        assertThat(page.getElementsByTagName("figure").getLength()).isEqualTo(6);
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(12);
        assertThat(page.getElementsByTagName("tr").getLength()).isEqualTo(7);
    }

    @Test
    void everyIdentifierIsUniqueAndEveryLinkLandsOnOne() {
        String html = Sample.report().html();
        Set<String> ids = new HashSet<>();
        Matcher id = Pattern.compile(" id=\"([^\"]+)\"").matcher(html);
        while (id.find()) {
            assertThat(ids.add(id.group(1))).as(id.group(1)).isTrue();
        }
        Matcher link =
                Pattern.compile("(?:href=\"#|aria-labelledby=\")([^\"]+)\"").matcher(html);
        int links = 0;
        while (link.find()) {
            assertThat(ids).contains(link.group(1));
            links++;
        }
        assertThat(links).isEqualTo(8);
    }

    @Test
    void nothingIsLoadedAndNothingRuns() {
        String html = Sample.report().html().replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        assertThat(html).doesNotContain("http:", "https:", "url(", "@import", "<script", "src=", "<link", "onload");
    }

    @Test
    void everyTextIsEscaped() throws Exception {
        Chart chart = Chart.of(HOSTILE, X, X)
                .withSubtitle(HOSTILE)
                .with(Series.line(HOSTILE, Points.from(0, new double[] {1, 2})));
        String html = HtmlReport.of(HOSTILE, HOSTILE)
                .with(
                        new Heading(HOSTILE),
                        new Heading(HOSTILE),
                        new Heading(HOSTILE),
                        new Paragraph("`" + HOSTILE + "`" + HOSTILE),
                        new Figure(chart, HOSTILE),
                        new Figure(Chart.of(HOSTILE, X, X), HOSTILE),
                        Table.of(HOSTILE, Column.text(HOSTILE)).with(Standing.BEST, HOSTILE),
                        Facts.none().with(HOSTILE, HOSTILE),
                        new Code(HOSTILE, HOSTILE))
                .html();
        Document page = parse(html);
        assertThat(html).doesNotContain("<script").doesNotContain("&\"");
        for (String tag : new String[] {"title", "h1", "h2", "figcaption", "dt", "dd", "pre", "td", "li"}) {
            NodeList nodes = page.getElementsByTagName(tag);
            for (int i = 0; i < nodes.getLength(); i++) {
                assertThat(nodes.item(i).getTextContent()).as(tag).isEqualTo(HOSTILE);
            }
        }
    }

    @Test
    void aRowIsMarkedInWordsToo() {
        String html = HtmlReport.of("t", "l")
                .with(Table.of("runs", Column.text("schedule"), Column.number("loss"))
                        .with(Standing.PLAIN, "a", "2")
                        .with(Standing.BEST, "b", "1")
                        .with(Standing.DIVERGED, "c", "–"))
                .html();
        assertThat(html)
                .contains("<tr><th scope=\"row\">a</th><td class=\"number\">2</td></tr>")
                .contains("<tr class=\"best\"><th scope=\"row\">b <span class=\"tag\">best</span></th>")
                .contains("<tr class=\"diverged\"><th scope=\"row\">c <span class=\"tag\">diverged</span></th>");
    }

    @Test
    void aChartWithoutAPointIsASentence() {
        Chart none = Chart.of("Loss", Axis.linear("epoch"), Axis.linear("loss"));
        assertThat(HtmlReport.of("t", "l").with(new Figure(none, "c")).html())
                .contains("<p class=\"empty\">Loss: nothing to draw, for no run has a finite value.</p>")
                .doesNotContain("<svg");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            a `b` c,   a <code>b</code> c
            a ` c,     a ` c
            `<`,       <code>&lt;</code>
            `a` `b,    <code>a</code> `b
            ``,        <code></code>
            """)
    void backticksSetCode(String text, String html) {
        assertThat(Page.inline(text)).isEqualTo(html);
    }

    @Test
    void theFileHoldsTheDocument(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.html");
        Files.writeString(file, "what was there before, which was longer than nothing");
        HtmlReport report = HtmlReport.of("Raté", "lead");
        report.writeTo(file);
        assertThat(file).content(StandardCharsets.UTF_8).isEqualTo(report.html());
    }

    /** Text and its ground from the style sheet, in the light theme and in the dark one. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "text page",
                "text paper",
                "text code",
                "text good",
                "text bad",
                "muted page",
                "muted paper",
                "muted code",
                "accent page",
                "good-text good",
                "bad-text bad"
            })
    void textStandsOutFromItsGround(String pair) {
        String[] names = pair.split(" ");
        for (int theme = 0; theme < 2; theme++) {
            assertThat(contrast(colour(names[0], theme), colour(names[1], theme)))
                    .as("%s in theme %s", pair, theme)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    private static int colour(String name, int theme) {
        Matcher matcher = Pattern.compile("--" + name + ": #([0-9a-f]{6})")
                .matcher(HtmlReport.of("t", "l").html());
        for (int i = 0; i <= theme; i++) {
            assertThat(matcher.find()).as(name).isTrue();
        }
        return Integer.parseInt(matcher.group(1), 16);
    }

    private static double contrast(int a, int b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static Document parse(String html) throws Exception {
        String xml = html.replace("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
