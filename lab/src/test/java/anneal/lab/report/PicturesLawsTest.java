package anneal.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.lab.chart.Axis;
import anneal.lab.chart.Points;
import anneal.lab.chart.Scale;
import anneal.lab.chart.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class PicturesLawsTest {
    private static Series curve(String name, double... y) {
        return Series.line(name, Points.from(0, y));
    }

    @Test
    void aLossThatRunsOffDoesNotFlattenTheOthers() {
        Axis y = Pictures.rates(List.of(curve("1", 2, 50, 1e200, Double.NaN), curve("0.1", 2, 1, 0.5)))
                .chart()
                .y();
        assertThat(y.high()).isEqualTo(2.7);
        assertThat(y.low()).isNaN();
    }

    @Test
    void lossesThatTrainAreShownWhole() {
        Axis y = Pictures.losses(List.of(curve("0.1", 2, 2.1, 1), curve("none", new double[0])))
                .chart()
                .y();
        assertThat(y.high()).isNaN();
    }

    @Test
    void aRateThatRunsDownToZeroLeavesThroughTheBottom() {
        Axis y = Pictures.ratesInForce(List.of(curve("linear", 0.5, 0.25, 0)))
                .chart()
                .y();
        assertThat(y.scale()).isEqualTo(Scale.LOG);
        assertThat(y.low()).isEqualTo(0.5e-4);
        assertThat(Pictures.ratesInForce(List.of(curve("cut", 0.5, 0.05)))
                        .chart()
                        .y()
                        .low())
                .isNaN();
    }

    @Test
    void onlyAComparisonOverSeedsSpeaksOfShades() {
        assertThat(Pictures.losses(List.of(curve("a", 1))).caption()).doesNotContain("shade");
    }
}
