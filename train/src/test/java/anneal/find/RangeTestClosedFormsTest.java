package anneal.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.data.Loader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Range tests on learners whose loss is a formula of the rate. */
class RangeTestClosedFormsTest {
    private static final Loader BATCHES = Loader.shuffled(FormulaLearner.rows(40), 4, 7);

    @Test
    void bothEndsOfTheSweepAreHit() {
        RangeCurve curve = run(Sweep.exponential(1e-4, 1, 41), (update, eta) -> 1);
        assertThat(curve.updates()).isEqualTo(41);
        assertThat(curve.etas()[0]).isEqualTo(1e-4);
        assertThat(curve.etas()[20]).isCloseTo(1e-2, within(1e-16));
        assertThat(curve.etas()[40]).isEqualTo(1);
        assertThat(curve.stop()).isEqualTo(Stop.COMPLETE);
        double[] linear = run(Sweep.linear(1, 40, 40), (update, eta) -> 1).etas();
        assertThat(linear)
                .containsExactly(IntStream.rangeClosed(1, 40).asDoubleStream().toArray(), within(1e-13));
    }

    @Test
    void theMeanIsCorrectedForItsStart() {
        RangeCurve curve = run(Sweep.linear(1, 2, 20), (update, eta) -> 10 + update);
        assertThat(curve.losses()).startsWith(10, 11, 12);
        assertThat(curve.smoothed()[0]).isCloseTo(10, within(1e-12));
        assertThat(curve.smoothed()[1]).isCloseTo(10 + 1 / 1.98, within(1e-12));
        double constant = run(Sweep.linear(1, 2, 20), (update, eta) -> 3).smoothed()[19];
        assertThat(constant).isCloseTo(3, within(1e-12));
    }

    @ParameterizedTest(name = "best {0}, limit {1}")
    @CsvSource({"2, 8", "0.001, 0.004", "0, 3", "-1, 2", "-5, 10", "-0.5, 2.5"})
    void theTestEndsFarAboveItsBest(double best, double limit) {
        RangeTest test = new RangeTest(Sweep.linear(1, 2, 30), 0, 4);
        RangeCurve below = test.run(new FormulaLearner((update, eta) -> losses(update, best, limit - 1e-9)), BATCHES);
        assertThat(below.stop()).isEqualTo(Stop.COMPLETE);
        RangeCurve above = test.run(new FormulaLearner((update, eta) -> losses(update, best, limit + 1e-9)), BATCHES);
        assertThat(above.stop()).isEqualTo(Stop.DIVERGED);
        assertThat(above.updates()).isEqualTo(11);
    }

