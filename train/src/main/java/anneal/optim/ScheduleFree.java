package anneal.optim;

/**
 * The average that the schedule-free rules keep without storing it: {@code x = (y - (1 - beta) z) / beta}.
 *
 * @see ScheduleFreeSGD
 */
final class ScheduleFree {
    private final double beta;
    private final double r;
    private final double power;

    /** The largest rate so far, and the sum of all updates' weights in the average. */
    private final double[] kept;

    private double share;

    ScheduleFree(double beta, double r, double power, double[] kept) {
        this.beta = beta;
        this.r = r;
        this.power = power;
        this.kept = kept;
    }

    /** Finds the share of update {@code t} in the average; before the first rate above 0 it is 0. */
    void begin(long t, double eta) {
        kept[0] = Math.max(kept[0], eta);
        double weight = Math.pow((double) t, r) * Math.pow(kept[0], power);
        kept[1] += weight;
        share = kept[1] == 0 ? 0 : weight / kept[1];
    }

    /** Takes {@code y} and {@code z} a step along {@code d}. */
    void move(long t, double eta, Chunk y, Chunk d, Chunk z) {
        if (t == 1) {
            z.set(y);
        }
        y.mix(1 - share, share, z);
        y.mix(1, eta * (beta * (1 - share) - 1), d);
        z.mix(1, -eta, d);
    }

    /** Replaces {@code y} by {@code x}. */
    void evaluate(Chunk y, Chunk z) {
        y.mix(1 / beta, 1 - 1 / beta, z);
    }
}
