package anneal.train;

/**
 * What a {@link Guard} has seen of a run's losses.
 *
 * @param first the first loss; NaN before it
 * @param mean the running mean, not yet corrected for its start from zero
 * @param seen losses seen
 */
public record Watch(double first, double mean, long seen) {
    /** Before the first loss. */
    public static final Watch START = new Watch(Double.NaN, 0, 0);

    private static final double KEPT = 0.9;

    /** What has been seen after one more loss. */
    Watch observe(double loss) {
        return new Watch(seen == 0 ? loss : first, KEPT * mean + (1 - KEPT) * loss, seen + 1);
    }

    /** The smoothed loss. */
    double smoothed() {
        return mean / (1 - Math.pow(KEPT, (double) seen));
    }
}
