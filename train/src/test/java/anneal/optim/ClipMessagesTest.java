package anneal.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClipMessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"none", "norm(1)", "norm(0.25)", "norm(1, inf)", "value(0.001)"})
    void textsThatAreRead(String text) {
        assertThat(Clip.parse(text)).hasToString(text);
        assertThat(Clip.parse(" " + text.replace(", ", ",") + " ")).isEqualTo(Clip.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            norm(0);          the limit of a clip must be finite and > 0, but was 0.0
            norm(-1, inf);    the limit of a clip must be finite and > 0, but was -1.0
            value(NaN);       the limit of a clip must be finite and > 0, but was NaN
            norm(Infinity);   the limit of a clip must be finite and > 0, but was Infinity
            norm(1, 3);       'clip must be none, norm(1), norm(1, inf) or value(0.5), with any number, but was norm(1, 3)'
            norm(x);          'clip must be none, norm(1), norm(1, inf) or value(0.5), with any number, but was norm(x)'
            value(x);         'clip must be none, norm(1), norm(1, inf) or value(0.5), with any number, but was value(x)'
            value(1, inf);    'clip must be none, norm(1), norm(1, inf) or value(0.5), with any number, but was value(1, inf)'
            1;                'clip must be none, norm(1), norm(1, inf) or value(0.5), with any number, but was 1'
            """)
    void textsThatAreRefused(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Clip.parse(text)).withMessage(message);
    }
}
