package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PointsClosedFormsTest {
    @Test
    void aBlockIsItsMeanAndAGapMakesAGap() {
        Points points = Points.from(0, new double[] {1, 3, 5, Double.NaN, 4});
        assertThat(points.averaged(2))
                .isEqualTo(Points.of(new double[] {0.5, 2.5, 4}, new double[] {2, Double.NaN, 4}));
        assertThat(points.averaged(1)).isEqualTo(points).isNotEqualTo(Points.from(1, new double[5]));
        assertThat(points.averaged(Integer.MAX_VALUE).size()).isEqualTo(1);
        assertThat(Points.from(0, new double[0]).averaged(3).size()).isZero();
    }

    @Test
    void whatIsPutInIsCopied() {
        double[] y = {1, 2};
        Points points = Points.from(3, y);
        y[0] = 9;
        assertThat(points).isEqualTo(Points.of(new double[] {3, 4}, new double[] {1, 2}));
    }

    @Test
    void aBandLeavesOutTheSeedThatDiverged() {
        double inf = Double.POSITIVE_INFINITY;
        double nan = Double.NaN;
        Band band = Band.of("a", new double[] {1, 2, 3}, List.of(new double[] {1, 2, nan}, new double[] {3, inf, nan}));
        double[] x = {1, 2, 3};
        assertThat(band.mean()).isEqualTo(Points.of(x, new double[] {2, 2, nan}));
        assertThat(band.low()).isEqualTo(Points.of(x, new double[] {1, 2, inf}));
        assertThat(band.high()).isEqualTo(Points.of(x, new double[] {3, 2, -inf}));
    }
}
