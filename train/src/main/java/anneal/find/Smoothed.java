package anneal.find;

/**
 * An exponential moving average of losses, corrected for its start from zero, and when it has run off.
 *
 * <pre>{@code
 * m[k] = beta * m[k - 1] + (1 - beta) * loss[k]         m[-1] = 0
 * smoothed[k] = m[k] / (1 - beta^(k + 1))
 * }</pre>
 *
 * <p>It has run off when it exceeds {@code factor * best}. Where the best is not positive, that limit would lie below the
 * best itself or on it; there it is {@code best + (factor - 1) * max(|best|, highest - best)}.
 */
final class Smoothed {
    private final double beta;
    private final double factor;
    private double mean;
    private double power = 1;
    private double best = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    Smoothed(double beta, double factor) {
        this.beta = beta;
        this.factor = factor;
    }

    /** The average after one more loss. */
    double next(double loss) {
        mean = beta * mean + (1 - beta) * loss;
        power *= beta;
        return mean / (1 - power);
    }

    /** Whether the average {@code smoothed}, the latest, has run off from those before. */
    boolean hasRunOff(double smoothed) {
        boolean off = smoothed > limit();
        best = Math.min(best, smoothed);
        highest = Math.max(highest, smoothed);
        return off;
    }

    private double limit() {
        return best > 0 ? factor * best : best + (factor - 1) * Math.max(Math.abs(best), highest - best);
    }
}