    /** One above the best at first, the best for nine updates, and then the last. */
    private static double losses(int update, double best, double last) {
        return update == 0 ? best + 1 : update < 10 ? best : last;
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void aLossThatIsNotFiniteEndsTheTestAndIsNotOnTheCurve(double loss) {
        RangeCurve curve = run(Sweep.linear(1, 2, 30), (update, eta) -> update == 12 ? loss : 1);
        assertThat(curve.stop()).isEqualTo(Stop.NOT_FINITE);
        assertThat(curve.updates()).isEqualTo(12);
        assertThat(Arrays.stream(curve.smoothed())).allMatch(Double::isFinite);
    }

    @Test
    void anInterruptEndsTheTestAndStaysVisible() {
        RangeCurve curve = run(Sweep.linear(1, 2, 30), (update, eta) -> {
            if (update == 4) {
                Thread.currentThread().interrupt();
            }
            return 1;
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(curve.stop()).isEqualTo(Stop.INTERRUPTED);
        assertThat(curve.updates()).isEqualTo(5);
    }

    @Test
    void theRulesOnAParabolaOfTheLogarithm() {
        // least at eta = 0.1; without smoothing the steepest place is the first that is looked at
        RangeTest test = new RangeTest(Sweep.exponential(1e-4, 10, 101), 0, 4);
        RangeCurve curve =
                test.run(new FormulaLearner((update, eta) -> 10 + Math.pow(Math.log10(eta) + 1, 2)), BATCHES);
        assertThat(curve.suggestion(Suggestion.MINIMUM)).isCloseTo(0.01, within(1e-9));
        assertThat(curve.suggestion(Suggestion.STEEPEST))
                .as("points 10 to 95 are used, and the first has 8 on either side at point 18")
                .isEqualTo(curve.etas()[18]);
        assertThat(curve.suggestion(Suggestion.VALLEY))
                .as("falls from point 10 to 60: 51 long, from one before it, 17 and 8 further on")
                .isEqualTo(curve.etas()[10 + 50 - 51 + 17 + 8]);
    }

    @Test
    void theSteepestPlaceOfASlopeInTheMiddle() {
        RangeTest test = new RangeTest(Sweep.exponential(1e-4, 1, 81), 0, 4);
        RangeCurve curve =
                test.run(new FormulaLearner((update, eta) -> 3 - Math.tanh(2 * Math.log10(eta / 0.01))), BATCHES);
        assertThat(curve.suggestion(Suggestion.STEEPEST)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void aCurveThatIsTooShortSuggestsNothing() {
        RangeCurve curve = run(Sweep.linear(1, 2, 30), (update, eta) -> update == 10 ? Double.NaN : 1);
        for (Suggestion rule : Suggestion.values()) {
            assertThat(curve.suggestion(rule)).isNaN();
        }
        Findings findings = new Findings(List.of(curve));
        assertThat(findings.of(Suggestion.VALLEY).seeds()).isZero();
        assertThat(findings.of(Suggestion.VALLEY).rate()).isNaN();
        assertThat(findings.disagreement()).isNaN();
    }

    @Test
    void seedsHaveAMedianAndASpread() {
        double[] lowest = {0.01, 0.04, 0.1, 0.9};
        List<RangeCurve> curves = Arrays.stream(lowest)
                .mapToObj(eta -> new RangeTest(Sweep.exponential(1e-3, 10, 401), 0, 4)
                        .run(
                                new FormulaLearner((update, at) -> 10 + Math.pow(Math.log10(at) - Math.log10(eta), 2)),
                                BATCHES))
                .toList();
        Findings.Suggested four = new Findings(curves).of(Suggestion.MINIMUM);
        assertThat(four.low()).isCloseTo(0.001, within(1e-5));
        assertThat(four.high()).isCloseTo(0.09, within(1e-3));
        assertThat(four.rate()).isCloseTo(Math.sqrt(0.004 * 0.01), within(1e-4));
        assertThat(four.factor()).isEqualTo(four.high() / four.low());
        assertThat(four.seeds()).isEqualTo(4);
        assertThat(new Findings(curves.subList(0, 3)).of(Suggestion.MINIMUM).rate())
                .isCloseTo(0.004, within(1e-4));
    }

    @Test
    void theDisagreementIsBetweenTheRules() {
        RangeCurve curve = run(Sweep.exponential(1e-5, 10, 200), (update, eta) -> 2 - eta + eta * eta);
        Findings findings = new Findings(List.of(curve));
        double[] rates = Arrays.stream(Suggestion.values())
                .mapToDouble(curve::suggestion)
                .sorted()
                .toArray();
        assertThat(findings.disagreement()).isEqualTo(rates[3] / rates[0]).isGreaterThan(1);
    }

    @Test
    void eachSeedHasItsOwnOrder() {
        FormulaLearner learner = new FormulaLearner((update, eta) -> 1);
        Findings findings = RangeTest.of(Sweep.linear(1, 2, 20)).run(learner, BATCHES, 2);
        assertThat(findings.curves()).hasSize(2);
        assertThat(learner.rows.subList(0, 40)).isNotEqualTo(learner.rows.subList(80, 120));
        assertThat(learner.rows.subList(80, 120)).isEqualTo(rows(Loader.shuffled(FormulaLearner.rows(40), 4, 8)));
        assertThat(learner.updates).isZero();
    }

    private static List<Integer> rows(Loader loader) {
        return loader.epoch(0).stream()
                .flatMap(batch -> IntStream.range(0, batch.size()).mapToObj(batch::row))
                .toList();
    }

    private static RangeCurve run(Sweep sweep, FormulaLearner.Formula formula) {
        return RangeTest.of(sweep).run(new FormulaLearner(formula), BATCHES);
    }
}
