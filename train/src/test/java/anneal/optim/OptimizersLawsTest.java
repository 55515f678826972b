package anneal.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.schedule.RateUse;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizersLawsTest {

    static Stream<Optimizer> rules() {
        return Stream.of(
                new SGD(),
                new SGD().withMomentum(0.9),
                new SGD().withMomentum(0.9).withDampening(0.25).withWeightDecay(0.01),
                new SGD().withMomentum(0.9).withNesterov().withWeightDecay(0.01),
                new Adagrad(),
                new Adagrad()
                        .withLrDecay(0.1)
                        .withInitialAccumulator(2)
                        .withWeightDecay(0.01)
                        .withEps(1e-3),
                new RMSProp(),
                new RMSProp()
                        .withAlpha(0.9)
                        .withCentered()
                        .withMomentum(0.9)
                        .withWeightDecay(0.01)
                        .withEps(1e-3),
                new Adam(),
                new Adam()
                        .withBetas(0.8, 0.9)
                        .withAmsgrad()
                        .withWeightDecay(0.01)
                        .withEps(1e-3),
                new AdamW(),
                new AdamW().withBetas(0.8, 0.9).withAmsgrad().withWeightDecay(0).withEps(1e-3),
                new NAdam(),
                new NAdam()
                        .withBetas(0.8, 0.9)
                        .withEps(1e-3)
                        .withWeightDecay(0.01)
                        .withMomentumDecay(0.1)
                        .withDecoupledWeightDecay(),
                new RAdam(),
                new RAdam()
                        .withBetas(0.8, 0.5)
                        .withEps(1e-3)
                        .withWeightDecay(0.01)
                        .withDecoupledWeightDecay(),
                new Adamax(),
                new Adamax().withBetas(0.8, 0.5).withEps(1e-3).withWeightDecay(0.01),
                new Adadelta(),
                new Adadelta().withRho(0.5).withEps(1e-3).withWeightDecay(0.01),
                new Rprop(),
                new Rprop().withEtas(0.3, 1.5).withSteps(1e-3, 0.2),
                new ASGD(),
                new ASGD().withLambd(0.1).withAlpha(0.5).withT0(0).withWeightDecay(0.01),
                new Lion(),
                new Lion().withBetas(0.8, 0.5).withWeightDecay(0.01),
                new ScheduleFreeSGD(),
                new ScheduleFreeSGD()
                        .withMomentum(0.8)
                        .withWeightDecay(0.01)
                        .withR(1)
                        .withWeightLrPower(1),
                new ScheduleFreeAdamW(),
                new ScheduleFreeAdamW()
                        .withBetas(0.8, 0.9)
                        .withEps(1e-3)
                        .withWeightDecay(0.01)
                        .withR(1)
                        .withWeightLrPower(1));
    }

    /** Rules that must see more than a range of the weights. */
    static Stream<Optimizer> wholes() {
        return Stream.of(
                new Adafactor(),
                new Adafactor()
                        .withBeta2Decay(-0.5)
                        .withEps(1e-3, 1e-2)
                        .withD(1.5)
                        .withWeightDecay(0.01),
                new LARS(),
                new LARS()
                        .withMomentum(0.8)
                        .withNesterov()
                        .withWeightDecay(0.01)
                        .withTrustCoefficient(0.1)
                        .withEps(1e-3),
                new LARS().withDampening(0.5),
                new LAMB(),
                new LAMB().withBetas(0.8, 0.9).withEps(1e-3).withWeightDecay(0),
                new Muon(),
                new Muon()
                        .withMomentum(0.8)
                        .withoutNesterov()
                        .withWeightDecay(0)
                        .withEps(1e-3)
                        .withNsSteps(3)
                        .withAdjustLrFn(Muon.Adjustment.MATCH_RMS_ADAMW),
                new DAdaptSGD(),
                new DAdaptSGD()
                        .withMomentum(0.9)
                        .withWeightDecay(0.01)
                        .withD0(0.1)
                        .withGrowthRate(1.5),
                new DAdaptAdam(),
                new DAdaptAdam()
                        .withBetas(0.8, 0.9)
                        .withEps(1e-3)
                        .withWeightDecay(0.01)
                        .withDecouple()
                        .withUseBiasCorrection()
                        .withD0(0.1)
                        .withGrowthRate(1.5),
                new Prodigy(),
                new Prodigy()
                        .withBetas(0.8, 0.9)
                        .withEps(1e-3)
                        .withWeightDecay(0.01)
                        .withoutDecouple()
                        .withUseBiasCorrection()
                        .withSafeguardWarmup()
                        .withD0(0.1)
                        .withDCoef(0.5)
                        .withGrowthRate(1.5));
    }

    static Stream<Optimizer> all() {
        return Stream.concat(rules(), wholes());
    }

    @Test
    void everyRuleIsHere() {
        assertThat(all().map(Object::getClass).distinct())
                .hasSameElementsAs(List.of(Optimizer.class.getPermittedSubclasses()));
    }

    @Test
    void helpTellsOfEveryRuleWithItsDefaults() {
        assertThat(Optimizer.help()).hasSize(Optimizer.class.getPermittedSubclasses().length);
        for (String line : Optimizer.help()) {
            Optimizer rule = Optimizer.parse(line.substring(0, line.indexOf("): ") + 1));
            assertThat(rule.toString()).as(line).doesNotContain("(");
        }
        assertThat(Optimizer.help())
                .contains(
                        "lion(beta1=0.9, beta2=0.99, weightDecay=0.0): the sign of a mean gradient: every weight moves by"
                                + " the rate; wants a rate 3 to 10 times below Adam's");
    }

    @Test
    void rulesSayWhatTheyMakeOfARate() {
        assertThat(all().filter(rule -> rule.rateUse() != RateUse.SCHEDULED)
                        .map(rule -> rule.getClass().getSimpleName() + " " + rule.rateUse())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "Rprop FIRST_ONLY",
                        "ScheduleFreeSGD NO_SCHEDULE",
                        "ScheduleFreeAdamW NO_SCHEDULE",
                        "DAdaptSGD FINDS_ITS_OWN",
                        "DAdaptAdam FINDS_ITS_OWN",
                        "Prodigy FINDS_ITS_OWN");
        assertThat(new Prodigy().rateUse().advice())
                .isEqualTo("finds its own rate: the one given multiplies it, so a schedule must have the peak 1");
    }

    /** Doubling is exact, and these rules know no size of their own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgd(momentum=0.9)",
                "lars(eps=0.0)",
                "lamb(eps=0.0, weightDecay=0.0)",
                "asgd(lambd=0.0)",
                "schedulefreesgd"
            })
    void twiceTheWeightsAndTheGradientIsTwiceTheWalk(String rule) {
        double[] once = numbers(600, 1);
        double[] twice = scaled(once, 2);
        Memory first = Optimizer.parse(rule).start(new Doubles(once));
        Memory second = Optimizer.parse(rule).start(new Doubles(twice));
        for (int step = 0; step < 5; step++) {
            first.update(new Known(numbers(600, 2 + step)), 0.1);
            second.update(new Known(scaled(numbers(600, 2 + step), 2)), 0.1);
        }
        assertThat(twice).containsExactly(scaled(once, 2));
    }

    /** The size of the gradient cancels in rules that divide by it; a power of two does so without a rounding. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "adam(eps=0.0)",
                "nadam(eps=0.0)",
                "adamax(eps=0.0)",
                "lion",
                "rprop",
                "adagrad(eps=0.0)",
                "lars(eps=0.0)",
                "lamb(eps=0.0)",
                "schedulefreeadamw(eps=0.0)",
                "muon",
                "adafactor",
                "dadaptsgd",
                "prodigy(eps=1.0E-300)"
            })
    void sizeOfTheGradientDoesNotMatter(String rule) {
        double[] plain = numbers(600, 1);
        double[] steep = plain.clone();
        Memory first = Optimizer.parse(rule).start(Tensor.matrix(new Doubles(plain), 20, 30));
        Memory second = Optimizer.parse(rule).start(Tensor.matrix(new Doubles(steep), 20, 30));
        for (int step = 0; step < 5; step++) {
            first.update(new Known(numbers(600, 2 + step)), 0.01);
            second.update(new Known(scaled(numbers(600, 2 + step), 1024)), 0.01);
        }
        for (int i = 0; i < plain.length; i++) {
            assertThat(steep[i]).as("%s, weight %d", rule, i).isCloseTo(plain[i], within(1e-13));
        }
        assertThat(plain).isNotEqualTo(numbers(600, 1));
    }

    /** What is remembered, moved to a blank memory, goes on to the same bits. */
    @ParameterizedTest
    @MethodSource("all")
    void memoriesMove(Optimizer rule) {
        double[] weights = numbers(600, 1);
        Memory memory = rule.start(Tensor.matrix(new Doubles(weights), 20, 30));
        walk(memory, 0);
        double[] moved = weights.clone();
        Memory blank = rule.start(Tensor.matrix(new Doubles(moved), 20, 30));
        assertThat(blank.remembered()).hasSameSizeAs(memory.remembered());
        for (int i = 0; i < blank.remembered().size(); i++) {
            Vector kept = memory.remembered().get(i);
            double[] numbers = new double[kept.size()];
            kept.read(0, numbers, numbers.length);
            blank.remembered().get(i).write(0, numbers, numbers.length);
        }
        walk(memory, 10);
        walk(blank, 10);
        assertThat(moved).containsExactly(weights);
    }

    @ParameterizedTest
    @MethodSource("all")
    void evaluationChangesNothing(Optimizer rule) {
        double[] weights = numbers(600, 1);
        double[] other = weights.clone();
        Memory memory = rule.start(Tensor.matrix(new Doubles(weights), 20, 30));
        Memory never = rule.start(Tensor.matrix(new Doubles(other), 20, 30));
        for (int step = 0; step < 4; step++) {
            memory.showEvaluated();
            memory.showTrained();
            walk(memory, step);
            walk(never, step);
            memory.showEvaluated();
            boolean averages = rule instanceof ScheduleFreeSGD || rule instanceof ScheduleFreeAdamW;
            assertThat(Arrays.equals(weights, other))
                    .as("%s, step %d", rule, step)
                    .isEqualTo(!averages && !averaged(rule));
            memory.showTrained();
        }
        assertThat(weights).containsExactly(other);
    }

    private static boolean averaged(Optimizer rule) {
        return rule instanceof ASGD asgd && asgd.t0() == 0;
    }

    /** As at the start of a warm-up: nothing moves but Rprop's least step, and nothing breaks. */
    @ParameterizedTest
    @MethodSource("all")
    void startsFromARateOfZero(Optimizer rule) {
        double[] weights = numbers(600, 1);
        Memory memory = rule.start(Tensor.matrix(new Doubles(weights), 20, 30));
        memory.update(new Known(numbers(600, 2)), 0);
        double[] first = weights.clone();
        walk(memory, 3);
        assertThat(weights).doesNotContain(Double.NaN);
        if (!(rule instanceof Rprop)) {
            assertThat(first).containsExactly(numbers(600, 1));
        }
    }

    private static void walk(Memory memory, int from) {
        for (int step = from; step < from + 3; step++) {
            memory.update(new Known(numbers(600, 2 + step)), 0.1);
        }
    }

    private static double[] scaled(double[] numbers, double factor) {
        return Arrays.stream(numbers).map(number -> factor * number).toArray();
    }

    @ParameterizedTest
    @MethodSource("all")
    void textReadsBack(Optimizer rule) {
        assertThat(Optimizer.parse(rule.toString())).isEqualTo(rule);
    }

    @Test
    void textLeavesDefaultsOut() {
        assertThat(new SGD().withMomentum(0.9).withNesterov()).hasToString("sgd(momentum=0.9, nesterov=true)");
        assertThat(new AdamW()).hasToString("adamw");
        assertThat(Optimizer.parse(" AdamW( WEIGHTDECAY = 0.1 ) ")).isEqualTo(new AdamW().withWeightDecay(0.1));
    }

    /** Sizes around a chunk's, so that the last chunk is whole, short or missing. */
    @ParameterizedTest
    @MethodSource("rules")
    void rangesDoNotMatter(Optimizer rule) {
        for (int size : new int[] {1, 511, 512, 513, 1024, 1025}) {
            double[] whole = numbers(size, 1);
            double[] parted = whole.clone();
            walk(rule, whole);
            for (int i = 0; i < size; i++) {
                double[] single = {parted[i]};
                walk(rule, single, numbers(size, 2)[i], numbers(size, 3)[i], numbers(size, 4)[i]);
                assertThat(single[0]).as("%s, weight %d of %d", rule, i, size).isEqualTo(whole[i]);
            }
        }
    }

    private static void walk(Optimizer rule, double[] weights) {
        Memory memory = rule.start(new Doubles(weights));
        for (int step = 0; step < 3; step++) {
            memory.update(new Known(numbers(weights.length, 2 + step)), 0.1);
        }
    }

    private static void walk(Optimizer rule, double[] weight, double... gradients) {
        Memory memory = rule.start(new Doubles(weight));
        for (double gradient : gradients) {
            memory.update(new Known(gradient), 0.1);
        }
    }

    private static double[] numbers(int size, long seed) {
        return new SplittableRandom(seed).doubles(size, -1, 1).toArray();
    }
}
