package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is open in a space, and what it holds at known places. */
class SpaceClosedFormsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cosine(0.1, 15ep)                        |
        cosine(1e-4..1 log, 5ep..15ep)           | cosine.from, cosine.steps
        milestones(0.1, [3ep..5ep, 8ep..9ep])    | milestones.at, milestones.at 2
        {cosine(peak, 9), peak} where peak = 1..2 | lr, peak
        family where family = {constant(1..2), 3} | family, constant.value
        sgd(momentum=0.8..0.99)                  | sgd.momentum
        lr = 0.1..1; group bias: lr *= {1, 2}    | lr, lr 2
        0.1 under plateau(1..5 int)              | plateau.factor
        """)
    void dimensionsHaveNames(String text, String names) {
        String found =
                Space.parse(text).dimensions().stream().map(Dimension::name).collect(Collectors.joining(", "));
        assertThat(found).isEqualTo(names == null ? "" : names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cosine(1e-4..1 log, 5ep..15ep)            | 0    | cosine(1e-4, 5ep)
        cosine(1e-4..1 log, 5ep..15ep)            | 0.5  | cosine(0.01, 10ep)
        cosine(1e-4..1 log, 5ep..15ep)            | 1    | cosine(1, 15ep)
        cosine(1..2, 100..102 int)                | 0    | cosine(1, 100)
        cosine(1..2, 100..102 int)                | 0.4  | cosine(1.4, 101)
        cosine(1..2, 100..102 int)                | 1    | cosine(2, 102)
        0.00012345678..1                          | 0    | 1.235e-4
        0.1..0.3                                  | 0.3333333 | 0.1667
        {1, 2, 3}                                 | 0.66 | 2
        {1, 2, 3}                                 | 0.67 | 3
        {1, 2, 3}                                 | 1    | 3
        cosine(0.1, 9) * {1, linear(0, 1, 3)}     | 0    | cosine(0.1, 9)
        cosine(0.1, 9) * {1, linear(0, 1, 3)}     | 1    | cosine(0.1, 9) * linear(0, 1, 3)
        {1, 2} * {1, 2}                           | 0    | 1
        hold(1, 5) then {hold(2, 3) then 1, 2}    | 0    | hold(1, 5) then hold(2, 3) then 1
        hold(p, 5) then p * 2 where p = 1..2      | 0.5  | hold(1.5, 5) then 1.5 * 2
        wsd(1, 1, 1, 1, curve={cosine, linear})   | 1    | wsd(1, 1, 1, 1, curve=linear)
        """)
    void drawsAreMadeOfChosenPlaces(String text, double place, String drawn) {
        Space.Drawn settings = Space.parse(text).draw(dimension -> dimension.at(place));
        assertThat(settings.settings()).isEqualTo(Settings.parse(drawn)).hasToString(drawn);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {cosine(1..2, 5), constant(3..4)} | 0 | lr=0.0, cosine.from=1.0
        {cosine(1..2, 5), constant(3..4)} | 1 | lr=1.0, constant.value=4.0
        """)
    void onlyWhatMattersIsDecided(String text, double place, String values) {
        Map<String, Double> drawn =
                Space.parse(text).draw(dimension -> dimension.at(place)).values();
        assertThat(new LinkedHashMap<>(drawn)).hasToString("{" + values + "}");
    }
}
