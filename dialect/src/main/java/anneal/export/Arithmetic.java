package anneal.export;

import java.util.function.UnaryOperator;

/**
 * Translates the formula of a shape into a language, one method a rule of its grammar: sums of products of powers, with
 * function calls and names.
 */
final class Arithmetic {
    private final String text;
    private final Language language;
    private final UnaryOperator<String> meaning;
    private int next;

    private Arithmetic(String text, Language language, UnaryOperator<String> meaning) {
        this.text = text.replace(" ", "");
        this.language = language;
        this.meaning = meaning;
    }

    /**
     * A formula in a language.
     *
     * @param meaning what stands for a name
     */
    static String translate(String formula, Language language, UnaryOperator<String> meaning) {
        Arithmetic arithmetic = new Arithmetic(formula, language, meaning);
        String translated = arithmetic.sum();
        if (arithmetic.next < arithmetic.text.length()) {
            throw new IllegalStateException("not arithmetic: " + formula);
        }
        return translated;
    }

    private String sum() {
        StringBuilder sum = new StringBuilder(product());
        while (peek() == '+' || peek() == '-') {
            sum.append(' ').append(take()).append(' ').append(product());
        }
        return sum.toString();
    }

    private String product() {
        StringBuilder product = new StringBuilder(power());
        while (peek() == '*' || peek() == '/') {
            product.append(' ').append(take()).append(' ').append(power());
        }
        return product.toString();
    }

    private String power() {
        if (peek() == '-') {
            take();
            return "-" + power();
        }
        String base = atom();
        if (peek() != '^') {
            return base;
        }
        take();
        return language.power(base, power());
    }

    private String atom() {
        if (peek() == '(') {
            take();
            String inner = sum();
            take();
            return "(" + inner + ")";
        }
        int start = next;
        while (Character.isLetterOrDigit(peek()) || peek() == '.') {
            next++;
        }
        String word = text.substring(start, next);
        if (peek() == '(') {
            take();
            StringBuilder arguments = new StringBuilder(sum());
            while (peek() == ',') {
                take();
                arguments.append(", ").append(sum());
            }
            take();
            return language.call(word, arguments.toString());
        }
        return Character.isDigit(word.charAt(0))
                ? language.number(Double.parseDouble(word))
                : Language.atom(meaning.apply(word));
    }

    private char peek() {
        return next < text.length() ? text.charAt(next) : 0;
    }

    private char take() {
        return text.charAt(next++);
    }
}
