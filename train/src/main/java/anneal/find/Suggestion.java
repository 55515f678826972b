package anneal.find;

import java.util.Arrays;

/**
 * A rule that reads a rate off a range test's curve.
 *
 * <p>All but the first follow fastai 2.8 ({@code callback/schedule.py}); a golden test holds them.
 */
public enum Suggestion {
    /** Where the loss falls fastest per factor of the rate: the least {@code d loss / d log(eta)}. */
    STEEPEST("steepest") {
        @Override
        double of(double[] etas, double[] losses) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i + 1 < etas.length; i++) {
                double slope = (losses[i + 1] - losses[i]) / (Math.log(etas[i + 1]) - Math.log(etas[i]));
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
                        start = Math.max(0, end - lengths[end]);
                    }
                }
            }
            double third = (end - start) / 3.0;
            return etas[start + (int) third + (int) (third / 2)];
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
