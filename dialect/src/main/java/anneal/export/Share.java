package anneal.export;

import anneal.notation.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;

/** One rate as a multiple of another. */
final class Share {
    private static final int DIGITS_OF_A_DOUBLE = 17;

    private Share() {}

    /** The shortest text of a factor that makes {@code value} of {@code whole}. */
    static String text(double value, double whole) {
        double share = value / whole;
        for (int digits = 1; digits < DIGITS_OF_A_DOUBLE; digits++) {
            double shorter =
                    new BigDecimal(share).round(new MathContext(digits)).doubleValue();
            if (Math.abs(shorter * whole - value) <= 2 * Math.ulp(value)) {
                return Numbers.text(shorter);
            }
        }
        return Numbers.text(share);
    }
}
