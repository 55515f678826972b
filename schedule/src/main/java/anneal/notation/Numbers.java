package anneal.notation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as the shortest text that reads back to the same bits, the same on every JDK and under every locale. */
public final class Numbers {
    private static final int DIGITS_OF_A_DOUBLE = 17;
    private static final int ZEROS_WRITTEN_OUT = 5;

    private Numbers() {}

    /**
     * The shortest decimal that {@code Double.parseDouble} reads back as {@code value}: {@code 0.1}, {@code 1e-4},
     * {@code 300}. NaN and the infinities are written as Java names them.
     */
    public static String text(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DIGITS_OF_A_DOUBLE; digits++) {
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN}) {
                BigDecimal shorter = exact.round(new MathContext(digits, mode));
                if (shorter.doubleValue() == value) {
                    return text(shorter);
                }
            }
        }
        return text(exact.round(new MathContext(DIGITS_OF_A_DOUBLE)));
    }

    /** A decimal without needless digits: very small and very round large ones with an exponent. */
    static String text(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        if (bare.signum() == 0) {
            return "0";
        }
        int exponent = bare.precision() - bare.scale() - 1;
        if (exponent >= -3 && bare.scale() > -ZEROS_WRITTEN_OUT - 1 && exponent < DIGITS_OF_A_DOUBLE + 1) {
            return bare.toPlainString();
        }
        String digits = bare.unscaledValue().abs().toString();
        String rest = digits.substring(1);
        return (bare.signum() < 0 ? "-" : "") + digits.charAt(0) + (rest.isEmpty() ? "" : "." + rest) + "e" + exponent;
    }
}
