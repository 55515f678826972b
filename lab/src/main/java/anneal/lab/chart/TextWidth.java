package anneal.lab.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates how much room a text takes in a sans-serif face, without loading a font.
 *
 * <p>The estimate errs on the wide side: layouts built on it leave a little air, whichever face the reader has.
 */
final class TextWidth {
    /** How much wider bold letters are. */
    static final double BOLD = 1.16;

    private TextWidth() {}

    static double of(String text, int size) {
        double ems = 0;
        for (int i = 0; i < text.length(); i++) {
            ems += ems(text.charAt(i));
        }
        return ems * size;
    }

    private static double ems(char c) {
        if (" ijlI.,:;'|!()[]ft".indexOf(c) >= 0) {
            return 0.36;
        }
        if ("mwMW@%".indexOf(c) >= 0) {
            return 0.95;
        }
        if (c >= 'A' && c <= 'Z') {
            return 0.72;
        }
        return c < 0x1100 || (c >= 0x2000 && c < 0x2E00) ? 0.61 : 1;
    }

    /** The words of a text on as many lines as the width asks for. */
    static List<String> wrap(String text, int size, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        int start = 0;
        while (start < text.length()) {
            int space = text.indexOf(' ', start);
            int end = space < 0 ? text.length() : space;
            String word = text.substring(start, end);
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && of(longer, size) > width) {
                lines.add(cut(line, size, width));
                longer = word;
            }
            line = longer;
            start = end + 1;
        }
        if (!line.isEmpty()) {
            lines.add(cut(line, size, width));
        }
        return lines;
    }

    /** A text, or as much of it as the width holds, with an ellipsis. */
    static String cut(String text, int size, double width) {
        if (of(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && of(text.substring(0, end), size) + size > width) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
