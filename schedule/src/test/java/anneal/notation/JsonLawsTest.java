package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back as the same, and what is no JSON is refused in one line. */
class JsonLawsTest {

    @Test
    void readsBackWhatIsWritten() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a \"b\" \\ \n \u0001 \uD83D\uDE42 é", Arrays.asList(1L, -2.5, true, null, "x", List.of(), Map.of()));
        map.put("", Long.MAX_VALUE / 10);
        map.put("z", 1e-300);
        assertThat(Json.read(Json.write(map))).isEqualTo(map);
        assertThat(Json.write(Json.read(" [ 1 , 2.50 , { \"a\" : [ ] } ] "))).isEqualTo("[1,2.5,{\"a\":[]}]");
        assertThat(Json.write(List.of(Double.NaN, Double.POSITIVE_INFINITY))).isEqualTo("[null,null]");
        assertThat(Json.readPython("[NaN, Infinity, -Infinity]"))
                .isEqualTo(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        assertThat(Json.read("[1, 1.0, 1e0, -0, 12345678901234567890]"))
                .isEqualTo(List.of(1L, 1.0, 1.0, -0.0, 12345678901234567890.0));
    }

    @Test
    void aNumberIsWholeAsLongAsItSurelyFits() {
        assertThat(Json.read("[999999999999999999, -99999999999999999, 1000000000000000000]"))
                .isEqualTo(List.of(999999999999999999L, -99999999999999999L, 1e18));
        assertThat(Json.read("0." + "3".repeat(998))).isEqualTo(1 / 3.0);
    }

    @Test
    void aValueMayBeNestedAHundredDeep() {
        assertThat(Json.read("[".repeat(100) + "]".repeat(100))).isInstanceOf(List.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
[1, 2       | ']' must stand here, at character 8 of "[1, 2"
[1 2]       | ']' must stand here, at character 4 of "[1 2]"
{"a" 1}     | ':' must stand here, at character 6 of "{"a" 1}"
{a: 1}      | a name in double quotes must stand here, at character 2 of "{a: 1}"
{"a":1,"a":2} | "a" is given twice, at character 8 of "{"a":1,"a":2}"
01          | a number must stand here, at character 1 of "01"
NaN         | a JSON value must stand here, at character 1 of "NaN"
"abc        | a string must be closed, at character 5 of ""abc"
1 2         | JSON must end here, at character 3 of "1 2"
""")
    void saysWhatAndWhere(String text, String message) {
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> Json.read(text.strip()))
                .withMessage(message.replace("character 8 of \"[1, 2\"", "character 6 of \"[1, 2\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "{",
                "]",
                "[,]",
                "[1,]",
                "{\"a\":1,}",
                "+1",
                "1.",
                ".5",
                "1e",
                "'a'",
                "tru",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u",
                "\"\t\"",
                "-",
                "-Infinity",
                "\u0000"
            })
    void nothingElseIsRead(String text) {
        assertThatExceptionOfType(NotationException.class).isThrownBy(() -> Json.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "\"", "1", "-", "\\", "[]"})
    void absurdTextsAreRefusedQuickly(String part) {
        assertThatExceptionOfType(NotationException.class).isThrownBy(() -> Json.read(part.repeat(2_000_001)));
    }
}
