package anneal.dialect;

import anneal.notation.NotationException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A word of Python.
 *
 * @param kind what it is
 * @param text a name or operator as written
 * @param value what a number or string stands for; None for the others
 * @param offset where it stands
 */
record Token(Kind kind, String text, Object value, int offset) {
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_NUMBER = 1_000;
    private static final Set<String> LONG_OPERATORS = Set.of("**", "//", "<=", ">=", "==", "!=");
    private static final String OPERATORS = "+-*/%<>=()[]{},:.;";

    /** The kinds of words. */
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        OPERATOR,
        LINE_END,
        END
    }

    boolean is(String operatorOrKeyword) {
        return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(operatorOrKeyword);
    }

    /** The words of a text; line ends inside brackets are left out. */
    static List<Token> all(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new NotationException(
                    "a text must be at most " + LONGEST_TEXT + " characters long, but this has " + text.length());
        }
        List<Token> tokens = new ArrayList<>();
        int brackets = 0;
        int next = 0;
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == '#') {
                int end = text.indexOf('\n', next);
                next = end < 0 ? text.length() : end;
                continue;
            }
            boolean continued = c == '\\' && text.startsWith("\\\n", next);
            if (c == '\n' && brackets == 0) {
                tokens.add(new Token(Kind.LINE_END, "the line's end", None.NONE, next));
            }
            if (Character.isWhitespace(c) || continued) {
                next += continued ? 2 : 1;
                continue;
            }
            Token token = word(text, next);
            brackets += "([{".contains(token.text) ? 1 : ")]}".contains(token.text) ? -1 : 0;
            brackets = Math.max(0, brackets);
            tokens.add(token);
            next = end(text, token);
        }
        tokens.add(new Token(Kind.END, "the text's end", None.NONE, text.length()));
        return tokens;
    }

    private static Token word(String text, int start) {
        char c = text.charAt(start);
        boolean digitNext = start + 1 < text.length() && Character.isDigit(text.charAt(start + 1));
        if (Character.isDigit(c) || (c == '.' && digitNext)) {
            return number(text, start);
        }
        if (c == '\'' || c == '"') {
            return string(text, start);
        }
        if (Character.isJavaIdentifierStart(c) && c != '$') {
            int end = start;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            return new Token(Kind.NAME, text.substring(start, end), None.NONE, start);
        }
        String two = text.substring(start, Math.min(text.length(), start + 2));
        if (LONG_OPERATORS.contains(two)) {
            return new Token(Kind.OPERATOR, two, None.NONE, start);
        }
        if (OPERATORS.indexOf(c) >= 0) {
            return new Token(Kind.OPERATOR, String.valueOf(c), None.NONE, start);
        }
        throw NotationException.at(text, start, "SyntaxError: '" + c + "' has no meaning here");
    }

    private static Token number(String text, int start) {
        int end = start;
        while (end < text.length() && isNumeric(text, end)) {
            end++;
        }
        String written = text.substring(start, end);
        String digits = written.replace("_", "");
        boolean misplaced = written.contains("__") || written.endsWith("_") || written.length() > LONGEST_NUMBER;
        try {
            if (misplaced) {
                throw new NumberFormatException();
            }
            if (digits.startsWith("0x") || digits.startsWith("0X")) {
                return new Token(Kind.NUMBER, written, Values.integer(new BigInteger(digits.substring(2), 16)), start);
            }
            boolean whole = digits.chars().allMatch(Character::isDigit);
            Object value = whole ? Values.integer(new BigInteger(digits)) : (Object) Double.parseDouble(digits);
            return new Token(Kind.NUMBER, written, value, start);
        } catch (NumberFormatException e) {
            String shown = written.length() > 40 ? written.substring(0, 40) + "..." : written;
            throw NotationException.at(text, start, "SyntaxError: \"" + shown + "\" is no number");
        }
    }

    private static boolean isNumeric(String text, int at) {
        char c = text.charAt(at);
        boolean sign = (c == '-' || c == '+') && Character.toLowerCase(text.charAt(at - 1 < 0 ? 0 : at - 1)) == 'e';
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || sign;
    }

    private static Token string(String text, int start) {
        StringBuilder value = new StringBuilder();
        char quote = text.charAt(start);
        for (int i = start + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return new Token(Kind.STRING, text.substring(start, i + 1), value.toString(), start);
            }
            if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
            }
            value.append(c);
        }
        throw NotationException.at(text, start, "SyntaxError: unterminated string literal");
    }

    private static int end(String text, Token token) {
        return Math.min(text.length(), token.offset + token.text.length());
    }
}
