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
    void move(long t, double eta, int count, double[] y, double[] d, double[] z) {
        double back = eta * (beta * (1 - share) - 1);
        for (int i = 0; i < count; i++) {
            double before = t == 1 ? y[i] : z[i];
            y[i] = y[i] + share * (before - y[i]) + back * d[i];
            z[i] = before - eta * d[i];
        }
    }

    /** Replaces {@code y} by {@code x}. */
    void evaluate(int count, double[] y, double[] z) {
        for (int i = 0; i < count; i++) {
            y[i] = y[i] + (1 - 1 / beta) * (z[i] - y[i]);
        }
    }
}
