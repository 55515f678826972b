package anneal.lab.search;

import java.util.Arrays;

/**
 * Whether a loss has stopped falling, by its last few values.
 *
 * <p>It still falls where two things hold. <b>There is a trend</b>: of all pairs of values so many fall from the earlier to the
 * later that at most one order in five of that many values has as many (Mann and Kendall's test, exact; a pair of equals is
 * half a fall). <b>It is worth something</b>: the median slope of the pairs (Theil and Sen's), over the whole stretch, is at
 * least 1 % of the median loss. Otherwise it is flat; a loss that rises is flat, too. Of three values all must fall, of four
 * one pair may rise.
 *
 * @see <a href="https://doi.org/10.2307/1907187">Mann: Nonparametric tests against trend, 1945</a>
 * @see <a href="https://doi.org/10.1080/01621459.1968.10480934">Sen: Estimates of the regression coefficient based on Kendall's
 *     tau, 1968</a>
 */
final class Flatness {
    private static final double CHANCE = 0.2;
    private static final double SHARE = 0.01;

    private Flatness() {}

    /** Whether these values, at least two, do not fall any more. */
    static boolean flat(double... losses) {
        return chance(losses) > CHANCE || fall(losses) < SHARE * Math.abs(median(losses));
    }

    /** The share of all orders of so many values in which as many pairs fall as in this one. */
    static double chance(double... losses) {
        double[] orders = {1};
        for (int n = 2; n <= losses.length; n++) {
            orders = withOneMore(orders, n);
        }
        int most = losses.length * (losses.length - 1) / 2;
        return Arrays.stream(orders, Math.min(most, (int) Math.ceil(falls(losses))), most + 1)
                .sum();
    }

    /** The shares of the orders of {@code n} values by the number of their falling pairs, from those of {@code n - 1}. */
    private static double[] withOneMore(double[] orders, int n) {
        double[] more = new double[orders.length + n - 1];
        for (int falls = 0; falls < orders.length; falls++) {
            for (int place = 0; place < n; place++) {
                more[falls + place] += orders[falls] / n;
            }
        }
        return more;
    }

    private static double falls(double... losses) {
        double falls = 0;
        for (int i = 0; i < losses.length; i++) {
            for (int j = i + 1; j < losses.length; j++) {
                falls += losses[j] < losses[i] ? 1 : losses[j] == losses[i] ? 0.5 : 0;
            }
        }
        return falls;
    }

    /** How far they fall from the first to the last, by the median slope of the pairs. */
    private static double fall(double... losses) {
        double[] slopes = new double[losses.length * (losses.length - 1) / 2];
        int pair = 0;
        for (int i = 0; i < losses.length; i++) {
            for (int j = i + 1; j < losses.length; j++) {
                slopes[pair++] = (losses[i] - losses[j]) / (j - i);
            }
        }
        return median(slopes) * (losses.length - 1);
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
