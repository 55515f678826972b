package anneal.notation;

/** A text that is no schedule; the message says what is wrong, where, and what was probably meant. */
public final class NotationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 60;

    /** A problem without a place. */
    public NotationException(String problem) {
        super(problem);
    }

    /** A problem at the character with the index {@code offset} of a text, which is shown as far as it helps. */
    public static NotationException at(String text, int offset, String problem) {
        return at(new Mark(text, offset), problem);
    }

    /** A problem at a place in a text, which is shown as far as it helps. */
    static NotationException at(Mark mark, String problem) {
        if (mark.text().isEmpty()) {
            return new NotationException(problem);
        }
        int from = Math.max(0, Math.min(mark.offset() - SHOWN / 2, mark.text().length() - SHOWN));
        int to = Math.min(mark.text().length(), from + SHOWN);
        String shown = (from > 0 ? "..." : "")
                + mark.text().substring(from, to).replaceAll("\\s+", " ")
                + (to < mark.text().length() ? "..." : "");
        return new NotationException(problem + ", at character " + (mark.offset() + 1) + " of \"" + shown + "\"");
    }
}
