package anneal.question;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Numbers as people write them. */
final class Round {
    private static final int MOST_DIGITS = 15;
    private static final int MOST_TRIED = 40;

    private Round() {}

    /** 0, and a number to so many significant digits, from few to all. */
    static List<Double> forms(double value) {
        List<Double> forms = new ArrayList<>(List.of(0.0));
        for (int digits = 1; digits <= MOST_DIGITS && Double.isFinite(value); digits++) {
            double form = new BigDecimal(value).round(new MathContext(digits)).doubleValue();
            if (!forms.contains(form)) {
                forms.add(form);
            }
        }
        forms.add(value);
        return forms;
    }

    /** Whole numbers from one to another, the roundest first and not too many. */
    static List<Long> between(long from, long to) {
        List<Long> found = new ArrayList<>();
        for (long unit = 1; unit <= to; unit = unit > Long.MAX_VALUE / 10 ? Long.MAX_VALUE : unit * 10) {
            long first = Math.max(from, 1) / unit * unit;
            for (long number = first; number <= to && number < first + MOST_TRIED * unit; number += unit) {
                if (number >= Math.max(from, 1) && !found.contains(number)) {
                    found.add(number);
                }
            }
        }
        found.sort(Comparator.comparingInt(Round::zeros).reversed());
        return found.subList(0, Math.min(MOST_TRIED, found.size()));
    }

    private static int zeros(long number) {
        int zeros = 0;
        for (long rest = number; rest % 10 == 0; rest /= 10) {
            zeros++;
        }
        return 2 * zeros + (number % 5 == 0 ? 1 : 0);
    }
}
