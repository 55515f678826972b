package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What samplers say where it can be worked out by hand. */
class SamplersClosedFormsTest {

    /** From tables of the normal distribution. */
    @ParameterizedTest
    @CsvSource({"0, 0.5", "1, 0.8413447460685429", "-1, 0.15865525393145705", "2.5, 0.9937903346742238", "9, 1", "-9, 0"
    })
    void chancesOfTheNormalDistribution(double z, double chance) {
        assertThat(Normal.below(z)).isCloseTo(chance, within(4e-16));
    }

    /** One place in the middle: half uniform, half a normal density of width 1/2, of which erf(1/sqrt 2) is inside. */
    @ParameterizedTest
    @CsvSource({"0.5", "0", "1", "0.25"})
    void aDensityOfOnePlace(double x) {
        double z = (x - 0.5) / 0.5;
        double normal = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / 0.5 / 0.6826894921370859;
        assertThat(new Density(0.5).at(x)).isCloseTo((1 + normal) / 2, within(1e-14));
    }

    @Test
    void aDensityOfNoPlaceIsUniform() {
        assertThat(new Density().at(0.3)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"0.5", "0.1;0.9", "0;0;1", "0.2;0.21;0.22;0.9"})
    void densitiesAreWhole(String places) {
        Density density = new Density(
                Stream.of(places.split(";")).mapToDouble(Double::valueOf).toArray());
        int parts = 20_000;
        double sum = IntStream.range(0, parts)
                .mapToDouble(i -> density.at((i + 0.5) / parts) / parts)
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-7));
    }

    @Test
    void drawsFollowTheDensity() {
        Density density = new Density(0.2, 0.25);
        Random random = new Random(1);
        double below = IntStream.range(0, 20_000)
                        .filter(i -> density.draw(random) < 0.4)
                        .count()
                / 20_000.0;
        double mass = IntStream.range(0, 4000)
                .mapToDouble(i -> density.at((i + 0.5) / 10_000) / 10_000)
                .sum();
        assertThat(below).isCloseTo(mass, within(0.015));
    }

    @Test
    void alternativesCountOneMoreThanTheyWereChosen() {
        assertThat(TpeSampler.chances(3, 0, 0, 2))
                .containsExactly(new double[] {3 / 6.0, 1 / 6.0, 2 / 6.0}, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 1", "5, 2", "8, 2", "9, 3", "100, 25"})
    void theBetterQuarterIsGood(int judged, int good) {
        assertThat(TpeSampler.good(judged)).isEqualTo(good);
    }

    /** Good at 0.1 alone, bad everywhere else: what is proposed is near 0.1. */
    @Test
    void proposalsAreWhereTheGoodOnesAre() {
        SearchSpace space = Searches.space("peak where peak = 0..1");
        List<Map<String, Double>> bestFirst = Stream.of(0.1, 0.11, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9)
                .map(peak -> Map.of("peak", peak))
                .toList();
        double mean = IntStream.range(0, 50)
                .mapToDouble(i -> new TpeSampler(space, 0, 4)
                        .next(i, bestFirst)
                        .orElseThrow()
                        .values()
                        .get("peak"))
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(0.0, 0.2);
    }

    @Test
    void aGridCombinesWhatBelongsTogether() {
        GridSampler grid = new GridSampler(Searches.space("{1..3, {5, cosine(6..7, 2)}}", "sgd", "adam"), 3);
        List<String> texts = IntStream.range(0, grid.size())
                .mapToObj(i -> grid.next(i, List.of()).orElseThrow())
                .map(candidate -> candidate.optimizer() + " " + candidate.schedule())
                .toList();
        assertThat(texts)
                .containsExactly(
                        "sgd 1",
                        "sgd 2",
                        "sgd 3",
                        "sgd 5",
                        "sgd cosine(6, 2)",
                        "sgd cosine(6.5, 2)",
                        "sgd cosine(7, 2)",
                        "adam 1",
                        "adam 2",
                        "adam 3",
                        "adam 5",
                        "adam cosine(6, 2)",
                        "adam cosine(6.5, 2)",
                        "adam cosine(7, 2)");
        assertThat(grid.next(grid.size(), List.of())).isEmpty();
    }

    /** Milestones in the wrong order are no schedule, so they are no point of the grid. */
    @Test
    void aGridLeavesOutWhatCannotBe() {
        assertThat(new GridSampler(Searches.space("milestones(1, [1ep..3ep, 2ep..4ep])"), 3).size())
                .isEqualTo(6);
    }
}
