package anneal.board.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinnedLawsTest {
    private static final int COLUMNS = 50;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyColumnKeepsItsEndsAndExtremes(long seed) {
        Random random = new Random(seed);
        int count = 10_000;
        double[] y = random.doubles(count, -1, 1).toArray();
        y[random.nextInt(count)] = 100;
        y[random.nextInt(count)] = -100;
        Thinned thinned = new Thinned(0, count, COLUMNS);
        for (int i = 0; i < count; i++) {
            thinned.add(i, y[i]);
        }
        assertThat(thinned.x()).isSorted().hasSizeLessThanOrEqualTo(4 * COLUMNS);
        for (int column = 0; column < COLUMNS; column++) {
            int from = column * count / COLUMNS;
            int to = (column + 1) * count / COLUMNS;
            double[] whole = Arrays.copyOfRange(y, from, to);
            double[] kept = between(thinned, from, to);
            assertThat(kept[0]).isEqualTo(whole[0]);
            assertThat(kept[kept.length - 1]).isEqualTo(whole[whole.length - 1]);
            assertThat(Arrays.stream(kept).min()).isEqualTo(Arrays.stream(whole).min());
            assertThat(Arrays.stream(kept).max()).isEqualTo(Arrays.stream(whole).max());
        }
    }

    private static double[] between(Thinned thinned, int from, int to) {
        double[] x = thinned.x();
        int first = Arrays.binarySearch(x, from);
        int end = first;
        while (end < x.length && x[end] < to) {
            end++;
        }
        return Arrays.copyOfRange(thinned.y(), first, end);
    }

    @Test
    void fewPointsStayAsTheyAre() {
        Thinned thinned = new Thinned(0, 10, 10);
        for (int i = 0; i <= 10; i++) {
            thinned.add(i, i % 3);
        }
        assertThat(thinned.x()).hasSize(11);
    }

    @Test
    void ofAGapOneIsKept() {
        Thinned thinned = new Thinned(0, 100, 10);
        for (int i = 0; i < 100; i++) {
            thinned.add(i, i >= 20 && i < 60 ? Double.NaN : 1);
        }
        assertThat(Arrays.stream(thinned.y()).filter(Double::isNaN).count()).isEqualTo(1);
    }
}
