package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FingerprintLawsTest {
    private static final int ROWS = 600;

    private static DataSet data() {
        return Shapes.standard().withTrain(ROWS).generate().train();
    }

    @Test
    void theSameDataHasTheSameOne() {
        assertThat(Fingerprint.of(data())).isEqualTo(Fingerprint.of(data())).matches("[0-9a-f]{32}");
    }

    @Test
    void everyRowAndItsPlaceCounts() {
        int[] order = Rows.first(ROWS, ROWS);
        String whole = Fingerprint.of(data().select(order));
        assertThat(whole).isEqualTo(Fingerprint.of(data()));
        assertThat(Fingerprint.of(data().take(ROWS - 1))).isNotEqualTo(whole);
        for (int row : new int[] {0, 255, 256, ROWS - 2}) {
            int[] swapped = order.clone();
            swapped[row] = order[row + 1];
            swapped[row + 1] = order[row];
            assertThat(Fingerprint.of(data().select(swapped))).as("row " + row).isNotEqualTo(whole);
            int[] doubled = Arrays.copyOf(order, ROWS);
            doubled[row] = order[row + 1];
            assertThat(Fingerprint.of(data().select(doubled))).as("row " + row).isNotEqualTo(whole);
        }
    }
}
