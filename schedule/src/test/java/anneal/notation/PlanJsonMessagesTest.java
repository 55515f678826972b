package anneal.notation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JSON that is no plan is told, to the letter, and where in it. */
class PlanJsonMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
{"shape":"cosin","from":1,"steps":2}           | unknown schedule "cosin"; did you mean "cosine"?, at $
{"then":[0.1,{"shape":"cosine","form":1}]}     | unknown argument "form" of cosine(from, steps); did you mean "from"?, at $.then[1]
{"shape":"cosine","from":1}                    | "steps" is missing in cosine(from, steps), at $
{"shape":5}                                    | "shape" must be a name, at $
{"shap":"cosine"}                              | an object must have one of "shape", "then", "times" and "per"; did you mean "shape"?, at $
{"then":[0.1]}                                 | "then" must be a list of at least two, but was [0.1], at $
{"then":[0.1,0.2],"per":5}                     | unknown name "per", at $
{"shape":"cosine","from":null,"steps":5}       | a schedule, a number or a name must stand here, but was null, at $.from
{"shape":"cosine","from":1,"steps":"15parsec"}  | a unit must be ep, samples, tokens or %, or be left out for updates, but was "parsec", at character 3 of "15parsec", at $.steps
{"shape":"cosine","from":1,"steps":"a then b"} | a string must be a name or a length such as "15ep", but was "a then b", at $.steps
{"schedule":0.1,"under":{"rule":"plato"}}      | unknown rule "plato", at $.under
{"schedule":0.1,"under":5}                     | "rule" must be a name, at $.under
{"under":{"rule":"plateau"}}                   | "schedule" is missing, at $
{"shape":"step","from":1,"every":5,"unnamed":9} | "unnamed" must be a count of arguments, but was 9, at $
{"text":5}                                     | "text" must be a string, at $
{"text":"0.1","per":5}                         | unknown name "per", at $
{"per":"1ep"}                                  | "schedule" is missing, at $
""")
    void refuses(String json, String message) {
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> PlanJson.read(json))
                .withMessage(message);
    }
}
