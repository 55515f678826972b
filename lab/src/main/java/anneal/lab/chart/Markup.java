package anneal.lab.chart;

/** Text made safe to stand in XML and HTML, in content and in attributes. */
public final class Markup {
    private Markup() {}

    /** The text with every character that markup gives a meaning replaced; characters XML forbids become U+FFFD. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        escape(text, out);
        return out.toString();
    }

    static void escape(String text, StringBuilder out) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        }
    }

    private static boolean allowed(int c) {
        return (c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                || c == '\n'
                || c == '\t';
    }
}
