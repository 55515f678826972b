package anneal.question;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.schedule.Curve;
import anneal.schedule.Phase;
import anneal.schedule.Ramp;
import anneal.schedule.Recipes;
import anneal.schedule.Schedule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was logged, what is found gives the logged rates and the rates between them. */
class FitLawsTest {
    private static final int UPDATES = 500;
    private static final List<Curve> CURVES = List.of(
            new Curve.Linear(), new Curve.Cosine(), new Curve.OneMinusSqrt(), new Curve.Polynomial(2), new Curve.Rex());

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsFoundGivesTheRates(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schedule schedule = drawn(random);
        long every = random.nextBoolean() ? 1 : 10;
        long[] steps = LongStream.range(0, UPDATES / every).map(i -> i * every).toArray();
        double[] rates = LongStream.of(steps)
                .mapToDouble(step -> new BigDecimal(schedule.at(step))
                        .round(new MathContext(6))
                        .doubleValue())
                .toArray();
        Fit fit = Fit.of(steps, rates);
        assertThat(fit.exact()).as(schedule.toString()).isTrue();
        double peak = LongStream.of(steps).mapToDouble(schedule::at).max().orElse(0);
        assertThat(fit.best().largestError()).isLessThan(5.01e-6 * peak);
        long compared = every == 1 ? UPDATES : UPDATES - every;
        double tolerance = schedule.nextChange(0) > 1 ? peak : 1e-4 * peak;
        for (long step = 0; step < compared; step++) {
            double found = fit.best().schedule().at(step + fit.best().ahead());
            assertThat(Math.abs(found - schedule.at(step)))
                    .as("%s found %s at %s", schedule, fit.best().schedule(), step)
                    .isLessThanOrEqualTo(tolerance);
        }
    }

    private static Schedule drawn(SplittableRandom random) {
        double peak = random.nextInt(1, 100) * 1e-3;
        return switch (random.nextInt(6)) {
            case 0 -> Recipes.step(peak, random.nextInt(60, 200), random.nextInt(1, 9) / 10.0);
            case 1 -> Recipes.exponential(peak, 1 - random.nextInt(1, 90) * 1e-4);
            case 2 -> Recipes.inverseSqrt(peak, random.nextInt(10, 400));
            case 3 -> fall(peak, random.nextInt(200, 1_000), random);
            case 4 -> warmUp(peak, random).then(fall(peak, random.nextInt(300, 500), random));
            default ->
                warmUp(peak, random)
                        .then(Recipes.hold(peak, random.nextInt(100, 200)))
                        .then(fall(peak, random.nextInt(100, 200), random));
        };
    }

    private static Phase warmUp(double peak, SplittableRandom random) {
        return Recipes.linear(0, peak, 10L * random.nextInt(3, 10));
    }

    private static Phase fall(double peak, long steps, SplittableRandom random) {
        double to = random.nextBoolean() ? 0 : peak / 10;
        return new Ramp(peak, to, steps, CURVES.get(random.nextInt(CURVES.size())));
    }
}
