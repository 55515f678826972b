package anneal.notation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a text that is no space is told, to the letter. */
class SpaceMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        cosine(1..0.1, 5)      | a range must end above where it begins, but was 1 to 0.1, at character 8 of "cosine(1..0.1, 5)"
        cosine(1, 5ep..50%)    | both ends of a range must have the same unit, but were 5ep and 50%, at character 11 of "cosine(1, 5ep..50%)"
        cosine(0..1 log, 5)    | a range on a log scale must begin above 0, but begins at 0, at character 8 of "cosine(0..1 log, 5)"
        cosine(1, 1.5..3 int)  | a range of whole numbers must have whole ends, but was 1.5 to 3, at character 11 of "cosine(1, 1.5..3 int)"
        cosine(1.., 5)         | a number must stand here, but was "", at character 11 of "cosine(1.., 5)"
        cosine({1, 2, 5)       | '}' must stand here, but found ')', at character 16 of "cosine({1, 2, 5)"
        {}                     | a schedule must stand here, such as cosine(0.1, 15ep), but found '}', at character 2 of "{}"
        cosine(1, 5) {2}       | the schedule must end here, but found '{', at character 14 of "cosine(1, 5) {2}"
        1 where p = 1..2       | "p" is explained, but stands nowhere
        p where p = {1, p}     | "p" must not be explained by itself, at character 17 of "p where p = {1, p}"
        p where p = 1, p = 2   | "p" is set twice, at character 16 of "p where p = 1, p = 2"
        p where p = 1 2        | the space must end here, but found '2', at character 15 of "p where p = 1 2"
        """)
    void toldToTheLetter(String text, String message) {
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> Space.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {cosine(1, 5), cosin(1..2, 5)}    | unknown schedule "cosin"; did you mean "cosine"?, at character 16 of "{cosine(1, 5), cosin(1..2, 5)}"
        cosine(1..2, 100..500)            | steps must be a whole number of updates, but was 499.5, at character 14 of "cosine(1..2, 100..500)"
        p * cosine(1, 5) where p = -1..2  | factor must be finite and >= 0, but was -0.5, at character 28 of "p * cosine(1, 5) where p = -1..2"
        """)
    void mistakesOfDrawsPointIntoTheSpace(String text, String message) {
        double place = text.contains("-1") ? 1 / 6.0 : 0.99875;
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> Space.parse(text)
                        .draw(dimension -> dimension.at(place))
                        .settings()
                        .resolve(Clock.UNKNOWN))
                .withMessage(message);
    }
}
