package anneal.lab.chart;

import java.util.Locale;

/** The rules that values of this package state at construction. */
final class Checks {
    private Checks() {}

    static void require(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }

    static void notBlank(String name, String text) {
        require(!text.isBlank(), "%s must not be blank, but was \"%s\"", name, text);
    }
}
