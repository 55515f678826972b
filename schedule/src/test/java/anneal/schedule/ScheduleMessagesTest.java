package anneal.schedule;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a value says when it is refused. */
class ScheduleMessagesTest {

    static Stream<Arguments> refused() {
        return Stream.of(
                row(() -> new Constant(Double.NaN), "value must be finite and >= 0, but was NaN"),
                row(() -> new Constant(-0.0), "value must be finite and >= 0, but was -0.0"),
                row(() -> new Constant(Double.POSITIVE_INFINITY), "value must be finite and >= 0, but was Infinity"),
                row(() -> Recipes.linear(-1, 5), "from must be finite and >= 0, but was -1.0"),
                row(() -> Recipes.linear(1, -0.5, 5), "to must be finite and >= 0, but was -0.5"),
                row(() -> Recipes.cosine(1, 0), "steps must be >= 1, but was 0"),
                row(() -> Recipes.hold(1, -3), "steps must be >= 1, but was -3"),
                row(() -> Recipes.geometric(1, 0, 5), "to of a geometric ramp must be finite and > 0, but was 0.0"),
                row(() -> Recipes.geometric(0, 1, 5), "from of a geometric ramp must be finite and > 0, but was 0.0"),
                row(() -> Recipes.step(1, 0, 0.1), "every must be >= 1, but was 0"),
                row(() -> Recipes.step(1, 1, 0), "gamma must be in (0, 1], but was 0.0"),
                row(() -> Recipes.exponential(1, 1.5), "gamma must be in (0, 1], but was 1.5"),
                row(() -> new Exponential(1, 0.5, 0), "period must be >= 1, but was 0"),
                row(() -> Recipes.inverseSqrt(1, 0), "timescale must be >= 1, but was 0"),
                row(() -> Recipes.milestones(1, List.of(), 0.1), "milestones must not be empty, but was []"),
                row(
                        () -> Recipes.milestones(1, List.of(60L, 30L), 0.1),
                        "milestones must be strictly increasing from 1, but 30 follows 60 in [60, 30]"),
                row(
                        () -> Recipes.milestones(1, List.of(0L, 30L), 0.1),
                        "milestones must be strictly increasing from 1, but 0 comes first in [0, 30]"),
                row(() -> new Chain(List.of(Recipes.hold(1, 2))), "phases must be at least two, but was 1"),
                row(
                        () -> Recipes.hold(1, Long.MAX_VALUE).then(Recipes.hold(1, 1)),
                        "steps of a chain must fit a long, but the sum overflowed"),
                row(() -> Recipes.constant(1).held(0), "every must be >= 1, but was 0"),
                row(() -> Recipes.constant(1).times(Double.NaN), "factor must be finite and >= 0, but was NaN"),
                row(() -> new Custom(" ", t -> 1), "name must not be blank, but was \" \""),
                row(() -> Recipes.constant(1).at(-1), "step must be >= 0, but was -1"),
                row(() -> Recipes.cosine(1, 5).then(Recipes.constant(1)).at(-1), "step must be >= 0, but was -1"),
                row(() -> Recipes.constant(1).held(5).at(-2), "step must be >= 0, but was -2"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void saysNameRuleAndValue(ThrowingCallable made, String message) {
        assertThatIllegalArgumentException().isThrownBy(made).withMessage(message);
    }

    private static Arguments row(ThrowingCallable made, String message) {
        return Arguments.of(made, message);
    }
}
