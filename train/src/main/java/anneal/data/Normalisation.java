package anneal.data;

import java.util.Collections;
import java.util.List;

/**
 * How raw numbers become inputs: {@code (x - mean) / std}, with a mean and a standard deviation for each channel of an
 * image (its pixels first scaled to [0, 1]) or each column of a table.
 *
 * <p>It is taken from the training set and applied to the test set too. The deviation is the population's (divided by
 * n); a channel that never varies is only centred, its deviation counted as 1.
 *
 * @param mean finite, one for each channel
 * @param std finite and positive, one for each channel
 */
public record Normalisation(List<Double> mean, List<Double> std) {

    public Normalisation {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.isEmpty()) {
            throw new IllegalArgumentException("mean must hold at least one number");
        }
        if (mean.size() != std.size()) {
            throw new IllegalArgumentException(
                    "std must be as long as mean, but was " + std.size() + " for " + mean.size());
        }
        for (double m : mean) {
            if (!Double.isFinite(m)) {
                throw new IllegalArgumentException("mean must be finite, but was " + m);
            }
        }
        for (double s : std) {
            if (!(s > 0) || !Double.isFinite(s)) {
                throw new IllegalArgumentException("std must be finite and > 0, but was " + s);
            }
        }
    }

    /** Leaves numbers as they are; the pixels of an image are still scaled to [0, 1]. */
    public static Normalisation none(int channels) {
        return new Normalisation(Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
    }

    /** The mean and deviation of each channel of some images. */
    public static Normalisation of(Images images) {
        return images.statistics();
    }

    /** The mean and deviation of each column of a table. */
    public static Normalisation of(Table table) {
        return table.statistics();
    }

    /** The number of channels or columns. */
    public int channels() {
        return mean.size();
    }

    /** The input for a raw number of a channel. */
    float apply(int channel, double raw) {
        return (float) ((raw - mean.get(channel)) / std.get(channel));
    }
}
