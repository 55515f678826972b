package anneal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What a stretched schedule reads between two updates, where the numbers can be checked in the head. */
class BetweenClosedFormsTest {
    private static final Phase DOWN = Recipes.linear(1, 4);

    @Test
    void aRampFollowsItsFormulaAndKeepsItsEnds() {
        assertThat(DOWN.atTime(1.5)).isEqualTo(0.625);
        Ramp tanh = new Ramp(0.1, 0.01, 50, new Curve.Tanh(-1, 1));
        assertThat(tanh.atTime(0)).isEqualTo(0.1);
        assertThat(tanh.atTime(50)).isEqualTo(0.01);
        assertThat(tanh.atTime(50.5)).isEqualTo(0.01);
    }

    @Test
    void boundsHoldBetweenUpdates() {
        assertThat(times(DOWN.atLeast(0.7), 0.5, 1.5)).containsExactly(0.875, 0.7);
        assertThat(times(DOWN.atMost(0.7), 0.5, 1.5)).containsExactly(0.7, 0.625);
    }

    @Test
    void factorsMultiplyBetweenUpdates() {
        assertThat(DOWN.times(2).atTime(1.5)).isEqualTo(1.25);
        assertThat(DOWN.times(DOWN).atTime(2.5)).isEqualTo(0.375 * 0.375);
    }

    @Test
    void movedClocksKeepTheirFractions() {
        assertThat(times(DOWN.delay(2), 0.5, 3.5)).containsExactly(1, 0.625);
        assertThat(DOWN.skip(1).atTime(0.5)).isEqualTo(0.625);
        assertThat(times(DOWN.freeze(2), 1.5, 2.5)).containsExactly(0.625, 0.5);
        assertThat(times(DOWN.take(1, 3), 0.5, 2, 2.5)).containsExactly(0.625, 0.25, 0.25);
        assertThat(DOWN.slow(2, 1).atTime(3)).isEqualTo(0.625);
        assertThat(times(new Stretched(DOWN, 8), 3, 7, 8, 9)).containsExactly(0.625, 0.125, 0, 0);
    }

    @Test
    void aSequenceIsReadInThePartThatIsInForce() {
        Schedule tail = DOWN.then(Recipes.exponential(16, 0.25));
        assertThat(times(tail, 1.5, 4, 4.5)).containsExactly(0.625, 16, 8);
        assertThat(times(DOWN.then(Recipes.linear(8, 4)), 1.5, 4, 5)).containsExactly(0.625, 8, 6);
        assertThat(times(DOWN.repeat(2), 1.5, 5.5, 8, 8.5)).containsExactly(0.625, 0.625, 0, 0);
        assertThat(times(new Restarts(DOWN, 2, 1, 0), 1.5, 6.5)).containsExactly(0.625, 1 - 2.5 / 8);
    }

    @Test
    void anExponentialWarmUpIsSmooth() {
        assertThat(new ExponentialWarmUp(2).atTime(0.5)).isCloseTo(1 - Math.exp(-0.75), within(1e-16));
    }

    private static double[] times(Schedule schedule, double... times) {
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            values[i] = schedule.atTime(times[i]);
        }
        return values;
    }
}
