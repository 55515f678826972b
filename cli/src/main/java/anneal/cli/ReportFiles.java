package anneal.cli;

import anneal.lab.chart.Png;
import anneal.lab.chart.Size;
import anneal.lab.chart.Svg;
import anneal.lab.report.Figure;
import anneal.lab.report.HtmlReport;
import java.io.IOException;
import java.util.Map;

/** The files of a report. */
final class ReportFiles {
    static final String REPORT = "report.html";

    private ReportFiles() {}

    /** Writes the page, and the pictures beside it. */
    static void write(OutFolder folder, Map<String, Figure> pictures, HtmlReport page) throws IOException {
        for (Map.Entry<String, Figure> picture : pictures.entrySet()) {
            if (picture.getValue().chart().drawable()) {
                folder.write(
                        picture.getKey() + ".svg", Svg.draw(picture.getValue().chart(), Size.WIDE));
                folder.write(
                        picture.getKey() + ".png", Png.draw(picture.getValue().chart(), Size.WIDE));
            }
        }
        folder.write(REPORT, page.html());
    }
}
