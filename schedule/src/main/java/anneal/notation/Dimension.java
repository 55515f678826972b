package anneal.notation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Something that is open in a {@link Space}: a number of a range, or one of several alternatives.
 *
 * <p>Whatever it is, it is chosen by a place on the unit interval, on which equal lengths are equally likely.
 */
public sealed interface Dimension {

    /** What it is called: the name it was given behind {@code where}, or the argument it stands for. */
    String name();

    /** The same under another name. */
    Dimension named(String newName);

    /** The value at a place in [0, 1]. */
    double at(double place);

    /** Where a value is in [0, 1]: for one of n, the middle of its n-th part. */
    double place(double value);

    /** A value as it is written. */
    String text(double value);

    /**
     * A number between two ends, both included, with at most four digits.
     *
     * @param from the least number
     * @param to the greatest
     * @param spacing how the numbers between are spread
     * @param unit what the number counts, where it is a length
     */
    record Range(String name, double from, double to, Spacing spacing, Unit unit) implements Dimension {
        private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

        @Override
        public Dimension named(String newName) {
            return new Range(newName, from, to, spacing, unit);
        }

        @Override
        public double at(double place) {
            double value = switch (spacing) {
                case EVEN -> from + place * (to - from);
                case LOG -> from * Math.pow(to / from, place);
                case INT -> from + Math.floor(place * (to - from + 1));
            };
            double rounded = spacing == Spacing.INT
                    ? value
                    : new BigDecimal(value).round(DIGITS).doubleValue();
            return Math.min(Math.max(rounded, from), to);
        }

        @Override
        public double place(double value) {
            return switch (spacing) {
                case EVEN -> (value - from) / (to - from);
                case LOG -> Math.log(value / from) / Math.log(to / from);
                case INT -> (value - from + 0.5) / (to - from + 1);
            };
        }

        @Override
        public String text(double value) {
            return Numbers.text(value) + unit.suffix();
        }
    }

    /**
     * One of several alternatives; its value is the alternative's number, from 0.
     *
     * @param alternatives as they are written
     */
    record Choice(String name, List<String> alternatives) implements Dimension {
        public Choice {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public Dimension named(String newName) {
            return new Choice(newName, alternatives);
        }

        @Override
        public double at(double place) {
            return Math.min(Math.floor(place * alternatives.size()), alternatives.size() - 1.0);
        }

        @Override
        public double place(double value) {
            return (value + 0.5) / alternatives.size();
        }

        @Override
        public String text(double value) {
            return alternatives.get((int) value);
        }
    }
}
