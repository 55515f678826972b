package anneal.feedback;

/** The checks that rules and states make of themselves, worded alike: name, rule, value. */
final class Require {
    private Require() {}

    static void that(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but was " + value);
        }
    }

    static void notNegative(String name, long value) {
        that(value >= 0, name + " must be >= 0", value);
    }

    static void notNegative(String name, double value) {
        that(value >= 0 && value < Double.POSITIVE_INFINITY, name + " must be finite and >= 0", value);
    }

    static void upTo(String name, long value, long most) {
        that(value >= 0 && value <= most, name + " must be from 0 to " + most, value);
    }

    static void factor(double factor) {
        that(factor > 0 && factor < 1, "factor must be in (0, 1)", factor);
    }
}
