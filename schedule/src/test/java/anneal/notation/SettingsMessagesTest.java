package anneal.notation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.schedule.Constant;
import anneal.schedule.Recipes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What settings and states that are wrong are told, to the letter. */
class SettingsMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
momentum = 0.9                           | the rate is missing, as in lr = 0.1
lr = 0.1; momentun = 0.9                 | unknown hyper-parameter "momentun"; did you mean "momentum"?, at character 11 of "lr = 0.1; momentun = 0.9"
lr = 0.1; lr = 0.2                       | "lr" is set twice, at character 11 of "lr = 0.1; lr = 0.2"
lr *= 2                                  | "*=" is for groups, as in group bias: lr *= 2; for the run write lr = ..., at character 1 of "lr *= 2"
lr = 0.1; group a: lr *= 2; group a: eps = 1 | group "a" is given twice, at character 29 of "lr = 0.1; group a: lr *= 2; group a: eps = 1"
lr = 0.1; group a: lr *= 2, lr = 1       | "lr" is set twice, at character 29 of "lr = 0.1; group a: lr *= 2, lr = 1"
lr = 0.1; group a: eps *= 2              | "eps" is not set for the run, so no group can have a multiple of it, at character 20 of "lr = 0.1; group a: eps *= 2"
lr = 0.1; group : eps = 2                | a group's name must stand here, but found ':', at character 17 of "lr = 0.1; group : eps = 2"
lr = 0.1; group a eps = 2                | ':' must stand here, but found '=', at character 23 of "lr = 0.1; group a eps = 2"
lr = 0.1; group from 3: eps = 2          | a group's name must stand here, but found 'f', at character 17 of "lr = 0.1; group from 3: eps = 2"
0.1; group a from 3 until 2              | group a must not end before it begins, but is from 3 until 2, at character 6 of "0.1; group a from 3 until 2"
0.1; lr = 0.2                            | "lr" is set twice, at character 6 of "0.1; lr = 0.2"
0.1; noDecay = a; noDecay = a            | "noDecay" is set twice, at character 19 of "0.1; noDecay = a; noDecay = a"
0.1; layerDecay = 1; layerDecay = 1      | "layerDecay" is set twice, at character 22 of "0.1; layerDecay = 1; layerDecay = 1"
0.1; layerDecay = 0                      | layerDecay must be in (0, 1], but was 0, at character 19 of "0.1; layerDecay = 0"
0.1; layerDecay = 1.01                   | layerDecay must be in (0, 1], but was 1.01, at character 19 of "0.1; layerDecay = 1.01"
0.1; layerDecay = 1ep                    | layerDecay must be in (0, 1], but was 1ep, at character 19 of "0.1; layerDecay = 1ep"
0.1; noDecay = bias; layerDecay = 0.5    | noDecay = bias; layerDecay = 0.5 needs the model's parameters, which are not known here
lr = 0.1;                                | a setting must stand here, such as lr = 0.1, but the text ends, at character 10 of "lr = 0.1;"
lr 0.1                                   | '=' must stand here, but found '0', at character 4 of "lr 0.1"
lr = 0.1 momentum = 0.9                  | the settings must end here, but found 'm', at character 10 of "lr = 0.1 momentum = 0.9"
lr = -0.1                                | value must be finite and >= 0, but was -0.1, at character 6 of "lr = -0.1"
lr = 0.1; momentum = mirror()            | a rate must have an end to be mirrored, but was constant(0.1), at character 22 of "lr = 0.1; momentum = mirror()"
lr = linear(1, 9); momentum = mirror(1, 0) | high must be >= low, but was 0.0 and 1.0, at character 31 of "lr = linear(1, 9); momentum = mirror(1, 0)"
lr = linear(1, 9); momentum = mirror(1, 0, 3) | too many arguments for mirror(low=0.85, high=0.95), at character 44 of "lr = linear(1, 9); momentum = mirror(1, 0, 3)"
lr = repeated(linear(1, 9), 2); momentum = mirror() | a rate must be made of ramps to be mirrored, such as oneCycle(...), but was repeated(linear(1, 9), 2), at character 44 of "lr = repeated(linear(1, 9), 2); momentum = mirror()"
lr = 1; group a from 5ep: eps = 1        | 5ep needs updates per epoch, which is not known here, at character 22 of "lr = 1; group a from 5ep: eps = 1"
""")
    void ofSettings(String text, String message) {
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> Settings.parse(text).resolve(Clock.UNKNOWN))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "group",
                "=",
                "lr",
                "lr =",
                "lr = ;",
                "lr = 1; group a:",
                "lr = 1; group a from: lr *= 2",
                "lr = 1; group a from 3 until: lr *= 2",
                "lr = 1; layerDecay",
                "lr = 1; layerDecay = ",
                "lr = 1; noDecay =",
                "1;",
                "lr ** 2"
            })
    void nothingElseEscapes(String text) {
        assertThatExceptionOfType(NotationException.class).isThrownBy(() -> Settings.parse(text));
    }

    @Test
    void ofParameters() {
        Parameters parameters = new Parameters(List.of("0.weight", "0.bias"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameters.of("bias 2.*"))
                .withMessage(
                        "group \"bias 2.*\" must name parameters of the model, but none is 2.* among 0.weight, 0.bias");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameters.groups(List.of("bias", "first")))
                .withMessage("a parameter must be in one group only, but 0.bias is in \"bias\" and in \"first\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameters(List.of("bias")))
                .withMessage("names must be a layer, a dot and a parameter's own name, but was bias");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameters(List.of()))
                .withMessage("names must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Controls.Group(Map.of(), 3, 2))
                .withMessage("a group must take part from an update >= 0 until a later one, but was from 3 until 2");
    }

    @Test
    void ofControls() {
        Controls controls = Settings.parse("lr = 0.1; group bias: eps = 1").resolve(Clock.UNKNOWN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> controls.rate("bios"))
                .withMessage("unknown group \"bios\"; did you mean \"bias\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> controls.of("bias", "epz"))
                .withMessage("\"epz\" is not set; did you mean \"eps\"?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
[]                       | the state must be of 1 rules, but is of 0
[0.1]                    | a state must be a list of listener(...), but was 0.1, at character 2 of "[0.1]"
plateau()                | '[' must stand here, but found 'p', at character 1 of "plateau()"
[listener(state=1, from=0, until=1, last=0)] | state must be a rule's state, but was 1, at character 17 of "[listener(state=1, from=0, until=1, last=0)]"
[] 3                     | the state must end here, but found '3', at character 4 of "[] 3"
""")
    void ofStates(String text, String message) {
        Controlled rate = Plan.parse("0.1 under plateau(patience=3)").resolve(Clock.UNKNOWN);
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> rate.withState(text))
                .withMessage(message);
    }

    @Test
    void aStateOfAnotherRuleIsRefused() {
        Controlled three = Plan.parse("0.1 under kerasPlateau(patience=4)").resolve(Clock.UNKNOWN);
        Controlled later =
                Plan.parse("0.1 under kerasPlateau(patience=4) from 7").resolve(Clock.UNKNOWN);
        String rule = "plateau(factor=0.1, patience=3, threshold=0, amount=1e-4, cooldown=0, floor=0, floorShare=0,"
                + " eps=0, average=1, maximize=false, nan=bad)";
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> later.withState(three.state()))
                .withMessage("the state must be of " + rule + " from 7, but is of " + rule + " from 0");
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> three.withState(three.state()
                        .replace("rule=plateau(factor=0.1", "rule=greedy(factor=0.1")
                        .replaceAll("threshold=.*?nan=bad", "nan=bad")))
                .withMessageStartingWith("rule must be a plateau(...), but was greedy(...), at character 17 of");
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> three.withState(three.state().replace("bad=0", "bad=9")))
                .withMessageStartingWith("bad must be from 0 to 3, but was 9, at character 17 of");
    }

    @Test
    void mirrorsInJava() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mirror.of(Recipes.linear(1, 0, 9), Double.NaN, 1))
                .withMessage("high must be >= low, but was 1.0 and NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mirror.of(new Constant(1).take(0, 9), 0, 1))
                .withMessage(
                        "a rate must be made of ramps to be mirrored, such as oneCycle(...), but was taken(constant(1), 0, 9)");
    }
}
