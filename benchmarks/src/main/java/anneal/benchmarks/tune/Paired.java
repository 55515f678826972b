package anneal.benchmarks.tune;

import java.util.Arrays;
import java.util.Locale;

/**
 * A mean of differences with its 95 % interval, by Student's t.
 *
 * @param mean the mean
 * @param half half the interval; NaN for fewer than two
 */
record Paired(double mean, double half) {
    /** Quantiles of t at 0.975 for 1 to 30 degrees of freedom; beyond these the normal distribution's is near enough. */
    private static final double[] T = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    static Paired of(double... values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        int n = values.length;
        if (n < 2) {
            return new Paired(mean, Double.NaN);
        }
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double t = n - 1 <= T.length ? T[n - 2] : 1.96;
        return new Paired(mean, t * Math.sqrt(squares / (n - 1) / n));
    }

    /** Of {@code a[i] - b[i]}. */
    static Paired between(double[] a, double[] b) {
        return of(minus(a, b));
    }

    static double[] minus(double[] a, double[] b) {
        double[] differences = a.clone();
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= b[i];
        }
        return differences;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%+.4f (95 %% interval %+.4f to %+.4f)", mean, mean - half, mean + half);
    }
}
