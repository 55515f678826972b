package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitLawsTest {

    private static List<Integer> labels(DataSet data) {
        return IntStream.range(0, data.size()).map(data::label).boxed().toList();
    }

    @ParameterizedTest(name = "{0} rows, share {1}, seed {3}: {2} to test")
    @CsvSource({"10, 0.2, 2, 0", "10, 0.01, 1, 1", "10, 0.99, 9, 2", "2, 0.5, 1, 3", "250, 0.1, 25, -4"})
    void partsAreDisjointCompleteAndRepeatable(int size, double share, int test, long seed) {
        DataSet data = Gathered.numbers(size);
        Split split = data.split(share, seed);
        assertThat(split.test().size()).isEqualTo(test);
        List<Integer> all = new java.util.ArrayList<>(labels(split.train()));
        all.addAll(labels(split.test()));
        assertThat(all).containsExactlyInAnyOrderElementsOf(labels(data));
        assertThat(labels(data.split(share, seed).test())).isEqualTo(labels(split.test()));
        assertThat(labels(new Subset(data, IntStream.range(0, size).toArray())
                        .split(share, seed)
                        .test()))
                .isEqualTo(labels(split.test()));
    }

    @ParameterizedTest(name = "seeds {0} and {1}")
    @CsvSource({"0, 1", "1, -1"})
    void seedsDrawDifferentParts(long one, long other) {
        DataSet data = Gathered.numbers(250);
        assertThat(labels(data.split(0.2, one).test()))
                .isNotEqualTo(labels(data.split(0.2, other).test()));
    }
}
