package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFormClosedFormsTest {
    private static final Clock RUN = Clock.ofEpochs(100).withUpdates(9_000);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cosine(0.1, 15ep)                      | :from=0.1 :to= :steps=15ep
            milestones(0.1, [30ep, 60ep])          | :from=0.1 :at=[30ep, 60ep] :gamma=0.1*
            linear(0, 0.1, 5) then 0.1             | 0:from=0 0:to=0.1 0:steps=5 1=0.1
            0.5 * cosine(0.1, 9)                   | 0=0.5 1:from=0.1 1:to= 1:steps=9
            cosine(0.1, 9) per epoch               | 0:from=0.1 0:to= 0:steps=9 1=1ep
            repeated(linear(0, 1, 9), 3)           | :times=3 0:from=0 0:to=1 0:steps=9
            """)
    void fields(String plan, String fields) {
        String found = PlanForm.of(Plan.parse(plan)).stream()
                .flatMap(section -> section.fields().stream())
                .map(field -> field.place() + "=" + field.value()
                        + (field.given() || field.value().isEmpty() ? "" : "*"))
                .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(fields);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cosine(0.1, 15ep)                  | :to     | 0.01   | cosine(0.1, 0.01, 15ep)
            cosine(0.1, 15ep)                  | :steps  | 20ep   | cosine(0.1, 20ep)
            cosine(from=0.1, steps=15ep)       | :from   | 0.2    | cosine(0.2, 15ep)
            milestones(0.1, [3, 6], gamma=0.2) | :gamma  | ''     | milestones(0.1, [3, 6])
            milestones(0.1, [3, 6])            | :gamma  | 0.5    | milestones(0.1, [3, 6], gamma=0.5)
            linear(0, 0.1, 5) then 0.1         | 1       | 0.2    | linear(0, 0.1, 5) then 0.2
            linear(0, 0.1, 5) then cosine(1,9) | 1:from  | 0.1    | linear(0, 0.1, 5) then cosine(0.1, 9)
            0.1 under plateau()                | 1:factor| 0.5    | 0.1 under plateau(factor=0.5)
            cosine(0.1, 9) per epoch           | 1       | 2ep    | cosine(0.1, 9) per 2ep
            repeated(linear(0, 1, 9), 3)       | 0:steps | 7      | repeated(linear(0, 1, 7), 3)
            """)
    void edits(String plan, String place, String value, String edited) {
        assertThat(PlanForm.with(Plan.parse(plan), place, value)).hasToString(edited);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            :too     | 0.1 | there is no argument too of cosine(from, to, steps)
            0:from   | 0.1 | "from" must be an argument of a call, but 0.1 is none
            9        | 0.1 | there is no part 9 in cosine(0.1, 15ep)
            ../x     | 0.1 | a place must be like 0.1:from, but was "../x"
            :from    | (   | a schedule must stand here, such as cosine(0.1, 15ep), but the text ends, at character 2 of "("
            """)
    void refusals(String place, String value, String message) {
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> PlanForm.with(Plan.parse("cosine(0.1, 15ep)"), place, value))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cosine(0.1, 15ep)                        | 0 up, 1500 along up
            linear(0, 0.1, 5%) then cosine(0.1, 95%) | 0 up, 450 along up, 9000 along up
            milestones(0.1, [30ep, 60ep])            | 0 up, 3000 along, 6000 along
            wsd(0.1, 10%, 80%, 10%)                  | 900 along up, 8100 along up, 9000 along up
            0.1                                      | 0 up
            cosine(0.1, 15ep) then (0.01 under plateau()) | 0 up, 1500 along up
            """)
    void handles(String plan, String handles) {
        String found = PlanHandles.of(Plan.parse(plan), RUN).shown().stream()
                .map(handle -> handle.step() + (handle.movesAlong() ? " along" : "") + (handle.movesUp() ? " up" : ""))
                .collect(Collectors.joining(", "));
        assertThat(found).isEqualTo(handles);
    }

    @Test
    void amountsAreTheReverseOfUpdates() {
        Clock clock = new Clock(391, 128, 1_000, 9_000);
        for (Unit unit : Unit.values()) {
            assertThat(clock.updates(clock.amount(3_127, unit), unit))
                    .as(unit.name())
                    .isEqualTo(3_127);
        }
    }
}
