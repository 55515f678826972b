package anneal.net;

/** The standard normal distribution. */
final class Normal {
    private static final double ROOT_2 = Math.sqrt(2);
    private static final double PEAK = 1 / Math.sqrt(2 * Math.PI);

    /**
     * The Chebyshev coefficients of {@code (1 + 2 x) exp(x^2) erfc(x)} for {@code x >= 0} as a function of
     * {@code u = (x - 3.75) / (x + 3.75)}, computed with 40 digits; those left out add up to less than 2e-12.
     */
    private static final double[] COEFFICIENTS = {
        2.3551578691348034 / 2,
        -0.004590054580646478,
        -0.08424913336651792,
        0.05920993999819189,
        -0.026658668435305753,
        0.009074997670705265,
        -0.002413163540417608,
        0.0004907758365258086,
        -6.916973302501207e-5,
        4.13902798607301e-6,
        7.74038306619849e-7,
        -2.1886401049234397e-7,
        1.076499946567091e-8,
        4.521959811218287e-9,
        -7.754400208831351e-10,
        -6.318088340886684e-11,
        2.86879501093067e-11
    };

    private Normal() {}

    static double density(double x) {
        return PEAK * Math.exp(-x * x / 2);
    }

    static double distribution(double x) {
        return x > 0 ? 1 - upperHalf(x / ROOT_2) / 2 : upperHalf(-x / ROOT_2) / 2;
    }

    /**
     * The complementary error function for {@code x >= 0}, to 11 digits.
     *
     * @see <a href="https://doi.org/10.1090/S0025-5718-1978-0494846-8">Schonfelder, Chebyshev expansions for the error and
     *     related functions, 1978</a>
     */
    private static double upperHalf(double x) {
        if (x > 27) {
            return 0;
        }
        double u = (x - 3.75) / (x + 3.75);
        double next = 0;
        double afterNext = 0;
        for (int i = COEFFICIENTS.length - 1; i > 0; i--) {
            double sum = 2 * u * next - afterNext + COEFFICIENTS[i];
            afterNext = next;
            next = sum;
        }
        double scaled = u * next - afterNext + COEFFICIENTS[0];
        return scaled * Math.exp(-x * x) / (1 + 2 * x);
    }
}
