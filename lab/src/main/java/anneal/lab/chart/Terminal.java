package anneal.lab.chart;

import static anneal.lab.chart.Checks.require;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws charts in a terminal: curves in braille dots with a colour each, or in plain ASCII.
 *
 * <p>Without colour each curve carries a letter, in ASCII a character of its own, which the legend names. A band is
 * drawn as its mean.
 *
 * @param columns the width in characters, from 40 to 500
 * @param rows the height in lines, from 12 to 200; a long legend may add to it
 * @param colour whether to use ANSI colours
 * @param unicode whether braille and box characters may be used
 */
public record Terminal(int columns, int rows, boolean colour, boolean unicode) {
    static final int LEAST_PLOT_ROWS = 4;

    public Terminal {
        require(columns >= 40 && columns <= 500, "columns must be in [40, 500], but was %s", columns);
        require(rows >= 12 && rows <= 200, "rows must be in [12, 200], but was %s", rows);
    }

    /** A terminal that shows what its character set can: braille if it is UTF-8, ASCII otherwise. */
    public static Terminal of(int columns, int rows, boolean colour, Charset charset) {
        return new Terminal(columns, rows, colour, charset.name().equals("UTF-8"));
    }

    /** The picture as lines of text, each ended by a line feed. */
    public String draw(Chart chart) {
        chart.requireDrawable();
        return new TerminalDrawing(this, chart).text();
    }

    /** A text without what would move the cursor, and without what the terminal cannot show. */
    String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < 0x20 || (c >= 0x7F && c < 0xA0);
            shown.append(control ? ' ' : c < 0x7F || unicode ? c : '?');
        }
        return shown.toString();
    }

    /** A text cut to a width. */
    String cut(String text, int width) {
        String shown = shown(text);
        if (shown.length() <= width) {
            return shown;
        }
        String end = unicode ? "…" : "...";
        return shown.substring(0, Math.max(0, width - end.length())) + end;
    }

    /** Entries side by side, on as many lines as they need. */
    List<List<Integer>> flow(List<String> entries) {
        List<List<Integer>> lines = new ArrayList<>();
        List<Integer> line = new ArrayList<>();
        int used = 0;
        for (int i = 0; i < entries.size(); i++) {
            int width = entries.get(i).length() + 3;
            if (!line.isEmpty() && used + width - 3 > columns) {
                lines.add(line);
                line = new ArrayList<>();
                used = 0;
            }
            line.add(i);
            used += width;
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }
}
