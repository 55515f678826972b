package anneal.notation;

import anneal.notation.Node.Quantity;
import java.math.BigDecimal;
import java.util.Locale;

/** Reads numbers with their units, such as {@code 1e-3}, {@code 5ep} or {@code 30%}. */
final class Quantities {
    /** What stands between the ends of a range. */
    static final String TO = "..";

    private static final int LONGEST_NUMBER = 40;
    private static final int LARGEST_EXPONENT = 400;

    private Quantities() {}

    static boolean canStartWith(char c) {
        return Character.isDigit(c) || c == '.' || isSign(c);
    }

    /** The quantity that must stand at a cursor. */
    static Quantity read(Cursor cursor) {
        Mark mark = cursor.mark();
        int start = cursor.place();
        if (isSign(cursor.here())) {
            cursor.skip(1);
        }
        while (Character.isDigit(cursor.here()) || (cursor.here() == '.' && !cursor.at(TO))) {
            cursor.skip(1);
        }
        exponent(cursor);
        BigDecimal amount = amount(cursor.since(start), mark);
        return new Quantity(amount, unit(cursor), mark);
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+';
    }

    /** Steps over {@code e-4}, but not over the {@code ep} of an epoch. */
    private static void exponent(Cursor cursor) {
        int start = cursor.place();
        if (Character.toLowerCase(cursor.here()) != 'e') {
            return;
        }
        cursor.skip(1);
        if (isSign(cursor.here())) {
            cursor.skip(1);
        }
        if (!Character.isDigit(cursor.here())) {
            cursor.back(start);
        }
        while (Character.isDigit(cursor.here())) {
            cursor.skip(1);
        }
    }

    private static BigDecimal amount(String digits, Mark mark) {
        if (digits.length() > LONGEST_NUMBER) {
            throw NotationException.at(mark, "a number must have at most " + LONGEST_NUMBER + " characters");
        }
        try {
            BigDecimal amount = new BigDecimal(digits);
            if (Math.abs((long) amount.precision() - amount.scale()) > LARGEST_EXPONENT) {
                throw NotationException.at(mark, "a number must fit a double, but was " + digits);
            }
            return amount;
        } catch (NumberFormatException e) {
            throw NotationException.at(mark, "a number must stand here, but was \"" + digits + "\"");
        }
    }

    private static Unit unit(Cursor cursor) {
        if (cursor.here() == '%') {
            cursor.skip(1);
            return Unit.PERCENT;
        }
        if (!Character.isLetter(cursor.here())) {
            return Unit.UPDATES;
        }
        Mark mark = cursor.mark();
        String name = cursor.name().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "ep", "epoch", "epochs" -> Unit.EPOCHS;
            case "samples" -> Unit.SAMPLES;
            case "tok", "tokens" -> Unit.TOKENS;
            default ->
                throw NotationException.at(
                        mark,
                        "a unit must be ep, samples, tokens or %, or be left out for updates, but was \"" + name
                                + "\"");
        };
    }
}
