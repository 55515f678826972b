package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.train.Ending;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search keeps in order, finds by a key or leaves out is what it would be if everything were looked through again. */
class NaiveLawsTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    private static Trial trial(int number, String schedule) {
        return new Trial(number, new Candidate(Map.of(), "sgd(momentum=0.9)", schedule), 0);
    }

    /** Few different losses, so that many are equal; some diverge, and of some only the average does. */
    private static Result result(Random random) {
        if (random.nextInt(8) == 0) {
            return new Result(Ending.DIVERGED, INF, Double.NaN, INF, INF, 1, 0);
        }
        double average = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(20);
        return new Result(Ending.COMPLETE, random.nextInt(20), 0.5, average, random.nextInt(20), 1, 0);
    }

    @ParameterizedTest
    @EnumSource(Judge.class)
    void aRungIsInTheOrderOfTheScores(Judge judge) {
        Random random = new Random(judge.ordinal());
        Rung rung = new Rung(judge);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            results.add(result(random));
            rung.put(trial(i, "0.1"), results.get(i));
            double[] scores = judge.scores(results);
            List<Integer> expected = IntStream.rangeClosed(0, i)
                    .boxed()
                    .filter(number -> results.get(number).alive())
                    .sorted(Comparator.comparingDouble(number -> scores[number]))
                    .toList();
            assertThat(rung.ranked().map(Trial::number)).isEqualTo(expected);
        }
    }

    /** Half of the trials have got to some epoch; each new one is compared with all of these. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void aTrunkIsTheFirstOfTheFarthestThatBeginAlike(long seed) {
        Random random = new Random(seed);
        Trunks trunks = new Trunks(Searches.subject(Judge.AS_IS, 0));
        List<int[]> reached = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int[] held = {random.nextInt(2), 1 + random.nextInt(5)};
            Trial trial = trial(i, "hold(0." + (1 + held[0]) + ", " + held[1] + "ep) then linear(0.3, 0, 6ep)");
            int to = 1 + random.nextInt(6);
            Leg leg = Leg.of(i, trial, 0, to);
            assertThat(trunks.shared(leg, trial)).isEqualTo(expected(leg, held, reached));
            if (to < 6) {
                trunks.reached(trial, to);
                reached.add(new int[] {held[0], held[1], i, to});
            }
        }
    }

    /** Ways are equal that hold the same rate for the same time, and as long as both hold it. */
    private static Leg expected(Leg leg, int[] held, List<int[]> reached) {
        int[] best = null;
        for (int[] end : reached) {
            boolean same = held[0] == end[0] && (held[1] == end[1] || end[3] <= Math.min(held[1], end[1]));
            if (same && end[3] <= leg.to() && (best == null || end[3] > best[3])) {
                best = end;
            }
        }
        return best == null ? leg : leg.sharing(best[2], best[3]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 99, 100, 1000})
    void aDensityIsTheSumOverAllPlaces(int size) {
        Random random = new Random(size);
        double[] places =
                random.doubles(size).map(x -> x < 0.1 ? 0 : x * x).sorted().toArray();
        Density density = new Density(places);
        for (double x : random.doubles(100).toArray()) {
            assertThat(density.at(x)).isEqualTo(sum(x, places));
        }
    }

    private static double sum(double x, double... places) {
        double sum = 1;
        for (int i = 0; i < places.length; i++) {
            double below = places[i] - (i == 0 ? 0 : places[i - 1]);
            double above = (i == places.length - 1 ? 1 : places[i + 1]) - places[i];
            double width = Math.min(1, Math.max(1.0 / Math.min(100, places.length + 1), Math.max(below, above)));
            double z = (x - places[i]) / width;
            double normal = Math.exp(-z * z / 2) / (width * Math.sqrt(2 * Math.PI));
            sum += normal / (Normal.below((1 - places[i]) / width) - Normal.below(-places[i] / width));
        }
        return sum / (places.length + 1);
    }
}
