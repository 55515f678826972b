package anneal.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementClosedFormsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        2.0 1.0,             2.0 1.0,         0
        2.0 1.0,             2.0 1.5,         0.5
        2.0 1.0,             3.0 1.25,        0.5
        2.0 1.0 0.5,         2.0 1.0 9.0,     0
        2.0,                 2.0 1.0,         Infinity
        2.0 1.0; 4.0 1.0,    2.0 1.0; 5.0 1.0,    0.25
        2.0 1.0; 4.0 1.0,    2.0 1.0,         Infinity
        2.0 NaN,             2.0 1.0,         Infinity
        2.0 NaN,             2.0 NaN,         Infinity
        """)
    void apart(String losses, String others, double expected) {
        assertThat(Agreement.apart(runs(losses), runs(others))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        0,          0e+00
        0.0009,     9e-04
        0.001,      1e-03
        0.002,      **wrong: 2e-03**
        Infinity,   **wrong: Infinity**
        """)
    void verdictInFloat32(double apart, String expected) {
        assertThat(Agreement.FINE.verdict(apart)).isEqualTo(expected);
    }

    private static List<List<Double>> runs(String text) {
        return Arrays.stream(text.split("; "))
                .map(run -> Arrays.stream(run.split(" ")).map(Double::valueOf).toList())
                .toList();
    }
}
