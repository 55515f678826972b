package anneal.lab.search;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Where on the unit interval some places are: the mean of the uniform density and of a normal one at each place, cut off at
 * the interval's ends and made whole again.
 *
 * <pre>{@code
 * p(x) = (1 + sum over i of N(x; place_i, width_i) / (N's mass within [0, 1])) / (n + 1)
 * }</pre>
 *
 * <p>The width of a place is its distance to the neighbour farther away, an end of the interval counting as one, but at
 * least {@code 1 / min(100, n + 1)} and at most 1.
 *
 * @see <a href="https://papers.nips.cc/paper/4443-algorithms-for-hyper-parameter-optimization">Bergstra et al., 2011,
 *     section 4</a>
 */
final class Density {
    private static final int MOST_NARROW = 100;

    /** Widths from which on a place adds less than half of the last digit of the sum, which is 1 at least. */
    private static final double FAR = 10;

    private final double[] places;
    private final double[] widths;
    private final double[] masses;

    Density(double... places) {
        this.places = Arrays.stream(places).sorted().toArray();
        this.widths = IntStream.range(0, places.length).mapToDouble(this::width).toArray();
        this.masses = IntStream.range(0, places.length).mapToDouble(this::mass).toArray();
    }

    private double width(int i) {
        double below = places[i] - (i == 0 ? 0 : places[i - 1]);
        double above = (i == places.length - 1 ? 1 : places[i + 1]) - places[i];
        double least = 1.0 / Math.min(MOST_NARROW, places.length + 1);
        return Math.min(1, Math.max(least, Math.max(below, above)));
    }

    /** The share of a place's normal density that is within the interval. */
    private double mass(int i) {
        return Normal.below((1 - places[i]) / widths[i]) - Normal.below(-places[i] / widths[i]);
    }

    /** The density at a place. */
    double at(double x) {
        double sum = 1;
        for (int i = 0; i < places.length; i++) {
            double z = (x - places[i]) / widths[i];
            if (Math.abs(z) < FAR) {
                sum += Math.exp(-z * z / 2) / (widths[i] * Math.sqrt(2 * Math.PI)) / masses[i];
            }
        }
        return sum / (places.length + 1);
    }

    /** A place by chance, those where the density is high more often. */
    double draw(Random random) {
        int which = random.nextInt(places.length + 1);
        if (which == places.length) {
            return random.nextDouble();
        }
        double x = -1;
        while (x < 0 || x > 1) {
            x = places[which] + widths[which] * random.nextGaussian();
        }
        return x;
    }
}
