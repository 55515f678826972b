package anneal.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.schedule.Seeds;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is drawn from a space reads back, lies within its ranges, and stands for a schedule. */
class SpaceLawsTest {
    private static final Clock CLOCK = new Clock(50, 128, 0, 750);
    private static final List<String> SPACES = List.of(
            "cosine(1e-4..1 log, 5ep..15ep)",
            "milestones(1e-3..1 log, [30%..60%, 65%..90%], gamma=0.05..0.5 log)",
            "{peak, cosine(peak, 100%), inverseSqrt(peak, timescale=1ep)} * {1, linear(0, 1, 1%..10%)}"
                    + " where peak = 1e-3..1 log",
            "linear(0, 0.01..0.3, 20..80 int) then {hold(0.1, 3ep) then 0.01, wsd(0.1, 1ep, 5ep, 1ep..9ep)}",
            "lr = 1e-3..1 log; momentum = {0.8..0.99, linear(0.85, 0.95, 5ep)}; group bias from 1ep: lr *= 1..4",
            "cosine(0.333333333..0.666666666, 9) under plateau(patience=1..9 int)");

    static Stream<Arguments> cases() {
        return SPACES.stream().flatMap(text -> Seeds.first(50).mapToObj(seed -> Arguments.of(text, seed)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void drawsReadBackAndResolve(String text, long seed) {
        Random random = new Random(seed);
        Space.Drawn drawn = Space.parse(text).draw(dimension -> dimension.at(random.nextDouble()));
        assertThat(Settings.parse(drawn.settings().toString())).isEqualTo(drawn.settings());
        drawn.settings().resolve(CLOCK);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valuesLieWithinTheirRangesWhereTheyWerePlaced(String text, long seed) {
        Random random = new Random(seed);
        Space space = Space.parse(text);
        Map<String, Dimension> dimensions =
                space.dimensions().stream().collect(Collectors.toMap(Dimension::name, dimension -> dimension));
        assertThat(dimensions).hasSameSizeAs(space.dimensions());
        space.draw(dimension -> {
            double place = random.nextDouble();
            double value = dimension.at(place);
            double width = 0;
            if (dimension instanceof Dimension.Range range) {
                assertThat(value).isBetween(range.from(), range.to());
                width = range.spacing() == Spacing.INT ? 0.5 / (range.to() - range.from() + 1) : 1e-3;
            } else if (dimension instanceof Dimension.Choice choice) {
                width = 0.5 / choice.alternatives().size();
            }
            assertThat(dimension.place(value)).isCloseTo(place, within(width + 1e-12));
            return value;
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameValuesMakeTheSameSettings(String text, long seed) {
        Random random = new Random(seed);
        Space space = Space.parse(text);
        Space.Drawn drawn = space.draw(dimension -> dimension.at(random.nextDouble()));
        Space.Drawn again = Space.parse(space.toString())
                .draw(dimension -> drawn.values().getOrDefault(dimension.name(), Double.NaN));
        assertThat(again).isEqualTo(drawn);
    }
}
