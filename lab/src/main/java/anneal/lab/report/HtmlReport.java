package anneal.lab.report;

import static anneal.lab.report.Checks.notBlank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A report as a value: what was asked, what came out, and how to make it again.
 *
 * <pre>{@code
 * HtmlReport.of("Five schedules, one network", "Which decay serves this network best?")
 *         .with(new Heading("Result"), table, new Figure(chart, "Lower is better."))
 *         .with(new Code("Make this report again", "./anneal compare"))
 *         .writeTo(Path.of("report.html"));
 * }</pre>
 *
 * @param title what the report is about
 * @param lead the answer in a few sentences; backticks set code
 * @param blocks its parts, from top to bottom
 */
public record HtmlReport(String title, String lead, List<Block> blocks) {
    public HtmlReport {
        notBlank("title", title);
        notBlank("lead", lead);
        blocks = List.copyOf(blocks);
    }

    /** A report with no parts yet. */
    public static HtmlReport of(String title, String lead) {
        return new HtmlReport(title, lead, List.of());
    }

    /** This report with more parts at its end. */
    public HtmlReport with(Block... more) {
        return with(List.of(more));
    }

    /** This report with more parts at its end. */
    public HtmlReport with(List<? extends Block> more) {
        List<Block> all = new ArrayList<>(blocks);
        all.addAll(more);
        return new HtmlReport(title, lead, all);
    }

    /** The report as one HTML document that needs no other file. */
    public String html() {
        return Page.of(this);
    }

    /** Writes the document, replacing what was there. */
    public void writeTo(Path file) throws IOException {
        Files.writeString(file, html());
    }
}
