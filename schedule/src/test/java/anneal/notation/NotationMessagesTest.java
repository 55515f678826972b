package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text that is no schedule is told, to the letter. */
class NotationMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
cosin(0.1, 3)                   | unknown schedule "cosin"; did you mean "cosine"?, at character 1 of "cosin(0.1, 3)"
cosine                          | "cosine" needs its arguments: cosine(from, steps), at character 1 of "cosine"
cosine(0.1)                     | "steps" is missing in cosine(from, steps), at character 1 of "cosine(0.1)"
cosine(0.1, 1.5)                | steps must be a whole number of updates, but was 1.5, at character 13 of "cosine(0.1, 1.5)"
cosine(0.1, step=5)             | unknown argument "step" of cosine(from, steps); did you mean "steps"?, at character 18 of "cosine(0.1, step=5)"
cosine(0.1, 0, step=5)          | unknown argument "step" of cosine(from, to, steps); did you mean "steps"?, at character 21 of "cosine(0.1, 0, step=5)"
cosine(0.1, 0, 5, 6)            | too many arguments for cosine(from, to, steps), at character 19 of "cosine(0.1, 0, 5, 6)"
cosine(0.1, steps=5, steps=6)   | "steps" is given twice, at character 28 of "cosine(0.1, steps=5, steps=6)"
cosine(from=0.1, 5)             | an argument without a name must not follow one with a name, at character 18 of "cosine(from=0.1, 5)"
step(0.1, 5, gama=0.5)          | unknown argument "gama" of step(from, every, gamma=0.1); did you mean "gamma"?, at character 19 of "step(0.1, 5, gama=0.5)"
cosine(0.1, -5)                 | steps must be >= 1, but was -5, at character 1 of "cosine(0.1, -5)"
milestones(0.1, [60, 30])       | milestones must be strictly increasing from 1, but 30 follows 60 in [60, 30], at character 1 of "milestones(0.1, [60, 30])"
0.1 then cosine(0.1, 5)         | only a schedule with an end can stand before "then", but 0.1 has none, at character 1 of "0.1 then cosine(0.1, 5)"
cosine(0.1, 5                   | ')' must stand here, but the text ends, at character 14 of "cosine(0.1, 5"
cosine(0.1, 5) 3                | the schedule must end here, but found '3', at character 16 of "cosine(0.1, 5) 3"
cosine(0.1, 5parsecs)           | a unit must be ep, samples, tokens or %, or be left out for updates, but was "parsecs", at character 14 of "cosine(0.1, 5parsecs)"
cosine(1e999, 5)                | a number must fit a double, but was 1e999, at character 8 of "cosine(1e999, 5)"
cosine(0.1ep, 5)                | from must be a number, but was 0.1ep, at character 8 of "cosine(0.1ep, 5)"
1e                              | a unit must be ep, samples, tokens or %, or be left out for updates, but was "e", at character 2 of "1e"
1e+                             | a unit must be ep, samples, tokens or %, or be left out for updates, but was "e", at character 2 of "1e+"
1..2                            | a range makes a space of many schedules; one schedule must stand here, at character 1 of "1..2"
-1                              | value must be finite and >= 0, but was -1.0, at character 1 of "-1"
cosine(0.1, 15%)                | 15% needs the length of the run, which is not known here, at character 13 of "cosine(0.1, 15%)"
cosine(0.1, 1e9tokens)          | 1e9tokens needs tokens per update, which is not known here, at character 13 of "cosine(0.1, 1e9tokens)"
0.1 under plato()               | unknown rule "plato", at character 11 of "0.1 under plato()"
0.1 under plateau(patience=1.5) | patience must be a whole number, but was 1.5, at character 28 of "0.1 under plateau(patience=1.5)"
0.1 under plateau(factor=2)     | factor must be in (0, 1), but was 2.0, at character 11 of "0.1 under plateau(factor=2)"
0.1 under 5                     | "under" must be followed by a rule such as plateau(patience=5), at character 11 of "0.1 under 5"
0.1 under plateau(nan=worse)    | nan must be one of bad, ignored, refused, but was worse, at character 11 of "0.1 under plateau(nan=worse)"
0.1 under plateau(nan=1)        | nan must be a word, but was 1, at character 23 of "0.1 under plateau(nan=1)"
0.1 under plateau() from 5%     | 5% needs the length of the run, which is not known here, at character 26 of "0.1 under plateau() from 5%"
2 * (0.1 under plateau())       | "under" must stand behind the whole schedule or a part of a sequence in brackets, not inside a product or a call, at character 10 of "2 * (0.1 under plateau())"
restarts(linear(1, 5) under plateau()) | "under" must stand behind the whole schedule or a part of a sequence in brackets, not inside a product or a call, at character 23 of "restarts(linear(1, 5) under plateau())"
(0.1 under plateau()) then 0.1  | only a schedule with an end can stand before "then", but 0.1 under plateau() has none, at character 6 of "(0.1 under plateau()) then 0.1"
(hold(1, 5) under plateau() from 9) then 1 | a rule must begin to listen before its part ends, but hold(1, 5) under plateau() from 9 ends first, at character 13 of "(hold(1, 5) under plateau() from 9) then 1"
0.1 under plateau() per 5       | the schedule must end here, but found 'p', at character 21 of "0.1 under plateau() per 5"
wsd(0.1, 1, 1, 1, curve=linea)  | unknown curve "linea"; did you mean "linear"?, at character 25 of "wsd(0.1, 1, 1, 1, curve=linea)"
wsd(0.1, 1, 1, 1, curve=polynomial) | "power" is missing in polynomial(power), at character 25 of "wsd(0.1, 1, 1, 1, curve=polynomial)"
wsd(0.1, 1, 1, 1, curve=5)      | curve must be a curve such as cosine or polynomial(power=2), but was 5, at character 25 of "wsd(0.1, 1, 1, 1, curve=5)"
wsd(0.1, 1, 1, 1, curve=polynomial(2)) | too many arguments for polynomial(power), at character 36 of "wsd(0.1, 1, 1, 1, curve=polynomial(2))"
wsd(0.1, 1, 1, 1, curve=polynomial(power=0)) | power must be finite and > 0, but was 0.0, at character 25 of "wsd(0.1, 1, 1, 1, curve=polynomial(power=0))"
2ep * cosine(0.1, 5)            | a factor must be a number, but was 2ep, at character 1 of "2ep * cosine(0.1, 5)"
cosine(0.1, 5) * -1             | factor must be finite and >= 0, but was -1.0, at character 18 of "cosine(0.1, 5) * -1"
0.5 *                           | a schedule must stand here, such as cosine(0.1, 15ep), but the text ends, at character 6 of "0.5 *"
0.5 * cosine(0.1, 5) then 0     | only a schedule with an end can stand before "then", but 0.5 * cosine(0.1, 5) has none, at character 1 of "0.5 * cosine(0.1, 5) then 0"
repeated(0.1, 5)                | phase must be a schedule with an end, but was 0.1, at character 10 of "repeated(0.1, 5)"
0.1 per 0                       | every must be >= 1, but was 0, at character 5 of "0.1 per 0"
torch("StepLR(optimizer, 30)")  | unknown library "torch", at character 1 of "torch("StepLR(optimizer, 30)")"
then                            | a schedule must stand before and after "then", at character 1 of "then"
""")
    void names(String text, String message) {
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> Plan.parse(text).resolve(Clock.ofEpochs(10)))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "(", ")", "[", ",", "=", "cosine(", "a=b", "\u0000", "🙂", "0.1 0.2", "per 5"})
    void nothingElseEscapes(String text) {
        assertThatExceptionOfType(NotationException.class).isThrownBy(() -> Plan.parse(text));
    }

    @Test
    void absurdTextsAreRefusedQuickly() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String text : new String[] {
                "(".repeat(5_000),
                "held(".repeat(3_000),
                "[".repeat(10_000),
                "9".repeat(15_000),
                "a".repeat(19_000),
                "x".repeat(3_000_000),
                "0.1" + " per 5".repeat(3_000),
                "0.1" + " * 5".repeat(3_000)
            }) {
                assertThatExceptionOfType(NotationException.class)
                        .isThrownBy(() -> Plan.parse(text).resolve(Clock.UNKNOWN));
            }
        });
    }

    @Test
    void whatIsTooLongOrTooDeepIsTold() {
        String deeper = "a schedule must be nested at most 50 deep, at character ";
        refused("(".repeat(51), deeper + "51 of \"" + "(".repeat(51) + "\"");
        refused("0.1" + " under plateau()".repeat(51), deeper);
        refused("points(" + "[".repeat(60), deeper);
        refused("1".repeat(41), "a number must have at most 40 characters, at character 1 of");
        refused(" ".repeat(20_001), "a text must be at most 20000 characters long, but this has 20001");
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> FeedbackText.parse(" ".repeat(10_000_001)))
                .withMessageStartingWith("a text must be at most ");
    }

    private static void refused(String text, String message) {
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> Plan.parse(text))
                .withMessageStartingWith(message);
    }

    @Test
    void aLongTextIsShownInPart() {
        String text = "hold(0.1, 5) then ".repeat(20) + "cosine(0.1, x)";
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> Plan.parse(text).resolve(Clock.UNKNOWN))
                .satisfies(e -> assertThat(e.getMessage())
                        .isEqualTo("steps must be a length such as 500 or 15ep, but was x, at character 373 of \"..."
                                + text.substring(text.length() - 60) + "\""));
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> Plan.parse("cosine(x) then " + "hold(0.1, 5) then ".repeat(20) + "0")
                        .resolve(Clock.UNKNOWN))
                .withMessage("\"steps\" is missing in cosine(from, steps), at character 1 of"
                        + " \"cosine(x) then hold(0.1, 5) then hold(0.1, 5) then hold(0.1,...\"");
    }
}
