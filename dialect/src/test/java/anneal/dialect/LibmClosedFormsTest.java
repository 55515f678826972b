package anneal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions that must be right to the last bit, against values known and against series of 60 digits. */
class LibmClosedFormsTest {
    private static final MathContext DIGITS = new MathContext(60);

    @ParameterizedTest
    @CsvSource({"1, 0.5403023058681398", "3.141592653589793, -1", "100, 0.8623188722876839", "-2.5, -0.8011436155469337"
    })
    void cosine(double x, double expected) {
        assertThat(Libm.cos(x)).isEqualTo(expected);
    }

    @Test
    void exactPowersAreExact() {
        for (int base = 2; base < 30; base++) {
            for (int power = 1; Math.pow(base, power) < 1e15; power++) {
                long exact = (long) Math.rint(StrictMath.pow(base, power));
                assertThat(Libm.pow(base, power)).isEqualTo(exact);
            }
        }
        assertThat(Libm.pow(-2, 3)).isEqualTo(-8);
        assertThat(Libm.pow(0.25, -0.5)).isEqualTo(2);
        assertThat(Libm.pow(0, 0)).isEqualTo(1);
        assertThat(Libm.pow(2, 1023)).isEqualTo(0x1p1023);
        assertThat(Libm.pow(2, -1074)).isEqualTo(Double.MIN_VALUE);
        assertThat(Libm.log(1)).isZero();
        assertThat(Libm.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Libm.exp(0)).isEqualTo(1);
        assertThat(Libm.exp(-1000)).isZero();
        assertThat(Libm.sin(0)).isZero();
    }

    @Test
    void isTheNearestDouble() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            double x = random.nextDouble(-20, 20);
            assertThat(Libm.exp(x)).isEqualTo(series(x, 1, 1, false));
            assertThat(Libm.cos(x)).isEqualTo(series(x, 0, 2, true));
            assertThat(Libm.sin(x)).isEqualTo(series(x, 1, 2, true));
            double log = Libm.log(Math.abs(x));
            BigDecimal error = new BigDecimal(Math.abs(x))
                    .divide(exact(log, 1, 1, false), DIGITS)
                    .subtract(BigDecimal.ONE);
            assertThat(Math.abs(error.doubleValue())).isLessThanOrEqualTo(Math.ulp(log) / 2 * 1.0001);
        }
    }

    private static double series(double x, int first, int step, boolean alternating) {
        return exact(x, first, step, alternating).doubleValue();
    }

    /** The terms x^n / n! for every step-th n; for exp all of them. */
    private static BigDecimal exact(double x, int first, int step, boolean alternating) {
        BigDecimal argument = new BigDecimal(x);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = first == 0 || step == 1 ? BigDecimal.ONE : BigDecimal.ZERO;
        for (int n = 1; n < 160; n++) {
            term = term.multiply(argument, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            if ((n - first) % step == 0) {
                boolean minus = alternating && (n - first) / step % 2 == 1;
                sum = minus ? sum.subtract(term, DIGITS) : sum.add(term, DIGITS);
            }
        }
        return sum;
    }
}
