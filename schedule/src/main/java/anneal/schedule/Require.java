package anneal.schedule;

import java.util.List;

/** The checks that values make of themselves, worded alike: name, rule, value. */
final class Require {
    private Require() {}

    static void that(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but was " + value);
        }
    }

    static void rate(String name, double value) {
        that(
                Double.compare(value, 0) >= 0 && value < Double.POSITIVE_INFINITY,
                name + " must be finite and >= 0",
                value);
    }

    static void positive(String name, double value) {
        that(value > 0 && value < Double.POSITIVE_INFINITY, name + " must be finite and > 0", value);
    }

    static void fraction(String name, double value) {
        that(value > 0 && value <= 1, name + " must be in (0, 1]", value);
    }

    static void atLeastOne(String name, long value) {
        that(value >= 1, name + " must be >= 1", value);
    }

    static void step(long step) {
        that(step >= 0, "step must be >= 0", step);
    }

    /** Refuses an empty list, a first entry under 1 and any entry that is not above the one before it. */
    static void increasing(String name, List<Long> values) {
        that(!values.isEmpty(), name + " must not be empty", values);
        long last = 0;
        for (long value : values) {
            if (value <= last) {
                throw new IllegalArgumentException(name + " must be strictly increasing from 1, but "
                        + (last == 0 ? value + " comes first" : value + " follows " + last) + " in " + values);
            }
            last = value;
        }
    }
}
