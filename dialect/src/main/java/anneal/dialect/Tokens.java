package anneal.dialect;

import anneal.notation.NotationException;
import java.util.List;
import java.util.Set;

/** The words of a text of Python, and a place among them that moves forward as they are taken. */
final class Tokens {
    private static final Set<String> KEYWORDS =
            Set.of("if", "else", "for", "in", "and", "or", "not", "is", "lambda", "def", "return", "class", "while");

    private final String text;
    private final List<Token> tokens;
    private int next;

    Tokens(String text) {
        this.text = text;
        this.tokens = Token.all(text);
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        return tokens.get(next++);
    }

    boolean take(String operator) {
        if (!peek().is(operator)) {
            return false;
        }
        next++;
        return true;
    }

    /** The words from here, for what is decided by looking ahead. */
    List<Token> rest() {
        return tokens.subList(next, tokens.size());
    }

    /** Where it stands, to {@link #back} to. */
    int place() {
        return next;
    }

    void back(int place) {
        next = place;
    }

    /** Whether a name stands here that is no keyword. */
    boolean atName() {
        return peek().kind() == Token.Kind.NAME && !KEYWORDS.contains(peek().text());
    }

    String name() {
        if (!atName()) {
            throw wrong("SyntaxError: a name must stand here, but found " + found());
        }
        return take().text();
    }

    void expect(String operator) {
        if (!take(operator)) {
            throw wrong("SyntaxError: '" + operator + "' must stand here, but " + foundOrEnd());
        }
    }

    void expectEnd() {
        if (peek().is(")") || peek().is("]") || peek().is("}")) {
            throw wrong("SyntaxError: unmatched '" + peek().text() + "'");
        }
        if (peek().kind() != Token.Kind.END) {
            throw wrong("SyntaxError: the expression must end here, but found " + found());
        }
    }

    /** What stands here instead of what must. */
    String foundOrEnd() {
        return peek().kind() == Token.Kind.END ? "the text ends" : "found " + found();
    }

    String found() {
        return peek().kind() == Token.Kind.LINE_END ? "the line's end" : "'" + peek().text() + "'";
    }

    NotationException wrong(String problem) {
        return wrong(peek(), problem);
    }

    NotationException wrong(Token at, String problem) {
        return NotationException.at(text, at.offset(), problem);
    }
}
