package anneal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellClosedFormsTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            my.jar,            my.jar
            lib/*,             'lib/*'
            a jar:b.jar,       'a jar:b.jar'
            it's.jar,          'it'\\''s.jar'
            """)
    void aShellReadsAQuotedWordAsItIs(String word, String expected) {
        assertThat(Shell.quote(word)).isEqualTo(expected);
    }
}
