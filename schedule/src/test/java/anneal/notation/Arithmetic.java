package anneal.notation;

/** The value of a formula: sums, products, powers, calls. */
final class Arithmetic {
    private final String text;
    private int next;

    private Arithmetic(String text) {
        this.text = text.replace(" ", "");
    }

    static double value(String formula) {
        Arithmetic arithmetic = new Arithmetic(formula);
        double value = arithmetic.sum();
        if (arithmetic.next < arithmetic.text.length()) {
            throw new IllegalArgumentException("cannot read " + formula + " from character " + arithmetic.next);
        }
        return value;
    }

    private double sum() {
        double value = product();
        while (next < text.length() && "+-".indexOf(text.charAt(next)) >= 0) {
            value = text.charAt(next++) == '+' ? value + product() : value - product();
        }
        return value;
    }

    private double product() {
        double value = power();
        while (next < text.length() && "*/".indexOf(text.charAt(next)) >= 0) {
            value = text.charAt(next++) == '*' ? value * power() : value / power();
        }
        return value;
    }

    private double power() {
        if (text.charAt(next) == '-') {
            next++;
            return -power();
        }
        double base = atom();
        if (next < text.length() && text.charAt(next) == '^') {
            next++;
            return Math.pow(base, power());
        }
        return base;
    }

    private double atom() {
        int start = next;
        if (take('(')) {
            double value = sum();
            expect(')');
            return value;
        }
        if (Character.isLetter(text.charAt(next))) {
            while (next < text.length() && Character.isLetterOrDigit(text.charAt(next))) {
                next++;
            }
            return named(text.substring(start, next));
        }
        while (next < text.length() && inNumber(start)) {
            next++;
        }
        return Double.parseDouble(text.substring(start, next));
    }

    private boolean inNumber(int start) {
        char c = text.charAt(next);
        boolean sign = c == '-' && next > start && text.charAt(next - 1) == 'e';
        return Character.isDigit(c) || c == '.' || c == 'e' || sign;
    }

    private double named(String name) {
        if (name.equals("pi")) {
            return Math.PI;
        }
        expect('(');
        double first = sum();
        double second = take(',') ? sum() : 0;
        expect(')');
        return switch (name) {
            case "sqrt" -> Math.sqrt(first);
            case "cos" -> Math.cos(first);
            case "tanh" -> Math.tanh(first);
            case "exp" -> Math.exp(first);
            case "ceil" -> Math.ceil(first);
            case "min" -> Math.min(first, second);
            case "max" -> Math.max(first, second);
            default -> throw new IllegalArgumentException("no function " + name);
        };
    }

    private boolean take(char c) {
        if (next < text.length() && text.charAt(next) == c) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw new IllegalArgumentException("no " + c + " at " + next + " of " + text);
        }
    }
}
