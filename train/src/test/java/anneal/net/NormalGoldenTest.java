package anneal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalGoldenTest {

    /** {@code 0.5 * math.erfc(-x / math.sqrt(2))} of Python 3.11. */
    @ParameterizedTest
    @CsvSource({
        "-37.0, 5.725571222525139e-300",
        "-20.0, 2.7536241186063314e-89",
        "-10.0, 7.619853024160593e-24",
        "-5.0, 2.866515718791946e-07",
        "-3.0, 0.0013498980316300957",
        "-1.5, 0.06680720126885809",
        "-1.0, 0.15865525393145707",
        "-0.5, 0.3085375387259869",
        "-0.1, 0.460172162722971",
        "-1e-05, 0.49999601057719606",
        "0.0, 0.5",
        "1e-05, 0.500003989422804",
        "0.1, 0.539827837277029",
        "0.5, 0.6914624612740131",
        "1.0, 0.8413447460685429",
        "2.0, 0.9772498680518208",
        "5.0, 0.9999997133484281",
        "9.0, 1.0",
        "40.0, 1.0",
    })
    void distribution(double x, double expected) {
        assertThat(Normal.distribution(x)).isCloseTo(expected, within(2e-11 * expected));
    }
}
