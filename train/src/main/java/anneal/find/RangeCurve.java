package anneal.find;

import java.util.Arrays;

/** What a range test saw: a rate, a loss and the smoothed loss for every update. Immutable. */
public final class RangeCurve {
    /** Part of the planned updates whose losses are left out at the front: there the mean is still unsettled. */
    private static final int LEFT_OUT_FRONT = 10;

    /** Points left out at the end: the loss is already on its way out of the picture. */
    private static final int LEFT_OUT_END = 5;

    private final double[] etas;
    private final double[] losses;
    private final double[] smoothed;
    private final int planned;
    private final Stop stop;

    private RangeCurve(Builder builder, Stop stop) {
        this.etas = Arrays.copyOf(builder.etas, builder.updates);
        this.losses = Arrays.copyOf(builder.losses, builder.updates);
        this.smoothed = Arrays.copyOf(builder.smoothed, builder.updates);
        this.planned = builder.etas.length;
        this.stop = stop;
    }

    /** Updates whose loss was finite. */
    public int updates() {
        return etas.length;
    }

    /** The rates. */
    public double[] etas() {
        return etas.clone();
    }

    /** The mean loss of each update's batch, before the update. */
    public double[] losses() {
        return losses.clone();
    }

    /** The losses, smoothed. */
    public double[] smoothed() {
        return smoothed.clone();
    }

    /** Why the test went no further. */
    public Stop stop() {
        return stop;
    }

    /**
     * The rate that a rule suggests, from the smoothed losses without the first tenth of the planned updates and the last
     * five that were made; NaN where too few are left.
     */
    public double suggestion(Suggestion rule) {
        int from = planned / LEFT_OUT_FRONT;
        int to = updates() - LEFT_OUT_END;
        return to - from < Suggestion.LEAST_POINTS
                ? Double.NaN
                : rule.of(Arrays.copyOfRange(etas, from, to), Arrays.copyOfRange(smoothed, from, to));
    }

    /** A curve that is still growing. */
    static final class Builder {
        private final double[] etas;
        private final double[] losses;
        private final double[] smoothed;
        private int updates;

        Builder(int planned) {
            etas = new double[planned];
            losses = new double[planned];
            smoothed = new double[planned];
        }

        int updates() {
            return updates;
        }

        void add(double eta, double loss, double mean) {
            etas[updates] = eta;
            losses[updates] = loss;
            smoothed[updates++] = mean;
        }

        RangeCurve end(Stop stop) {
            return new RangeCurve(this, stop);
        }
    }
}
