package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderLawsTest {

    private static List<Integer> rows(Loader loader, int epoch) {
        List<Integer> rows = new ArrayList<>();
        for (Batch batch : loader.epoch(epoch)) {
            for (int i = 0; i < batch.size(); i++) {
                rows.add(batch.row(i));
            }
        }
        return rows;
    }

    private static List<Integer> upTo(int size) {
        return java.util.stream.IntStream.range(0, size).boxed().toList();
    }

    @ParameterizedTest(name = "{0} rows in batches of {1}, seed {2}")
    @CsvSource({"1, 1, 0", "1, 128, 1", "7, 3, 2", "9, 3, -1", "300, 128, 9223372036854775807", "256, 256, 5"})
    void everyRowComesExactlyOnceAnEpoch(int size, int batchSize, long seed) {
        Loader loader = Loader.shuffled(Gathered.numbers(size), batchSize, seed);
        for (int epoch : new int[] {0, 1, 2, Integer.MAX_VALUE}) {
            assertThat(rows(loader, epoch)).containsExactlyInAnyOrderElementsOf(upTo(size));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void anEpochCanBeHadAgainInAnyOrder(long seed) {
        Loader one = Loader.shuffled(Gathered.numbers(100), 8, seed);
        List<Integer> fifth = rows(one, 5);
        rows(one, 0);
        assertThat(rows(one, 5)).isEqualTo(fifth);
        assertThat(rows(Loader.shuffled(Gathered.numbers(100), 8, seed), 5)).isEqualTo(fifth);
    }

    @Test
    void ordersDifferBetweenEpochsAndSeedsAlsoAlongDiagonals() {
        DataSet data = Gathered.numbers(50);
        List<List<Integer>> orders = new ArrayList<>();
        for (long seed = -3; seed <= 3; seed++) {
            for (int epoch = 0; epoch < 7; epoch++) {
                orders.add(rows(Loader.shuffled(data, 8, seed), epoch));
            }
        }
        assertThat(orders).doesNotHaveDuplicates();
    }

    @Test
    void inOrderIsTheDataSetsOwnOrderInEveryEpoch() {
        Loader loader = Loader.inOrder(Gathered.numbers(10), 4);
        assertThat(rows(loader, 0)).isEqualTo(upTo(10));
        assertThat(rows(loader, 3)).isEqualTo(upTo(10));
    }

    @ParameterizedTest(name = "{0} rows in batches of {1}: {2} kept, {3} dropped")
    @CsvSource({"10, 4, 3, 2", "8, 4, 2, 2", "9, 4, 3, 2", "4, 4, 1, 1", "5, 1, 5, 5"})
    void theShortLastBatchIsKeptOrDropped(int size, int batchSize, int kept, int dropped) {
        Loader keeping = Loader.shuffled(Gathered.numbers(size), batchSize, 1);
        Loader dropping = keeping.dropLast();
        assertThat(keeping.batches()).isEqualTo(kept);
        assertThat(keeping.epoch(0)).hasSize(kept);
        assertThat(keeping.epoch(0).stream().mapToInt(Batch::size).sum()).isEqualTo(size);
        assertThat(dropping.batches()).isEqualTo(dropped);
        assertThat(dropping.epoch(0)).hasSize(dropped).allMatch(batch -> batch.size() == batchSize);
        assertThat(rows(dropping, 0)).isEqualTo(rows(keeping, 0).subList(0, dropped * batchSize));
    }

    /** Chi-squared over (row, place) of 20,000 epochs: mean 81 on 81 degrees of freedom, deviation 12.7. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2})
    void everyRowIsAtEveryPlaceEquallyOften(long seed) {
        int size = 10;
        int epochs = 20_000;
        Loader loader = Loader.shuffled(Gathered.numbers(size), size, seed);
        int[][] counts = new int[size][size];
        for (int epoch = 0; epoch < epochs; epoch++) {
            Batch all = loader.epoch(epoch).get(0);
            for (int place = 0; place < size; place++) {
                counts[all.row(place)][place]++;
            }
        }
        double expected = epochs / (double) size;
        double chiSquared = 0;
        for (int[] row : counts) {
            for (int count : row) {
                chiSquared += (count - expected) * (count - expected) / expected;
            }
        }
        assertThat(chiSquared).isBetween(81 - 4 * 12.7, 81 + 4 * 12.7);
    }

    /** Each of the 24 orders of four rows; 23 degrees of freedom, deviation 6.8. */
    @Test
    void everyOrderHasTheSameChance() {
        Loader loader = Loader.shuffled(Gathered.numbers(4), 4, 42);
        java.util.Map<List<Integer>, Integer> counts = new java.util.HashMap<>();
        for (int epoch = 0; epoch < 24_000; epoch++) {
            counts.merge(rows(loader, epoch), 1, Integer::sum);
        }
        double chiSquared = counts.values().stream()
                .mapToDouble(count -> (count - 1000.0) * (count - 1000.0) / 1000)
                .sum();
        assertThat(counts).hasSize(24);
        assertThat(chiSquared).isBetween(4.0, 23 + 4 * 6.8);
    }

    @Test
    void aBatchEndsWhereItEnds() {
        Batch batch = Loader.inOrder(Gathered.numbers(10), 4).epoch(0).get(1);
        assertThat(List.of(batch.row(0), batch.row(3))).containsExactly(4, 7);
        assertThat(batch.label(3)).isEqualTo(7);
        assertThatThrownBy(() -> batch.row(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
