package anneal.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.notation.Clock;
import anneal.notation.Plan;
import anneal.schedule.Custom;
import anneal.schedule.Recipes;
import anneal.schedule.Schedule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs of known schedules give the schedules back: in full, with six digits, and with every tenth update only. */
class FitClosedFormsTest {
    private static final long UPDATES = 1_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "constant(0.1)",
                "constant(3e-4)",
                "step(0.1, 300, gamma=0.1)",
                "step(0.2, 130, gamma=0.5)",
                "milestones(0.1, [300, 600, 750], gamma=0.1)",
                "piecewise([0.1, 0.03, 0.02], [300, 600])",
                "linear(0.1, 1000)",
                "linear(0.1, 0.01, 800)",
                "cosine(0.1, 1000)",
                "cosine(0.1, 0.001, 1000)",
                "cosine(3e-4, 3e-5, 900)",
                "cosine(0.1, 2000)",
                "polynomial(0.1, 1000, power=2)",
                "oneMinusSqrt(0.1, 1000)",
                "exponential(0.1, 0.999, period=1)",
                "exponential(0.1, 0.5, period=100)",
                "inverseSqrt(0.1, timescale=100)",
                "inverseTime(0.1, 0.005, period=1)",
                "linear(0, 0.1, 100) then cosine(0.1, 900)",
                "linear(0, 0.1, 100) then linear(0.1, 0.01, 900)",
                "linear(0, 0.1, 100) then constant(0.1)",
                "linear(0, 0.1, 100) then inverseSqrt(0.1, timescale=100)",
                "linear(0, 0.1, 100) then exponential(0.1, 0.5, period=100)",
                "linear(0, 0.1, 100) then hold(0.1, 700) then linear(0.1, 200)",
                "linear(0, 0.1, 100) then hold(0.1, 700) then oneMinusSqrt(0.1, 0.01, 200)",
                "hold(0.1, 500) then cosine(0.1, 500)",
                "cosine(0.004, 0.1, 300) then cosine(0.1, 4e-7, 700)",
            })
    void finds(String text) {
        Schedule schedule = schedule(text);
        for (int digits : new int[] {17, 6}) {
            for (long every : new long[] {1, 10}) {
                Fit fit = fit(schedule, every, digits);
                assertThat(fit.exact()).as("%s digits, every %s", digits, every).isTrue();
                assertThat(Plan.of(fit.best().schedule()).toString())
                        .as("%s digits, every %s", digits, every)
                        .isEqualTo(Plan.of(schedule).toString());
                assertThat(fit.best().ahead()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restarts(cosine(0.1, 100))",
                "restarts(cosine(0.1, 0.001, 100), growth=2)",
                "restarts(cosine(0.1, 0.001, 100), growth=2, decay=0.5, floor=0.001)",
                "restarts(linear(0.01, 0.1, 100) then linear(0.1, 0.01, 150))",
                "cosine(0.1, 1000) per 50",
                "linear(0.1, 1000) per 20",
                "inverseSqrt(0.1, timescale=100) per 50",
            })
    void findsInFullLogs(String text) {
        Schedule schedule = schedule(text);
        for (int digits : new int[] {17, 6}) {
            Fit fit = fit(schedule, 1, digits);
            assertThat(fit.exact()).as("%s digits", digits).isTrue();
            assertThat(fit.best().schedule()).as("%s digits", digits).isEqualTo(schedule);
        }
    }

    @Test
    void aLogMayCountFromOne() {
        Schedule schedule = schedule("linear(0, 0.1, 100) then cosine(0.1, 900)");
        long[] steps = LongStream.rangeClosed(1, UPDATES).toArray();
        double[] rates = LongStream.range(0, UPDATES)
                .mapToDouble(step -> rounded(schedule.at(step), 6))
                .toArray();
        Fit fit = Fit.of(steps, rates);
        assertThat(fit.best().schedule()).isEqualTo(schedule);
        assertThat(fit.best().ahead()).isEqualTo(-1);
        assertThat(fit.best().asLogged()).isEqualTo(schedule.delay(1));
    }

    @Test
    void whatIsTheSameWhereverTheLogBeginsIsFoundOnce() {
        assertThat(Fit.of(new long[] {0, 1, 2}, new double[] {0.1, 0.1, 0.1}).candidates())
                .extracting(Fit.Candidate::schedule)
                .containsExactly(Recipes.constant(0.1));
    }

    @Test
    void aLogMayBeOneUpdateAhead() {
        Schedule schedule = schedule("cosine(0.1, 1000)");
        Fit fit = fit(schedule.skip(1), 1, 17);
        assertThat(fit.best().asLogged()).isEqualTo(schedule.skip(1));
        assertThat(fit.best().toString())
                .startsWith("cosine(0.1, 1000)  (off by at most ")
                .endsWith(", the log is one update ahead)");
    }

    @Test
    void aLogMayHaveFourDigitsOrSixDecimals() {
        Schedule schedule = schedule("linear(0, 0.1, 100) then cosine(0.1, 900)");
        assertThat(fit(schedule, 1, 4).best().schedule()).isEqualTo(schedule);
        long[] steps = LongStream.range(0, UPDATES).toArray();
        double[] rates = LongStream.of(steps)
                .mapToDouble(step -> Math.rint(schedule.at(step) * 1e6) / 1e6)
                .toArray();
        assertThat(Fit.of(steps, rates).best().schedule()).isEqualTo(schedule);
    }

    @Test
    void saysSoWhereNothingFits() {
        Fit fit = fit(new Custom("wave", t -> 0.1 + 0.05 * Math.sin(t / 100.0)), 1, 17);
        assertThat(fit.exact()).isFalse();
        assertThat(fit.candidates()).hasSize(1);
        assertThat(fit.toString())
                .startsWith("no known schedule gives these rates; the nearest in straight lines:\npoints(");
        assertThat(fit.best().largestError()).isBetween(1e-6, 0.005);
        assertThat(fit.best().rms()).isLessThan(fit.best().largestError());
    }

    @Test
    void refusesWhatIsNoLog() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fit.of(new long[] {0, 2, 1}, new double[] {1, 1, 1}))
                .withMessage("steps must be increasing from 0, but 1 stands in place 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fit.of(new long[] {0}, new double[] {Double.NaN}))
                .withMessage("rates must be finite and >= 0, but was NaN at step 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fit.of(new long[] {}, new double[] {}))
                .withMessage("steps and rates must be as many and at least one, but were 0 and 0");
    }

    private static Fit fit(Schedule schedule, long every, int digits) {
        long[] steps = LongStream.range(0, UPDATES / every).map(i -> i * every).toArray();
        double[] rates = LongStream.of(steps)
                .mapToDouble(step -> rounded(schedule.at(step), digits))
                .toArray();
        return Fit.of(steps, rates);
    }

    private static double rounded(double value, int digits) {
        return digits > 16
                ? value
                : new BigDecimal(value).round(new MathContext(digits)).doubleValue();
    }

    private static Schedule schedule(String text) {
        return Plan.parse(text).resolve(Clock.UNKNOWN).schedule();
    }
}
