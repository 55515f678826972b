package anneal.notation;

/** A place in a text that moves forward as what stands there is taken, white space left out. */
final class Cursor {
    private final String text;
    private int next;

    Cursor(String text) {
        this.text = text;
    }

    /** Where it stands, to {@link #back} to. */
    int place() {
        return next;
    }

    void back(int place) {
        next = place;
    }

    /** Where it stands behind white space, for messages. */
    Mark mark() {
        peek();
        return new Mark(text, next);
    }

    /** The next character behind white space, or 0 at the end. */
    char peek() {
        while (Character.isWhitespace(here())) {
            next++;
        }
        return here();
    }

    /** The very next character, or 0 at the end. */
    char here() {
        return next < text.length() ? text.charAt(next) : 0;
    }

    /** Whether the text goes on so from the very next character. */
    boolean at(String ahead) {
        return text.startsWith(ahead, next);
    }

    void skip(int characters) {
        next += characters;
    }

    /** What has been passed since a place. */
    String since(int place) {
        return text.substring(place, next);
    }

    /** A name of letters, digits and underscores from the very next character on; empty if none stands there. */
    String name() {
        return run("_");
    }

    /** The letters, digits and characters among {@code others} from the very next character on. */
    String run(String others) {
        int start = next;
        while (Character.isLetterOrDigit(here()) || (here() != 0 && others.indexOf(here()) >= 0)) {
            next++;
        }
        return since(start);
    }

    boolean take(char c) {
        if (peek() == c) {
            next++;
            return true;
        }
        return false;
    }

    boolean takeWord(String word) {
        if (Character.isLetter(peek())) {
            int start = next;
            if (name().equals(word)) {
                return true;
            }
            next = start;
        }
        return false;
    }

    /** A JSON string. */
    String quoted() {
        String value = Json.stringAt(text, next);
        next++;
        while (here() != '"') {
            next += here() == '\\' ? 2 : 1;
        }
        next++;
        return value;
    }

    void expect(char c) {
        if (!take(c)) {
            throw NotationException.at(mark(), "'" + c + "' must stand here, but " + found());
        }
    }

    void expectWord(String word) {
        if (!takeWord(word)) {
            throw NotationException.at(mark(), "\"" + word + "\" must stand here, but " + found());
        }
    }

    void expectEnd(String what) {
        if (peek() != 0) {
            throw NotationException.at(mark(), "the " + what + " must end here, but " + found());
        }
    }

    /** What stands here instead of what must. */
    String found() {
        char c = peek();
        return c == 0 ? "the text ends" : "found '" + c + "'";
    }
}
