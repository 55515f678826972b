package anneal.lab.report;

import anneal.lab.chart.Markup;
import anneal.lab.chart.Size;
import anneal.lab.chart.Svg;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a report as HTML. */
final class Page {
    private static final String STYLE = resource("report.css");

    /** With fewer headings the page is its own table of contents. */
    private static final int HEADINGS_FOR_CONTENTS = 3;

    private final StringBuilder out = new StringBuilder(1 << 17);
    private int sections;
    private int tables;

    private Page() {}

    static String of(HtmlReport report) {
        Page page = new Page();
        page.document(report);
        return page.out.toString();
    }

    private void document(HtmlReport report) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        element("title", report.title());
        out.append("<style>\n").append(STYLE);
        out.append("@media screen and (prefers-color-scheme: dark) {\n");
        out.append(Svg.darkRules("figure svg")).append("}\n</style>\n</head>\n<body>\n<main>\n<header>\n");
        element("h1", report.title());
        out.append("<p class=\"lead\">").append(inline(report.lead())).append("</p>\n</header>\n");
        contents(report.blocks());
        report.blocks().forEach(this::block);
        out.append("</main>\n</body>\n</html>\n");
    }

    private void contents(List<Block> blocks) {
        List<String> headings = blocks.stream()
                .filter(Heading.class::isInstance)
                .map(block -> ((Heading) block).text())
                .toList();
        if (headings.size() < HEADINGS_FOR_CONTENTS) {
            return;
        }
        out.append("<nav aria-label=\"Contents\">\n<ul>\n");
        for (int i = 0; i < headings.size(); i++) {
            out.append("<li><a href=\"#section-").append(i + 1).append("\">");
            out.append(Markup.escape(headings.get(i))).append("</a></li>\n");
        }
        out.append("</ul>\n</nav>\n");
    }

    private void block(Block block) {
        if (block instanceof Heading heading) {
            out.append("<h2 id=\"section-").append(++sections).append("\">");
            out.append(Markup.escape(heading.text())).append("</h2>\n");
        } else if (block instanceof Paragraph paragraph) {
            out.append("<p>").append(inline(paragraph.text())).append("</p>\n");
        } else if (block instanceof Figure figure) {
            figure(figure);
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Facts facts) {
            facts(facts);
        } else if (block instanceof Code code) {
            out.append("<p class=\"label\">")
                    .append(Markup.escape(code.label()))
                    .append("</p>\n");
            out.append("<pre tabindex=\"0\"><code>")
                    .append(Markup.escape(code.text()))
                    .append("</code></pre>\n");
        }
    }

    /** The picture twice, laid out for a page and for a telephone; the style shows the one that fits. */
    private void figure(Figure figure) {
        out.append("<figure>\n");
        if (figure.chart().drawable()) {
            out.append("<div class=\"wide\">")
                    .append(Svg.draw(figure.chart(), Size.WIDE))
                    .append("</div>\n");
            out.append("<div class=\"narrow\">")
                    .append(Svg.draw(figure.chart(), Size.NARROW))
                    .append("</div>\n");
        } else {
            out.append("<p class=\"empty\">")
                    .append(Markup.escape(figure.chart().title()));
            out.append(": nothing to draw, for no run has a finite value.</p>\n");
        }
        out.append("<figcaption>").append(inline(figure.caption())).append("</figcaption>\n</figure>\n");
    }

    private void table(Table table) {
        String id = "table-" + ++tables;
        out.append("<div class=\"card\">\n<p class=\"caption\" id=\"")
                .append(id)
                .append("\">");
        out.append(Markup.escape(table.caption())).append("</p>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\"");
        out.append(" aria-labelledby=\"")
                .append(id)
                .append("\">\n<table aria-labelledby=\"")
                .append(id);
        out.append("\">\n<thead><tr>");
        for (Table.Column column : table.columns()) {
            out.append(column.numeric() ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">");
            out.append(Markup.escape(column.name())).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        table.rows().forEach(row -> row(row, table.columns()));
        out.append("</tbody>\n</table>\n</div>\n</div>\n");
    }

    private void row(Table.Row row, List<Table.Column> columns) {
        boolean plain = row.standing() == Table.Standing.PLAIN;
        String standing = row.standing() == Table.Standing.BEST ? "best" : "diverged";
        out.append(plain ? "<tr>" : "<tr class=\"" + standing + "\">");
        for (int i = 0; i < columns.size(); i++) {
            out.append(i == 0 ? "<th scope=\"row\"" : "<td");
            out.append(columns.get(i).numeric() ? " class=\"number\">" : ">");
            out.append(Markup.escape(row.cells().get(i)));
            if (i == 0 && !plain) {
                out.append(" <span class=\"tag\">").append(standing).append("</span>");
            }
            out.append(i == 0 ? "</th>" : "</td>");
        }
        out.append("</tr>\n");
    }

    private void facts(Facts facts) {
        out.append("<dl>\n");
        for (Facts.Fact fact : facts.facts()) {
            out.append("<div>");
            element("dt", fact.name());
            element("dd", fact.value());
            out.append("</div>\n");
        }
        out.append("</dl>\n");
    }

    private void element(String name, String text) {
        out.append('<').append(name).append('>').append(Markup.escape(text));
        out.append("</").append(name).append(">\n");
    }

    /** Escaped text in which what stands between two backticks is code; a backtick without a second is itself. */
    static String inline(String text) {
        StringBuilder html = new StringBuilder();
        int done = 0;
        while (true) {
            int open = text.indexOf('`', done);
            int close = open < 0 ? -1 : text.indexOf('`', open + 1);
            if (close < 0) {
                return html.append(Markup.escape(text.substring(done))).toString();
            }
            html.append(Markup.escape(text.substring(done, open))).append("<code>");
            html.append(Markup.escape(text.substring(open + 1, close))).append("</code>");
            done = close + 1;
        }
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource must be on the class path, but " + name + " is not");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
