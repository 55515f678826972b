package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.feedback.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feedback in sequences, counted by hand: an epoch has 10 updates and ends with a value of the metric. */
class ControlledClosedFormsTest {
    private static final Clock TEN = Clock.ofEpochs(10);

    /** 5 epochs of warm-up do not count; the first value after them is the best, the second one in a row as bad cuts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "linear(0, 1, 5ep) then (1 under plateau(factor=0.5, patience=1))",
                "linear(0, 1, 5ep) then 1 under plateau(factor=0.5, patience=1) from 5ep",
            })
    void theWarmUpDoesNotCount(String plan) {
        Controlled rate = Plan.parse(plan).resolve(TEN);
        assertThat(flat(rate, 7).at(80)).isEqualTo(1);
        assertThat(flat(rate, 8).at(80)).isEqualTo(0.5);
        assertThat(flat(rate, 8).at(50)).isEqualTo(0.5);
        assertThat(flat(rate, 10).at(100)).isEqualTo(0.25);
        assertThat(flat(rate, 8).at(25)).isEqualTo(0.5);
        assertThat(flat(rate, 8).at(40)).isEqualTo(0.8);
    }

    @Test
    void theWarmUpCountsWhereItIsAskedFor() {
        Controlled rate = Plan.parse("linear(0, 1, 5ep) then 1 under plateau(factor=0.5, patience=1)")
                .resolve(TEN);
        assertThat(flat(rate, 3).at(40)).isEqualTo(0.4);
    }

    @Test
    void whatFollowsAPartIsWhatItWasPlannedToBe() {
        Controlled rate = Plan.parse("(hold(0.1, 3ep) under plateau(factor=0.5, patience=0)) then linear(0.1, 10ep)")
                .resolve(TEN);
        assertThat(flat(rate, 3).at(29)).isEqualTo(0.025);
        assertThat(flat(rate, 3).at(30)).isEqualTo(0.1);
        assertThat(flat(rate, 9).at(80)).isEqualTo(0.05);
        assertThat(flat(rate, 9))
                .isEqualTo(rate.observe(10, 1).observe(20, 1).observe(30, 1).observe(90, 9));
    }

    @Test
    void twoPartsHaveTwoRules() {
        String half = "plateau(factor=0.5, patience=0)";
        Controlled rate = Plan.parse("(hold(0.1, 3ep) under " + half + ") then (0.2 under " + half + ")")
                .resolve(TEN);
        assertThat(flat(rate, 3).at(20)).isEqualTo(0.025);
        assertThat(flat(rate, 4).at(40)).isEqualTo(0.2);
        assertThat(flat(rate, 5).at(50)).isEqualTo(0.1);
        assertThat(flat(rate, 5).at(20)).isEqualTo(0.025);
    }

    @Test
    void rulesOfTheWholeRunMultiply() {
        Controlled rate = Plan.parse("0.1 under plateau(factor=0.5, patience=0) under plateau(factor=0.5, patience=1)")
                .resolve(TEN);
        assertThat(flat(rate, 2).at(20)).isEqualTo(0.05);
        assertThat(flat(rate, 3).at(30)).isEqualTo(0.0125);
    }

    @Test
    void aRuleInAHeldSequenceBeginsWithTheEpochInWhichItsPartDoes() {
        Controlled rate = Plan.parse("(linear(0, 1, 25) then (1 under plateau(factor=0.5, patience=0))) per epoch")
                .resolve(TEN);
        assertThat(flat(rate, 4).at(29)).isEqualTo(0.8);
        assertThat(flat(rate, 4).at(30)).isEqualTo(1);
        assertThat(flat(rate, 5).at(30)).isEqualTo(0.5);
    }

    @Test
    void heldPerEpochARuleStillActsAtOnce() {
        Plan plan = Plan.parse("linear(1, 10) under plateau(factor=0.5, patience=0) from 1")
                .perEpoch();
        assertThat(plan).hasToString("linear(1, 10) per 1ep under plateau(factor=0.5, patience=0) from 1");
        assertThat(Plan.parse(plan.toString())).isEqualTo(plan);
        Controlled rate = plan.resolve(TEN);
        assertThat(rate.observe(2, 1).observe(3, 1).at(3)).isEqualTo(0.5);
    }

    @Test
    void aRunIsFinishedWhenItsRateIsAtTheFloorAndTheMetricIsFlatAgain() {
        Controlled rate =
                Plan.parse("1 under plateau(factor=0.5, patience=0, floor=0.5)").resolve(TEN);
        Controlled atFloor = rate.observe(7).observe(7);
        assertThat(atFloor.at(0)).isEqualTo(0.5);
        assertThat(atFloor.finished(0)).isFalse();
        assertThat(atFloor.observe(7).finished(0)).isTrue();
    }

    @Test
    void theLogTellsWhenAndWhy() {
        Controlled rate = Plan.parse("linear(0.2, 0.1, 40) under plateau(factor=0.5, patience=1)")
                .resolve(TEN);
        List<Observation> log =
                List.of(new Observation(10, 3), new Observation(20, 2), new Observation(30, 2), new Observation(40, 4));
        assertThat(rate.decisions(log))
                .singleElement()
                .hasToString("step 40: 0.1 -> 0.05, cut 1 at value 4: 2 in a row no better than 2.0, the last 4.0");
        assertThat(rate.decisions(log).get(0).best()).isEqualTo(2);
    }

    @Test
    void aStateIsReadable() {
        Controlled rate = Plan.parse("0.1 under plateau(patience=2)")
                .resolve(TEN)
                .observe(10, 3)
                .observe(20, Double.NaN);
        assertThat(rate.state())
                .isEqualTo("[listener(state=plateauState(rule=plateau(factor=0.1, patience=2, threshold=1e-4, amount=0,"
                        + " cooldown=0, floor=0, floorShare=0, eps=1e-8, average=1, maximize=false, nan=bad), best=3,"
                        + " bad=1, cooling=0, cuts=0, seen=2, judged=NaN, cut=false, mean=0, gathered=0), from=0,"
                        + " until=9.223372036854775807e18, last=20)]");
        assertThat(Controlled.of(rate.schedule()).state()).isEqualTo("[]");
        Controlled unseen = Plan.parse("0.1 under plateau(maximize=true)").resolve(TEN);
        assertThat(unseen.state()).contains("best=-Infinity");
        assertThat(unseen.withState(unseen.state())).isEqualTo(unseen);
    }

    private static Controlled flat(Controlled rate, int epochs) {
        List<Observation> log = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            log.add(new Observation(10L * epoch, 1));
        }
        return rate.replay(log);
    }
}
