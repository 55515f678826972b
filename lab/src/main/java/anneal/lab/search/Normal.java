package anneal.lab.search;

/** The standard normal distribution. */
final class Normal {
    private static final double FAR = 8.5;

    private Normal() {}

    /**
     * The chance of a value below {@code z}: {@code 1/2 + phi(z) (z + z^3/3 + z^5/(3*5) + z^7/(3*5*7) + ...)}, in double
     * precision; beyond 8.5 it is 0 or 1 to all its digits.
     *
     * @see <a href="https://doi.org/10.18637/jss.v011.i04">Marsaglia: Evaluating the normal distribution, 2004</a>
     */
    static double below(double z) {
        if (Math.abs(z) > FAR) {
            return z < 0 ? 0 : 1;
        }
        double sum = 0;
        double term = z;
        for (int i = 3; sum + term != sum; i += 2) {
            sum += term;
            term *= z * z / i;
        }
        return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
