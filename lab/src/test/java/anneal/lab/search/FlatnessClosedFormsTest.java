package anneal.lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a loss is flat, on curves that can be judged by eye. */
class FlatnessClosedFormsTest {

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        3 2 1,                   false
        3 2 2.5,                 true
        2 2 2,                   true
        1 2 3,                   true
        2.0 1.5 1.52 1.3,        false
        2.0 1.5 1.7 1.6,         true
        5 4 3 2 1.9 1.95 1.8,    false
        1.00 0.999 0.998 0.997,  true
        1.00 0.99 0.98 0.97,     false
        -1 -2 -3 -4,             false
        -4 -3 -2 -1,             true
        0 0 0 0,                 true
        """)
    void flatIsWhatDoesNotFallOrNotByMuch(String losses, boolean flat) {
        assertThat(Flatness.flat(numbers(losses))).isEqualTo(flat);
    }

    /** Of the 24 orders of four values one falls all the way, three fall in all pairs but one, five in all but two. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        4 3 2 1,   1
        4 3 1 2,   4
        4 2 1 3,   9
        1 2 3 4,  24
        """)
    void theShareOfOrdersThatFallAsMuch(String losses, int of24) {
        assertThat(Flatness.chance(numbers(losses))).isCloseTo(of24 / 24.0, within(1e-12));
    }

    @Test
    void allOrdersOfManyValuesAreOne() {
        double[] rising = new double[40];
        Arrays.setAll(rising, i -> i);
        assertThat(Flatness.chance(rising)).isCloseTo(1, within(1e-12));
    }
}
