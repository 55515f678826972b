package anneal.lab;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanesMessagesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1, 'parallel must be >= 1, but was 0'",
        "1, 0, 'threads must be 1 or 2, but was 0'",
        "1, 3, 'threads must be 1 or 2, but was 3'"
    })
    void refusals(int parallel, int threads, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lanes(parallel, threads))
                .withMessage(message);
    }
}
