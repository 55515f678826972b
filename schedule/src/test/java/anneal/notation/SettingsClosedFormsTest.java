package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.schedule.Batches;
import anneal.schedule.Hold;
import anneal.schedule.Phase;
import anneal.schedule.Recipes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run sets for whom, where the numbers can be checked in the head. */
class SettingsClosedFormsTest {
    private static final Clock TEN = new Clock(10, 1, 0, 1_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1",
                "lr = cosine(0.1, 90ep); momentum = linear(0.85, 0.95, 90ep); group bias: lr *= 2, weightDecay = 0",
                "lr = 0.1 under plateau(patience=3) from 5ep; group head from 4000: lr = cosine(0.01, 50%)",
                "lr = 0.1; group a: lr *= linear(1, 0, 5ep) under greedy(); group b from 2ep: eps = 1e-8, beta1 = 0.9",
                "lr = oneCycle(0.1, 30ep, 60ep); momentum = mirror(0.85, high=0.95)",
                "lr = 0.1; group 0.* from 2ep until 50%; group 2.weight last.*x until 10: lr *= 2; noDecay = bias",
                "lr = 0.1; noDecay = 0.bias 2.bias; layerDecay = 0.8",
            })
    void theTextReadsBack(String text) {
        Settings settings = Settings.parse(text);
        assertThat(settings).hasToString(text);
        String loose = text.replace(",", " ,")
                .replace("=", " = ")
                .replace("* =", "*=")
                .replace(";", " ; ")
                .replace(" from", "  from");
        assertThat(Settings.parse(loose)).isEqualTo(settings).hasSameHashCodeAs(settings);
        Settings other = Settings.parse("lr = 0.3; group c: lr *= 2");
        assertThat(other).isNotEqualTo(settings).doesNotHaveSameHashCodeAs(settings);
        assertThat(other.groups()).containsExactly("c");
    }

    @Test
    void aGroupHasWhatTheRunHasButForItsChanges() {
        Controls controls = resolve("lr = linear(1, 100); momentum = 0.9; group bias: lr *= 2, weightDecay = 0");
        assertThat(controls.groups().keySet()).containsExactly(Controls.RUN, "bias");
        assertThat(controls.set("bias")).containsExactly("lr", "momentum", "weightDecay");
        assertThat(controls.set(Controls.RUN)).containsExactly("lr", "momentum");
        assertThat(controls.at("bias", "lr", 50)).isEqualTo(1);
        assertThat(controls.at(Controls.RUN, "lr", 50)).isEqualTo(0.5);
        assertThat(controls.at("bias", "momentum", 50)).isEqualTo(0.9);
        assertThat(controls.at("bias", "weightDecay", 50)).isZero();
        assertThat(controls.rate("bias").schedule())
                .isEqualTo(Recipes.linear(1, 0, 100).times(2));
    }

    @Test
    void aPlanWithoutANameIsTheRate() {
        assertThat(Settings.parse("lr = 0.1")).isEqualTo(Settings.parse("0.1")).hasToString("0.1");
        assertThat(Settings.parse("(0.1); momentum = 0.9")).hasToString("lr = 0.1; momentum = 0.9");
        assertThat(Settings.parse("0.1").isRate()).isTrue();
        assertThat(Settings.parse("0.1; noDecay = bias").isRate()).isFalse();
        assertThat(Settings.parse("momentum = 0.9; lr = cosine(0.1, 9ep)").rate())
                .hasToString("cosine(0.1, 9ep)");
    }

    @Test
    void aGroupIsFrozenBeforeItBeginsAndAfterItEnds() {
        Controls controls =
                resolve("linear(1, 1000); group a from 20ep until 50ep; group b until 0; group c until 10: lr = 3");
        for (long step : new long[] {0, 199, 500, 999}) {
            assertThat(controls.at("a", "lr", step)).isZero();
            assertThat(controls.frozen("a", step)).isTrue();
        }
        assertThat(controls.at("a", "lr", 200)).isEqualTo(0.8);
        assertThat(controls.at("a", "lr", 499)).isEqualTo(0.501);
        assertThat(controls.frozen("a", 499)).isFalse();
        assertThat(controls.frozen(Controls.RUN, 0)).isFalse();
        assertThat(controls.frozen("b", 0)).isTrue();
        assertThat(controls.at("c", "lr", 9)).isEqualTo(3);
        assertThat(controls.rate("c").at(10)).isZero();
        assertThat(controls.rate("b").at(0)).isZero();
    }

    @Test
    void aRunIsFinishedWhenEveryGroupIs() {
        String flat = "1 under plateau(factor=0.5, patience=0, floor=0.5)";
        assertThat(flattened(flat).finished(30)).isTrue();
        assertThat(flattened(flat + "; group a: lr *= 2").finished(30)).isTrue();
        assertThat(flattened(flat + "; group a: lr = 2").finished(30)).isFalse();
        assertThat(flattened(flat + "; group a until 30: lr = 2").finished(30)).isTrue();
        assertThat(flattened(flat + "; group a from 40").finished(30)).isFalse();
        assertThat(flattened("1").finished(30)).isFalse();
    }

    private static Controls flattened(String text) {
        Controls controls = resolve(text);
        for (long step = 1; step <= 30; step++) {
            controls = controls.observe(step, 1);
        }
        return controls;
    }

    private static final Parameters NETWORK =
            new Parameters(List.of("0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            noDecay = bias                       | group bias: weightDecay = 0
            layerDecay = 0.1                     | group 0.*: lr *= 0.01; group 2.*: lr *= 0.1
            noDecay = bias; layerDecay = 0.5     | group 0.weight: lr *= 0.25; group 0.bias: lr *= 0.25, weightDecay = 0; group 2.weight: lr *= 0.5; group 2.bias: lr *= 0.5, weightDecay = 0; group 4.bias: weightDecay = 0
            noDecay = 0.* 2.bias; layerDecay = 1 | group 0.weight 0.bias: lr *= 1, weightDecay = 0; group 2.weight: lr *= 1; group 2.bias: lr *= 1, weightDecay = 0
            group bias: eps = 1; layerDecay = 1  | group bias: eps = 1; group 0.*: lr *= 1; group 2.*: lr *= 1
            """)
    void recipesAreShortForGroups(String recipes, String groups) {
        assertThat(Settings.parse("0.1; " + recipes).spelt(NETWORK)).hasToString("lr = 0.1; " + groups);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            bias,           0.bias 2.bias 4.bias
            weight 0.bias,  0.weight 0.bias 2.weight 4.weight
            first,          0.weight 0.bias
            head,           4.weight 4.bias
            last,           4.weight 4.bias
            2.*,            2.weight 2.bias
            *.b*,           0.bias 2.bias 4.bias
            4.bias 0.bias,  0.bias 4.bias
            """)
    void aGroupIsCalledByWhatItHolds(String group, String names) {
        assertThat(String.join(" ", NETWORK.of(group))).isEqualTo(names);
        assertThat(NETWORK.groups(List.of(group)).keySet()).containsExactlyInAnyOrder(names.split(" "));
    }

    @Test
    void aLayersNameEndsAtTheLastDot() {
        Parameters deep = new Parameters(List.of("encoder.0.weight", "encoder.0.bias", "head.weight"));
        assertThat(deep.layers()).containsExactly("encoder.0", "head");
        assertThat(deep.of("first")).containsExactly("encoder.0.weight", "encoder.0.bias");
    }

    @Test
    void everyPlanIsHeldWithinEpochs() {
        assertThat(Settings.parse("lr = cosine(1, 9ep); momentum = mirror(); group a: lr *= linear(1, 9ep)")
                        .perEpoch())
                .hasToString("lr = cosine(1, 9ep) per 1ep; momentum = mirror(); group a: lr *= linear(1, 9ep) per 1ep");
    }

    @Test
    void listensWhereAnyPlanDoes() {
        assertThat(Settings.parse("1; group a: lr = 1 under plateau()").listens())
                .isTrue();
        assertThat(Settings.parse("1 under plateau(); group a: lr = 1").listens())
                .isTrue();
        assertThat(Settings.parse("1; group a: lr = 1").listens()).isFalse();
    }

    @Test
    void aMultipleMayBeAScheduleItself() {
        Controls controls = resolve("lr = linear(1, 100); group slow: lr *= linear(0, 1, 100)");
        assertThat(controls.at("slow", "lr", 50)).isEqualTo(0.25);
    }

    @Test
    void eachGroupsFloorIsItsOwn() {
        Controls controls = resolve(
                        "lr = 1 under plateau(factor=0.5, patience=0, floor=0.6); group big: lr *= 2; group own: lr = 3")
                .observe(10, 1)
                .observe(20, 1);
        assertThat(controls.at(Controls.RUN, "lr", 20)).isEqualTo(0.6);
        assertThat(controls.at("big", "lr", 20)).isEqualTo(1);
        assertThat(controls.at("own", "lr", 20)).isEqualTo(3);
        assertThat(controls.observe(20, 1)).isEqualTo(controls);
    }

    @Test
    void aGroupThatJoinsLaterHasItsOwnClock() {
        Controls controls = resolve(
                "lr = linear(1, 1000); momentum = 0.9; group head from 400: lr = linear(2, 100%), momentum = linear(0.8, 0.9, 10)");
        assertThat(controls.at("head", "lr", 0)).isZero();
        assertThat(controls.at("head", "lr", 399)).isZero();
        assertThat(controls.at("head", "lr", 400)).isEqualTo(2);
        assertThat(controls.at("head", "lr", 700)).isEqualTo(1);
        assertThat(controls.at("head", "lr", 1_000)).isZero();
        assertThat(controls.at("head", "momentum", 400)).isEqualTo(0.8);
        assertThat(controls.at("head", "momentum", 410)).isEqualTo(0.9);
    }

    @Test
    void whatAGroupHasFromTheRunGoesByTheRunsClock() {
        Controls controls =
                resolve("lr = linear(1, 1000); group head from 40ep: lr *= 2; group tail from 40ep: eps = 0.5");
        assertThat(controls.at("head", "lr", 399)).isZero();
        assertThat(controls.at("head", "lr", 500)).isEqualTo(1);
        assertThat(controls.at("tail", "lr", 399)).isZero();
        assertThat(controls.at("tail", "lr", 500)).isEqualTo(0.5);
    }

    @Test
    void aGroupsOwnRuleListensFromItsStart() {
        Controls controls = resolve("lr = 1; group head from 400: lr = 1 under plateau(factor=0.5, patience=0)")
                .observe(390, 1)
                .observe(400, 1)
                .observe(410, 1);
        assertThat(controls.at("head", "lr", 410)).isEqualTo(1);
        assertThat(controls.observe(420, 1).at("head", "lr", 420)).isEqualTo(0.5);
        assertThat(controls.observe(420, 1).at(Controls.RUN, "lr", 420)).isEqualTo(1);
    }

    /** The momentum of a one cycle as its recipe has it, from the rate alone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            oneCycle(0.1, 30, 60)               | oneCycleMomentum(30, 60)
            oneCycle(0.1, 30, 60, curve=linear) | oneCycleMomentum(30, 60, curve=linear)
            oneCycleThreePhase(0.1, 30, 40)     | oneCycleThreePhaseMomentum(30, 40)
            """)
    void aMirrorIsTheOneCyclesMomentum(String rate, String momentum) {
        Controls controls = resolve("momentum = mirror(); lr = " + rate);
        assertThat(controls.of(Controls.RUN, "momentum").schedule())
                .isEqualTo(Plan.parse(momentum).resolve(TEN).schedule());
    }

    @Test
    void aMirrorKeepsItsPeakAndItsHolds() {
        Phase rate = Recipes.linear(0, 1, 10).then(new Hold(1, 5)).then(Recipes.cosine(1, 0, 10));
        Phase mirrored = Mirror.of(rate, 0.8, 0.9);
        assertThat(Plan.of(mirrored)).hasToString("linear(0.9, 0.8, 10) then hold(0.8, 5) then cosine(0.8, 0.9, 10)");
        assertThat(Mirror.of(Recipes.linear(1, 0, 4), 0.5, 0.5)).isEqualTo(new Hold(0.5, 4));
        assertThat(Mirror.of(Recipes.linear(1, 0, 4), 0, 1)).isEqualTo(Recipes.linear(0, 1, 4));
    }

    @Test
    void aGroupMayMirrorItsOwnRateOrTheRuns() {
        Controls controls = resolve("lr = linear(0, 1, 10) then linear(1, 30);"
                + " group a: momentum = mirror(0.5, 0.9);"
                + " group b: momentum = mirror(0.5, 0.9), lr = linear(0, 1, 20) then linear(1, 20);"
                + " group c from 100: lr = linear(0, 1, 20) then linear(1, 20), momentum = mirror(0.5, 0.9)");
        assertThat(controls.at("a", "momentum", 10)).isEqualTo(0.5);
        assertThat(controls.at("b", "momentum", 20)).isEqualTo(0.5);
        assertThat(controls.at("c", "momentum", 99)).isEqualTo(0.9);
        assertThat(controls.at("c", "momentum", 120)).isEqualTo(0.5);
        assertThat(controls.at("c", "lr", 120)).isEqualTo(1);
    }

    @Test
    void aMirrorCountsSamplesAsItsRateDoes() {
        Clock clock = Clock.changing(Batches.of(10).then(20, 20), 0, 0);
        Controls controls = Settings.parse(
                        "lr = linear(0, 1, 200samples) then linear(1, 200samples); momentum = mirror(0, 1)")
                .resolve(clock);
        for (long step : new long[] {0, 7, 20, 25, 29}) {
            assertThat(controls.at("", "momentum", step) + controls.at("", "lr", step))
                    .isEqualTo(1);
        }
        assertThat(controls.at("", "momentum", 25)).isEqualTo(0.5);
    }

    @Test
    void ofAPlanIsItsRate() {
        Plan plan = Plan.parse("cosine(0.1, 9ep) under plateau()");
        assertThat(Settings.of(plan)).isEqualTo(Settings.parse("lr = " + plan));
        assertThat(Settings.of(plan).resolve(TEN).rate("")).isEqualTo(plan.resolve(TEN));
        assertThat(Settings.of(plan).groups()).isEmpty();
    }

    private static Controls resolve(String text) {
        return Settings.parse(text).resolve(TEN);
    }
}
