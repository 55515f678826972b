package anneal.lab.audit;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.notation.Clock;
import anneal.notation.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Logs made by a known mistake are explained by it: exact, with six digits, in float32, and with noise in the sixth digit.
 */
class AuditLawsTest {
    private static final int UPDATES = 1_000;
    private static final List<String> PLANS = List.of(
            "cosine(0.1, 100%)",
            "linear(0, 0.1, 50) then cosine(0.1, 950)",
            "linear(0.001, 0.1, 10%) then linear(0.1, 90%)",
            "exponential(0.1, 0.998)",
            "linear(0, 0.1, 1ep) then inverseSqrt(0.1, timescale=1ep)");

    /** How exactly a log holds a rate. */
    private enum Digits {
        ALL,
        SIX,
        FLOAT32,
        NOISE;

        double of(double rate, Random random) {
            return switch (this) {
                case ALL -> rate;
                case SIX -> Double.parseDouble(String.format(Locale.ROOT, "%.5e", rate));
                case FLOAT32 -> (float) rate;
                case NOISE -> rate * (1 + 1e-6 * random.nextGaussian());
            };
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void asPlanned(long seed) {
        all(seed, plan -> plan, Cause.AS_PLANNED, "as planned");
    }

    @ParameterizedTest
    @CsvSource({"1, it has the rate of the next update", "-1, it has the rate of the update before"})
    void offByOne(int shift, String words) {
        all(shift, plan -> step -> plan.applyAsDouble(Math.max(0, step + shift)), Cause.OFF_BY_ONE, words);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1.001, 128})
    void otherBaseRate(double factor) {
        all(
                (long) factor,
                plan -> step -> factor * plan.applyAsDouble(step),
                Cause.OTHER_BASE_RATE,
                "all rates are multiplied by ");
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 4, 100})
    void steppedTooOften(long times) {
        all(
                times,
                plan -> step -> plan.applyAsDouble(step * times),
                Cause.STEPPED_TOO_OFTEN,
                "the schedule was stepped " + times + " times too often");
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 4, 100})
    void steppedTooSeldom(long times) {
        all(
                times,
                plan -> step -> plan.applyAsDouble(step / times),
                Cause.STEPPED_TOO_SELDOM,
                "the schedule was stepped " + times + " times too seldom");
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 100})
    void held(long every) {
        all(
                every,
                plan -> step -> plan.applyAsDouble(step - step % every),
                Cause.HELD,
                "the schedule was read only once in " + every + " updates");
    }

    @ParameterizedTest
    @CsvSource({"1, 300", "3, 412", "40, 333"})
    void updatesSkippedInOnePlace(int skipped, long from) {
        all(
                from,
                plan -> step -> plan.applyAsDouble(step < from ? step : Math.max(from, step - skipped)),
                Cause.UPDATES_SKIPPED,
                (skipped == 1 ? "1 update" : skipped + " updates") + " skipped: at the end the schedule is " + skipped
                        + " behind");
        all(
                from,
                plan -> step -> plan.applyAsDouble(step < from ? step : step + skipped),
                Cause.UPDATES_SKIPPED,
                (skipped == 1 ? "1 update" : skipped + " updates") + " skipped: at the end the schedule is " + skipped
                        + " ahead of");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void updatesSkippedInSeveralPlaces(long seed) {
        Random random = new Random(seed);
        List<Long> places = new ArrayList<>();
        while (places.size() < 3) {
            places.add(150L + random.nextInt(700));
        }
        all(
                seed,
                plan -> step -> plan.applyAsDouble(
                        step - places.stream().filter(place -> place < step).count()),
                Cause.UPDATES_SKIPPED,
                "3 updates skipped: at the end the schedule is 3 behind");
    }

    @ParameterizedTest
    @ValueSource(longs = {70, 500, 999, 1430, 5000})
    void otherHorizon(long horizon) {
        for (String text : PLANS.subList(0, 3)) {
            for (Digits digits : Digits.values()) {
                Plan plan = Plan.parse(text);
                Plan made = Plan.parse(text.replace("950", Long.toString(Math.max(1, horizon - 50))));
                Clock other = new Clock(100, 0, 0, horizon);
                Random random = new Random(horizon);
                RateLog log = log(step -> digits.of(made.resolve(other).at(step), random), UPDATES);
                Audit audit = Audit.of(new Planned(plan, clock(), log), log);
                if (UPDATES % horizon == 0 && !text.contains("950")) {
                    assertThat(audit.cause()).isEqualTo(Cause.STEPPED_TOO_OFTEN);
                    assertThat(audit.words()).endsWith(": at its end after 500 of 1000 updates");
                } else {
                    assertThat(audit.words())
                            .as(text + ", " + digits)
                            .isEqualTo("the schedule was made for " + horizon + " updates instead of 1000");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ratesWithoutRelationAreNotExplained(long seed) {
        Random random = new Random(seed);
        RateLog log = log(step -> 0.1 * random.nextDouble(), UPDATES);
        Audit audit = Audit.of(new Planned(Plan.parse(PLANS.get((int) (seed % 5))), clock(), log), log);
        assertThat(audit.cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(audit.asPlanned()).isFalse();
        assertThat(audit.differing()).isGreaterThan(900);
    }

    private interface Mistake {
        LongToDoubleFunction in(LongToDoubleFunction plan);
    }

    private static void all(long seed, Mistake mistake, Cause cause, String words) {
        for (String text : PLANS) {
            for (Digits digits : Digits.values()) {
                Random random = new Random(seed);
                Plan plan = Plan.parse(text);
                LongToDoubleFunction applied = mistake.in(plan.resolve(clock())::at);
                RateLog log = log(step -> digits.of(applied.applyAsDouble(step), random), UPDATES);
                Audit audit = Audit.of(new Planned(plan, clock(), log), log);
                assertThat(audit.cause())
                        .as(text + ", " + digits + ": " + audit)
                        .isEqualTo(cause);
                assertThat(audit.words()).as(text + ", " + digits).contains(words);
                assertThat(audit.differing() == 0).isEqualTo(cause == Cause.AS_PLANNED);
            }
        }
    }

    private static Clock clock() {
        return new Clock(100, 0, 0, UPDATES);
    }

    private static RateLog log(LongToDoubleFunction rate, int updates) {
        Map<Long, Double> rates = new TreeMap<>();
        for (long step = 0; step < updates; step++) {
            rates.put(step, rate.applyAsDouble(step));
        }
        return RateLog.of(rates);
    }
}
