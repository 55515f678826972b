package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.feedback.Feedback;
import anneal.feedback.Plateau;
import anneal.schedule.Chain;
import anneal.schedule.Curve;
import anneal.schedule.Foreign;
import anneal.schedule.Phase;
import anneal.schedule.Ramp;
import anneal.schedule.RandomSchedules;
import anneal.schedule.Recipes;
import anneal.schedule.Schedule;
import anneal.schedule.Seeds;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed is read back as the same, for every shape, under any locale. */
class NotationLawsTest {

    static LongStream seeds() {
        return Seeds.first(300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSchedulesTextReadsBack(long seed) {
        Schedule schedule = RandomSchedules.any(new SplittableRandom(seed));
        String text = Plan.of(schedule).toString();
        assertThat(Plan.parse(text).resolve(Clock.UNKNOWN).schedule()).as(text).isEqualTo(schedule);
        assertThat(Plan.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cosine(0.1, 15ep)",
                "milestones(0.1, at=[30ep, 60ep, 90ep], gamma=0.1)",
                "linear(0, 0.1, 5ep) then cosine(0.1, 85ep)",
                "cosine(0.1, 15ep) per 1ep",
                "linear(0, 0.1, 1e9tokens) then (cosine(0.1, 1e6samples) per 1ep) per 2ep",
                "0.1 under plateau(factor=0.1, patience=5)",
                "0.1 under plateau(patience=5) from 5ep under greedy(nan=ignored)",
                "linear(0, 0.1, 5ep) then (0.1 under plateau(patience=5))",
                "(hold(0.1, 5ep) under plateau() from 100) then (linear(0.1, 5ep) per 1ep) under greedy()",
                "linear(0, 0.1, 5ep) then (0.1 under kerasPlateau(patience=5)) per 1ep",
                "(0.1 under optaxPlateau()) per 1ep",
                "hold(1e-4, 50%) then linear(1e-4, 2.5%)",
                "resnet()",
                "0.5 * cosine(0.1, 15ep) * untunedLinear(0.999) then 0.1 per 5",
                "0.5 * (2 * constant(3)) * (cosine(1, 5) * 4)",
                "(hold(1, 5) then 0.2) * (cosine(0.1, 5) per 1ep)",
                "wsd(0.1, 5ep, 80ep, 15ep, to=1e-4, curve=kDecayPolynomial(k=2, power=3))",
                "fork(infinite(0.1, 500, 5000, 0.01), 40000, 8000, curve=oneMinusSqrt)",
                "pytorch(\"StepLR(30)\", lr=0.1)",
                "0.5 * keras(\"a \\\"quoted\\\\text\\\"\", lr=[0.1, 0.2], group=1)",
            })
    void aPlanKeepsItsUnits(String text) {
        assertThat(Plan.parse(text)).hasToString(text);
        assertThat(Plan.parse(" " + text.replace(",", " , ") + " ")).isEqualTo(Plan.parse(text));
    }

    @Test
    void anotherLibrarysScheduleIsItsSource() {
        assertThat(foreign(List.of(0.1), 0)).hasToString("optax(\"linear_schedule(1, 0, 9)\", lr=0.1)");
        assertThat(foreign(List.of(0.1, 0.2), 1))
                .hasToString("optax(\"linear_schedule(1, 0, 9)\", lr=[0.1, 0.2], group=1)");
        assertThat(foreign(List.of(), 0)).hasToString("optax(\"linear_schedule(1, 0, 9)\")");
    }

    private static Plan foreign(List<Double> lr, int group) {
        return Plan.of(new Foreign("optax", "linear_schedule(1, 0, 9)", lr, group, step -> 0));
    }

    @Test
    void aSequenceInFrontOfAnEndlessScheduleIsWrittenFlat() {
        assertThat(Plan.of(Recipes.hold(1, 2).then(Recipes.hold(2, 3)).then(Recipes.inverseSqrt(1))))
                .hasToString("hold(1, 2) then hold(2, 3) then inverseSqrt(1, timescale=1)");
    }

    @Test
    void plansAreValues() {
        Plan plan = Plan.parse("cosine(0.1, 15ep)");
        assertThat(plan)
                .hasSameHashCodeAs(Plan.parse(" cosine( 0.10, 15epochs )"))
                .isNotEqualTo(Plan.parse("cosine(0.1, 15)"))
                .doesNotHaveSameHashCodeAs(Plan.parse("cosine(0.1, 15)"))
                .isNotEqualTo("cosine(0.1, 15ep)");
        assertThat(plan.listens()).isFalse();
        assertThat(Plan.parse("hold(1, 5) then (0.1 under plateau())").listens())
                .isTrue();
    }

    @Test
    void aNumberMayHaveASignAndAnExponent() {
        assertThat(read("+0.1")).isEqualTo(Recipes.constant(0.1));
        assertThat(read("1E+2")).isEqualTo(Recipes.constant(100));
        assertThat(read("25e-2")).isEqualTo(Recipes.constant(0.25));
        assertThat(read("0." + "1".repeat(38))).isEqualTo(Recipes.constant(1 / 9.0));
    }

    @Test
    void aTextMayBeAsLongAndAsDeepAsItSays() {
        String deep = "(".repeat(50) + "0.1" + ")".repeat(50);
        assertThat(read(deep)).isEqualTo(Recipes.constant(0.1));
        assertThat(read("0.1" + " ".repeat(19_997))).isEqualTo(Recipes.constant(0.1));
    }

    /** Nesting is counted by what is open, not by what has been opened. */
    @ParameterizedTest
    @ValueSource(strings = {"(hold(0.1, 5))", "taken(0.1, 1, 5)", "points([0, 5], [1, 2])"})
    void manyBesideOneAnotherAreNotDeep(String part) {
        Schedule chain = read(String.join(" then ", Collections.nCopies(60, part)));
        assertThat(((Chain) chain).phases()).hasSize(60).containsOnly((Phase) read(part));
    }

    @Test
    void wordsForOneEpochAreTheSame() {
        assertThat(Plan.parse("cosine(0.1, 15 epochs)".replace(" e", "e")).toString())
                .isEqualTo("cosine(0.1, 15ep)");
        assertThat(Plan.parse("0.1 per epoch")).isEqualTo(Plan.parse("0.1 per 1ep"));
        assertThat(Plan.parse("cosine(0.1, 5ep)").perEpoch()).isEqualTo(Plan.parse("cosine(0.1, 5ep) per epoch"));
    }

    @Test
    void theLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            for (String tag : new String[] {"de-DE", "tr-TR", "ar-EG", "hi-IN-u-nu-deva"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                Schedule schedule = new Ramp(0.1234, 1e-7, 12345678, new Curve.Linear());
                String text = Plan.of(schedule).toString();
                assertThat(text).isEqualTo("linear(0.1234, 1e-7, 12345678)");
                assertThat(Plan.parse("LINEAR(1, 2)".toLowerCase(Locale.ROOT)).toString())
                        .isEqualTo("linear(1, 2)");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aProductIsReadFromTheLeft() {
        Schedule line = Recipes.linear(1, 5);
        Schedule wave = Recipes.cosine(1, 5);
        assertThat(read("0.5 * linear(1, 5)")).isEqualTo(line.times(0.5));
        assertThat(read("linear(1, 5) * 0.5")).isEqualTo(line.times(0.5));
        assertThat(read("0.5 * 3")).isEqualTo(Recipes.constant(3).times(0.5));
        assertThat(read("linear(1, 5) * cosine(1, 5) * 2"))
                .isEqualTo(line.times(wave).times(2));
        assertThat(read("linear(1, 5) * (cosine(1, 5) * 2)")).isEqualTo(line.times(wave.times(2)));
        assertThat(read("2 * linear(1, 5) * cosine(1, 5)"))
                .isEqualTo(line.times(2).times(wave));
        assertThat(read("linear(1, 5) * cosine(1, 5) per 3"))
                .isEqualTo(line.times(wave).held(3));
        assertThat(read("hold(1, 2) then linear(1, 5) * 2"))
                .isEqualTo(Recipes.hold(1, 2).then(line.times(2)));
    }

    private static Schedule read(String text) {
        return Plan.parse(text).resolve(Clock.UNKNOWN).schedule();
    }

    @Test
    void aRulePrintsAndReadsBack() {
        Plateau rule =
                Plateau.standard().withAbsoluteThreshold(0.01).withCooldown(3).maximizing();
        Plan plan = Plan.of(new anneal.schedule.Constant(0.1), rule);
        assertThat(plan)
                .hasToString("constant(0.1) under plateau(factor=0.1, patience=10, threshold=0, amount=0.01,"
                        + " cooldown=3, floor=0, floorShare=0, eps=1e-8, average=1, maximize=true, nan=bad)");
        assertThat(Plan.parse(plan.toString()).resolve(Clock.UNKNOWN).feedback())
                .isEqualTo(Feedback.of(rule));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDoublesTextReadsBackToTheSameBits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            String text = Numbers.text(value);
            assertThat(Double.doubleToLongBits(Double.parseDouble(text))).isEqualTo(Double.doubleToLongBits(value));
            assertThat(text.length()).isLessThanOrEqualTo(Double.toString(value).length() + 5);
        }
    }

    @Test
    void aDoublesTextIsShortest() {
        assertThat(Numbers.text(2.0E-3)).isEqualTo("0.002");
        assertThat(Numbers.text(2E23)).isEqualTo("2e23");
        assertThat(Numbers.text(1e-4)).isEqualTo("1e-4");
        assertThat(Numbers.text(2.5e-4)).isEqualTo("2.5e-4");
        assertThat(Numbers.text(Double.MIN_VALUE)).isEqualTo("5e-324");
        assertThat(Numbers.text(Double.MIN_NORMAL)).isEqualTo("2.2250738585072014e-308");
        assertThat(Numbers.text(0.1 + 0.2)).isEqualTo("0.30000000000000004");
        assertThat(Numbers.text(30)).isEqualTo("30");
        assertThat(Numbers.text(-1.5)).isEqualTo("-1.5");
        assertThat(Numbers.text(-0.0)).isEqualTo("-0");
    }

    @Test
    void everyNameHasHelp() {
        assertThat(Plan.help())
                .contains(
                        "milestones(from, at, gamma=0.1)  Starts at `from` and is multiplied by `gamma` at each of the"
                                + " steps in `at`.")
                .allSatisfy(line -> assertThat(line).contains(")  ").endsWith("."));
    }

    @Test
    void lengthsAreResolvedByTheClock() {
        Clock clock = new Clock(79, 128, 1000, 1000);
        assertThat(updates("cosine(1, 15ep)", clock)).isEqualTo(1185);
        assertThat(updates("cosine(1, 0.5ep)", clock)).isEqualTo(40);
        assertThat(updates("cosine(1, 1280samples)", clock)).isEqualTo(10);
        assertThat(updates("cosine(1, 2e6tokens)", clock)).isEqualTo(2000);
        assertThat(updates("cosine(1, 2.5%)", clock)).isEqualTo(25);
        assertThat(updates("cosine(1, 9007199254740993)", clock)).isEqualTo(9007199254740993L);
    }

    private static long updates(String text, Clock clock) {
        return ((Ramp) Plan.parse(text).resolve(clock).schedule()).steps();
    }
}
