package anneal.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksClosedFormsTest {
    @ParameterizedTest(name = "{0} from {1} to {2}, at most {3}")
    @CsvSource(textBlock = """
            LINEAR,  0,       1,        5,   0 0.2 0.4 0.6 0.8 1
            LINEAR,  0,       15,       8,   0 2 4 6 8 10 12 14
            LINEAR,  0,       0.03,     6,   0 0.005 0.01 0.015 0.02 0.025 0.03
            LINEAR,  0,       0.001,    5,   0 2e-4 4e-4 6e-4 8e-4 1e-3
            LINEAR,  0,       1e-6,     4,   0 5e-7 1e-6
            LINEAR,  0,       50000,    5,   0 10k 20k 30k 40k 50k
            LINEAR,  0,       12000,    3,   0 5k 10k
            LINEAR,  0,       9000,     3,   0 5000
            LINEAR,  0,       2500000,  5,   0 0.5M 1M 1.5M 2M 2.5M
            LINEAR,  1000000, 1000004,  4,   1000000 1000001 1000002 1000003 1000004
            LINEAR,  0,       4e9,      2,   0 2e9 4e9
            LINEAR,  -1,      1,        4,   -1 -0.5 0 0.5 1
            LINEAR,  0.1,     0.1004,   4,   0.1 0.1001 0.1002 0.1003 0.1004
            LINEAR,  -1e300,  1e300,    2,   -1e300 0 1e300
            LOG,     1e-5,    1,        6,   1e-5 1e-4 0.001 0.01 0.1 1
            LOG,     1e-6,    1e-4,     9,   1e-6 2e-6 5e-6 1e-5 2e-5 5e-5 1e-4
            LOG,     0.01,    1,        9,   0.01 0.02 0.05 0.1 0.2 0.5 1
            LOG,     1,       1e6,      7,   1 10 100 1000 10k 100k 1M
            LOG,     1e-12,   1,        6,   1e-12 1e-10 1e-8 1e-6 1e-4 0.01 1
            LOG,     1e-30,   1e30,     6,   1e-30 1e-20 1e-10 1 1e10 1e20 1e30
            LOG,     1.4,     2.3,      5,   1.4 1.6 1.8 2 2.2
            LOG,     1e-300,  1e300,    6,   1e-300 1e-200 1e-100 1 1e100 1e200 1e300
            """)
    void labels(Scale scale, double low, double high, int most, String labels) {
        assertThat(Ticks.of(scale, new Extent(low, high), most).stream()
                        .filter(Tick::major)
                        .map(Tick::label)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(labels);
    }

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource(textBlock = """
            0,            0
            -0.0,         0
            1,            1
            0.1,          0.1
            0.003,        0.003
            0.001,        0.001
            0.0001,       1e-4
            0.00001,      1e-5
            1e-6,         1e-6
            2.5e-5,       2.5e-5
            0.0123456,    0.0123456
            9999,         9999
            10000,        10k
            12345,        12345
            12340,        12.34k
            1250000,      1.25M
            1e9,          1e9
            -1e-4,        -1e-4
            -12.5,        -12.5
            1.7976931348623157e308, 1.7976931348623157e308
            4.9e-324,     4.9e-324
            """)
    void decimals(double value, String text) {
        assertThat(Decimal.of(value)).hasToString(text);
    }
}
