package anneal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows are set aside to validate on. */
class ValidationLawsTest {

    /** Rows whose one feature is their number, of classes with so many rows each, one class after another. */
    private record Numbered(int... ofClass) implements DataSet {
        @Override
        public int size() {
            int size = 0;
            for (int count : ofClass) {
                size += count;
            }
            return size;
        }

        @Override
        public int features() {
            return 1;
        }

        @Override
        public int classes() {
            return ofClass.length == 1 ? 0 : ofClass.length;
        }

        @Override
        public int label(int row) {
            int kind = 0;
            for (int left = row; left >= ofClass[kind]; kind++) {
                left -= ofClass[kind];
            }
            return kind;
        }

        @Override
        public float target(int row) {
            return row;
        }

        @Override
        public void gather(int row, int from, int to, FloatBuffer into, int at) {
            into.put(at, row);
        }
    }

    private static List<Integer> numbers(DataSet data) {
        FloatBuffer number = FloatBuffer.allocate(1);
        List<Integer> numbers = new ArrayList<>();
        for (int row = 0; row < data.size(); row++) {
            data.gather(row, number, 0);
            numbers.add((int) number.get(0));
        }
        return numbers;
    }

    private static Split split(String validation, DataSet train, long seed) {
        return Validation.parse(validation).of(new Split(train, train), seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 7})
    void everyRowIsOnOneSide(long seed) {
        DataSet data = new Numbered(50, 30, 20);
        Split split = split("13%", data, seed);
        List<Integer> all = new ArrayList<>(numbers(split.train()));
        all.addAll(numbers(split.validation()));
        assertThat(all).containsExactlyInAnyOrderElementsOf(numbers(data));
        assertThat(numbers(split.validation())).hasSize(13).isSorted();
        assertThat(numbers(split.validation()))
                .isEqualTo(numbers(split("13", data, seed).validation()));
        assertThat(numbers(split.validation()))
                .isNotEqualTo(numbers(split("13", data, seed + 1).validation()));
        assertThat(split.test()).isSameAs(data);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10,  5, 3, 2
            11,  6, 3, 2
            12,  6, 4, 2
            1,   1, 0, 0
            99, 49, 30, 20
            """)
    void classesGiveByTheirShare(int count, int first, int second, int third) {
        DataSet validation =
                split(Integer.toString(count), new Numbered(50, 30, 20), 3).validation();
        int[] found = new int[3];
        for (int row = 0; row < validation.size(); row++) {
            found[validation.label(row)]++;
        }
        assertThat(found).containsExactly(first, second, third);
    }

    @Test
    void numbersAreOneClass() {
        assertThat(numbers(split("20%", new Numbered(10), 1).validation())).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0      | validation must be a share such as 10%, or a count of rows, but was 0
            -5%    | validation must be a share such as 10%, or a count of rows, but was -5%
            100%   | validation must be a share such as 10%, or a count of rows, but was 100%
            2.5    | validation must be a share such as 10%, or a count of rows, but was 2.5
            ten    | validation must be a share such as 10%, or a count of rows, but was ten
            10     | validation must leave rows on both sides, but 10 of 10 rows are 10
            1%     | validation must leave rows on both sides, but 1% of 10 rows are 0
            """)
    void whatIsRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> split(text, new Numbered(10), 1))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10%", "2.5%", "5000"})
    void textAndBack(String text) {
        assertThat(Validation.parse(text)).hasToString(text);
    }
}
