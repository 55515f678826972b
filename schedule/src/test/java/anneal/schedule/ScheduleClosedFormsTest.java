package anneal.schedule;

import static anneal.schedule.Recipes.constant;
import static anneal.schedule.Recipes.cosine;
import static anneal.schedule.Recipes.exponential;
import static anneal.schedule.Recipes.geometric;
import static anneal.schedule.Recipes.hold;
import static anneal.schedule.Recipes.inverseSqrt;
import static anneal.schedule.Recipes.linear;
import static anneal.schedule.Recipes.milestones;
import static anneal.schedule.Recipes.resnet;
import static anneal.schedule.Recipes.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Values that can be checked in the head. */
class ScheduleClosedFormsTest {

    @Test
    void linearIsHalfWayInTheMiddle() {
        assertThat(values(linear(1, 4), 0, 1, 2, 3, 4, 5)).containsExactly(1, 0.75, 0.5, 0.25, 0, 0);
    }

    @Test
    void cosineIsSlowAtItsEnds() {
        assertThat(values(cosine(2, 4), 0, 4, 9)).containsExactly(2, 0, 0);
        assertThat(cosine(2, 4).at(2)).isEqualTo(1, within(1e-15));
        assertThat(cosine(2, 4).at(1)).isEqualTo(1 + Math.sqrt(0.5), within(1e-15));
        assertThat(cosine(1, 0.5, 4).at(2)).isEqualTo(0.75, within(1e-15));
    }

    @Test
    void geometricHasEqualFactors() {
        Ramp ramp = geometric(1, 0.01, 4);
        assertThat(ramp.at(2)).isEqualTo(0.1, within(1e-16));
        assertThat(ramp.at(1) / ramp.at(0)).isEqualTo(ramp.at(3) / ramp.at(2), within(1e-15));
    }

    @Test
    void milestonesSwitchAtTheMilestone() {
        Milestones schedule = milestones(1, List.of(3L, 6L), 0.5);
        assertThat(values(schedule, 0, 2, 3, 5, 6, 100)).containsExactly(1, 1, 0.5, 0.5, 0.25, 0.25);
    }

    @Test
    void stepCutsAtEveryMultiple() {
        assertThat(values(step(8, 2, 0.5), 0, 1, 2, 3, 4, 6)).containsExactly(8, 8, 4, 4, 2, 1);
    }

    @Test
    void exponentialHalvesEachUpdate() {
        assertThat(values(exponential(8, 0.5), 0, 1, 2, 3)).containsExactly(8, 4, 2, 1);
        assertThat(new Exponential(8, 0.25, 2).at(1)).isEqualTo(4);
    }

    @Test
    void inverseSqrtCountsFromOne() {
        assertThat(values(inverseSqrt(1), 0, 3, 8, 99)).containsExactly(1, 0.5, 1.0 / 3, 0.1);
        assertThat(inverseSqrt(1, 100).at(300)).isEqualTo(0.5);
    }

    @Test
    void thenStartsTheNextClock() {
        Schedule schedule = linear(0, 1, 2).then(hold(1, 2)).then(linear(1, 0, 2));
        assertThat(values(schedule, 0, 1, 2, 3, 4, 5, 6, 7)).containsExactly(0, 0.5, 1, 1, 1, 0.5, 0, 0);
        Schedule endless = linear(0, 1, 2).then(inverseSqrt(1));
        assertThat(values(endless, 1, 2, 5)).containsExactly(0.5, 1, 0.5);
    }

    @Test
    void heldChangesOnceAnEpoch() {
        assertThat(values(linear(1, 8).held(2), 0, 1, 2, 3, 6, 7, 8)).containsExactly(1, 1, 0.75, 0.75, 0.25, 0.25, 0);
    }

    @Test
    void timesScales() {
        assertThat(values(linear(1, 2).times(3), 0, 1, 2)).containsExactly(3, 1.5, 0);
    }

    @Test
    void resnetCutsAt30And60And90() {
        Milestones schedule = resnet(0.1, 10);
        assertThat(schedule.at()).containsExactly(300L, 600L, 900L);
        assertThat(schedule.at(299)).isEqualTo(0.1);
        assertThat(schedule.at(300)).isEqualTo(0.1 * 0.1);
    }

    @Test
    void customAsksItsFunction() {
        assertThat(new Custom("mine", t -> t * 2.0).at(21)).isEqualTo(42);
    }

    @Test
    void constantNeverMoves() {
        assertThat(values(constant(0.3), Steps.around(10))).containsOnly(0.3);
    }

    private static double[] values(Schedule schedule, long... steps) {
        double[] values = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            values[i] = schedule.at(steps[i]);
        }
        return values;
    }
}
