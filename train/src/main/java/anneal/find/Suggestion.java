package anneal.find;

import java.util.Arrays;

/**
 * A rule that reads a rate off a range test's curve.
 *
 * <p>All but the first follow fastai's {@code callback/schedule.py}; a golden test holds them.
 */
public enum Suggestion {
    /**
     * Where the loss falls fastest per factor of the rate: the least {@code d loss / d log(eta)}.
     *
     * <p>The slope at a point is that of the straight line of least squares through it and a tenth of the curve's points on
     * either side. Other libraries take the difference of two neighbours, which for a mean that forgets slowly is little
     * but the noise of one batch.
     */
    STEEPEST("steepest") {
        @Override
        double of(double[] etas, double[] losses) {
            double[] x = Arrays.stream(etas).map(Math::log).toArray();
            int side = Math.max(1, etas.length / 10);
            int best = side;
            double least = Double.POSITIVE_INFINITY;
            for (int i = side; i < etas.length - side; i++) {
                double slope = slope(x, losses, i - side, i + side);
                if (slope < least) {
                    least = slope;
                    best = i;
                }
            }
            return etas[best];
        }
    },

    /** A tenth of the rate with the least loss. */
    MINIMUM("minimum/10") {
        @Override
        double of(double[] etas, double[] losses) {
            int best = 0;
            for (int i = 1; i < losses.length; i++) {
                best = losses[i] < losses[best] ? i : best;
            }
            return etas[best] / 10;
        }
    },

    /** Half-way through the longest decreasing subsequence of the losses, which may have gaps. */
    VALLEY("valley") {
        @Override
        double of(double[] etas, double[] losses) {
            int[] lengths = new int[losses.length];
            Arrays.fill(lengths, 1);
            int end = 0;
            int start = 0;
            for (int i = 1; i < losses.length; i++) {
                for (int j = 0; j < i; j++) {
                    if (losses[i] < losses[j] && lengths[i] < lengths[j] + 1) {
                        lengths[i] = lengths[j] + 1;
                    }
                    if (lengths[end] < lengths[i]) {
                        end = i;
                        start = end - lengths[end];
                    }
                }
            }
            double third = (end - start) / 3.0;
            return etas[Math.max(0, start + (int) third + (int) (third / 2))];
        }
    },

    /**
     * From the highest rate down, the first place from which the slope of the loss is nearly that of fifteen points
     * before.
     */
    SLIDE("slide") {
        private static final int APART = 15;
        private static final double NEARLY = 0.005;

        @Override
        double of(double[] etas, double[] losses) {
            double[] slopes = slopes(losses);
            int right = etas.length - 1;
            int left = right - APART;
            if (left < 0) {
                return Double.NaN;
            }
            double found = etas[left];
            while (left >= 0 && Math.abs(slopes[right] - slopes[left]) > NEARLY) {
                found = etas[left];
                right--;
                left--;
            }
            return found;
        }
    };

    static final int LEAST_POINTS = 3;

    private final String label;

    Suggestion(String label) {
        this.label = label;
    }

    /** What the rule is called in tables and pictures. */
    public String label() {
        return label;
    }

    /** The rate that the rule suggests; NaN where the curve is too short for it. At least three points, rates rising. */
    abstract double of(double[] etas, double[] losses);

    /** The slope of the straight line of least squares through the points from {@code first} to {@code last}. */
    private static double slope(double[] x, double[] y, int first, int last) {
        double count = last - first + 1.0;
        double meanX = 0;
        double meanY = 0;
        for (int i = first; i <= last; i++) {
            meanX += x[i] / count;
            meanY += y[i] / count;
        }
        double products = 0;
        double squares = 0;
        for (int i = first; i <= last; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
        }
        return products / squares;
    }

    /** Central differences by index, one-sided at the ends, as NumPy's gradient. */
    private static double[] slopes(double[] values) {
        int last = values.length - 1;
        double[] slopes = new double[values.length];
        for (int i = 1; i < last; i++) {
            slopes[i] = (values[i + 1] - values[i - 1]) / 2;
        }
        slopes[0] = values[1] - values[0];
        slopes[last] = values[last] - values[last - 1];
        return slopes;
    }
}
