package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegendClosedFormsTest {
    private static final Box PLOT = new Box(0, 0, 100, 200);

    @Test
    void namesMoveApartEvenlyAndStayBesideThePlot() {
        assertThat(Legend.spread(new double[] {50, 150}, PLOT)).containsExactly(50, 150);
        assertThat(Legend.spread(new double[] {100, 100}, PLOT)).containsExactly(90, 110);
        assertThat(Legend.spread(new double[] {200, 200}, PLOT)).containsExactly(180, 200);
        assertThat(Legend.spread(new double[] {0, 0}, PLOT)).containsExactly(4, 24);
    }
}
