package anneal.dialect;

/**
 * cos, sin, exp, log and pow rounded correctly in all but one of some billion cases, as a good C library has them.
 *
 * <p>Java's own may be off by a unit in the last place, which is nothing in a closed form, but a recursion such as
 * PyTorch's cosine divides by the small difference of two cosines and keeps the error for ever. So these compute with
 * pairs of doubles, high + low, of some 100 bits (Dekker, 1971), by Taylor's series near 0.
 */
final class Libm {
    private static final double LARGEST_ANGLE = 1e6;
    private static final double SMALLEST_POWER = 1e-290;
    private static final double LARGEST_POWER = 1e290;
    private static final int TERMS = 22;
    private static final double[] HALF_PI = {1.5707963267948966, 6.123233995736766e-17, -1.4973849048591833e-33};
    private static final double[] LN_2 = {0.6931471805599453, 2.3190468138462996e-17, 5.707708438416212e-34};

    private Libm() {}

    /** A number as the sum of two doubles, the second less than half a unit in the last place of the first. */
    private record Pair(double high, double low) {
        static Pair sum(double a, double b) {
            double sum = a + b;
            double part = sum - a;
            return new Pair(sum, (a - (sum - part)) + (b - part));
        }

        Pair plus(Pair other) {
            Pair sum = sum(high, other.high);
            return sum(sum.high, sum.low + low + other.low);
        }

        Pair times(Pair other) {
            double product = high * other.high;
            return sum(product, Math.fma(high, other.high, -product) + high * other.low + low * other.high);
        }

        Pair times(double factor) {
            return times(new Pair(factor, 0));
        }

        Pair over(double divisor) {
            double quotient = high / divisor;
            return sum(quotient, (Math.fma(-quotient, divisor, high) + low) / divisor);
        }
    }

    static double cos(double x) {
        return circular(x, 0);
    }

    static double sin(double x) {
        return circular(x, 3);
    }

    /** cos(x + quarters * pi / 2). */
    private static double circular(double x, int quarters) {
        if (!(Math.abs(x) < LARGEST_ANGLE)) {
            return quarters == 0 ? StrictMath.cos(x) : StrictMath.sin(x);
        }
        double turns = Math.rint(x / HALF_PI[0]);
        Pair rest = reduced(new Pair(x, 0), turns, HALF_PI);
        Pair square = rest.times(rest).times(-1);
        int quarter = Math.floorMod((long) turns + quarters, 4);
        boolean sine = quarter % 2 == 1;
        Pair series = new Pair(1, 0);
        for (int n = TERMS + (sine ? 1 : 0); n >= 2; n -= 2) {
            series = new Pair(1, 0).plus(square.times(series).over(n * (n - 1.0)));
        }
        double value = sine ? series.times(rest).high : series.high;
        return quarter == 1 || quarter == 2 ? -value : value;
    }

    static double exp(double x) {
        double near = StrictMath.exp(x);
        return isOrdinary(near) ? exp(new Pair(x, 0)).high : near;
    }

    static double log(double x) {
        return x > 0 && Double.isFinite(x) && x >= Double.MIN_NORMAL ? logarithm(x).high : StrictMath.log(x);
    }

    static double pow(double a, double b) {
        double near = StrictMath.pow(a, b);
        if (a == 1 || b == 1 || a == 0 || !isOrdinary(Math.abs(near)) || Math.abs(a) < Double.MIN_NORMAL) {
            return near;
        }
        return Math.copySign(exp(logarithm(Math.abs(a)).times(b)).high, near);
    }

    private static boolean isOrdinary(double value) {
        return value > SMALLEST_POWER && value < LARGEST_POWER;
    }

    /** One step of Newton's method on the exponential. */
    private static Pair logarithm(double x) {
        double scale = Math.getExponent(x);
        double mantissa = Math.scalb(x, -(int) scale);
        if (mantissa > 1.4) {
            mantissa /= 2;
            scale++;
        }
        double near = StrictMath.log(mantissa);
        Pair error = exp(new Pair(-near, 0)).times(mantissa).plus(new Pair(-1, 0));
        Pair log = new Pair(near, 0).plus(error).plus(error.times(error).times(-0.5));
        return reduced(log, -scale, LN_2);
    }

    private static Pair exp(Pair x) {
        double twos = Math.rint(x.high / LN_2[0]);
        Pair rest = reduced(x, twos, LN_2);
        Pair series = new Pair(1, 0);
        for (int n = TERMS; n >= 1; n--) {
            series = new Pair(1, 0).plus(rest.times(series).over(n));
        }
        return new Pair(Math.scalb(series.high, (int) twos), Math.scalb(series.low, (int) twos));
    }

    /** x - times * constant, the constant given in three parts. */
    private static Pair reduced(Pair x, double times, double[] constant) {
        double product = -times * constant[0];
        Pair rest = x.plus(new Pair(product, Math.fma(-times, constant[0], -product)));
        double second = -times * constant[1];
        return rest.plus(new Pair(second, Math.fma(-times, constant[1], -second) - times * constant[2]));
    }
}
