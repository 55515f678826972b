package anneal.lab.search;

import anneal.notation.Dimension;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The tree of Parzen estimators: tries what is likely among the good candidates and unlikely among the others.
 *
 * <p>The better quarter of what was judged, rounded up, is good. Each dimension is decided by itself, and only by the
 * candidates that had it to decide: of 24 values drawn from the density of the good ones, {@code l}, the one with the
 * greatest {@code l / g}, where {@code g} is the density of the others. An alternative of {@code k} that was chosen
 * {@code c} times in {@code n} counts {@code (c + 1) / (n + k)}. The first candidates are random.
 *
 * @param space what may be tried
 * @param seed decides the random numbers
 * @param random how many candidates must have been judged before any is proposed
 * @see <a href="https://papers.nips.cc/paper/4443-algorithms-for-hyper-parameter-optimization">Bergstra et al.: Algorithms
 *     for hyper-parameter optimization, 2011</a>
 */
record TpeSampler(SearchSpace space, long seed, int random) implements Sampler {
    private static final int DRAWS = 24;
    private static final int GOOD_OF = 4;

    @Override
    public Optional<Candidate> next(int index, List<Map<String, Double>> bestFirst) {
        if (bestFirst.size() < random) {
            return new RandomSampler(space, seed).next(index, bestFirst);
        }
        Random numbers = Sampler.random(seed, index);
        int good = good(bestFirst.size());
        return Optional.of(space.draw(dimension -> decide(
                dimension,
                values(dimension, bestFirst.subList(0, good)),
                values(dimension, bestFirst.subList(good, bestFirst.size())),
                numbers)));
    }

    /** How many of so many candidates are good. */
    static int good(int judged) {
        return (judged + GOOD_OF - 1) / GOOD_OF;
    }

    private static double[] values(Dimension dimension, List<Map<String, Double>> candidates) {
        return candidates.stream()
                .map(values -> values.getOrDefault(dimension.name(), Double.NaN))
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    private static double decide(Dimension dimension, double[] good, double[] others, Random numbers) {
        return dimension instanceof Dimension.Choice choice
                ? alternative(choice.alternatives().size(), good, others, numbers)
                : number(dimension, good, others, numbers);
    }

    private static double number(Dimension dimension, double[] good, double[] others, Random numbers) {
        Density likely = density(dimension, good);
        Density unlikely = density(dimension, others);
        double best = 0;
        double most = -1;
        for (int i = 0; i < DRAWS; i++) {
            double place = likely.draw(numbers);
            double ratio = likely.at(place) / unlikely.at(place);
            if (ratio > most) {
                most = ratio;
                best = place;
            }
        }
        return dimension.at(best);
    }

    private static Density density(Dimension dimension, double... values) {
        double[] places = new double[values.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = dimension.place(values[i]);
        }
        return new Density(places);
    }

    private static double alternative(int alternatives, double[] good, double[] others, Random numbers) {
        double[] likely = chances(alternatives, good);
        double[] unlikely = chances(alternatives, others);
        int best = 0;
        double most = -1;
        for (int i = 0; i < DRAWS; i++) {
            int drawn = draw(likely, numbers.nextDouble());
            if (likely[drawn] / unlikely[drawn] > most) {
                most = likely[drawn] / unlikely[drawn];
                best = drawn;
            }
        }
        return best;
    }

    /** The chance of each alternative, after so many have been chosen. */
    static double[] chances(int alternatives, double... chosen) {
        double[] chances = new double[alternatives];
        Arrays.fill(chances, 1.0 / (chosen.length + alternatives));
        for (double value : chosen) {
            chances[(int) value] += 1.0 / (chosen.length + alternatives);
        }
        return chances;
    }

    private static int draw(double[] chances, double place) {
        double sum = 0;
        for (int i = 0; i < chances.length - 1; i++) {
            sum += chances[i];
            if (place < sum) {
                return i;
            }
        }
        return chances.length - 1;
    }
}
