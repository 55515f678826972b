package anneal.feedback;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rule or a state that cannot be is told, to the letter. */
class FeedbackMessagesTest {

    @Test
    void ofPlateau() {
        Plateau rule = Plateau.standard();
        refused(() -> rule.withFactor(1), "factor must be in (0, 1), but was 1.0");
        refused(() -> rule.withFactor(0), "factor must be in (0, 1), but was 0.0");
        refused(() -> rule.withPatience(-1), "patience must be >= 0, but was -1");
        refused(() -> rule.withCooldown(-1), "cooldown must be >= 0, but was -1");
        refused(() -> rule.withFloor(Double.NaN), "floor must be finite and >= 0, but was NaN");
        refused(() -> rule.withRelativeThreshold(-1), "threshold must be finite and >= 0, but was -1.0");
        refused(
                () -> rule.withAbsoluteThreshold(Double.POSITIVE_INFINITY),
                "amount must be finite and >= 0, but was Infinity");
        refused(
                () -> new Plateau(0.1, 0, 0, 0, 0, 0, 2, 0, 1, false, Nan.BAD),
                "floorShare must be in [0, 1], but was 2.0");
        refused(
                () -> new Plateau(0.1, 0, 0, 0, 0, 0, 0, -1, 1, false, Nan.BAD),
                "eps must be finite and >= 0, but was -1.0");
        refused(() -> new Plateau(0.1, 0, 0, 0, 0, 0, 0, 0, 0, false, Nan.BAD), "average must be >= 1, but was 0");
        refused(() -> rule.withNan(Nan.REFUSED).start().observe(Double.NaN), "metric must be a number, but was NaN");
    }

    @Test
    void ofOtherLibrariesNames() {
        refused(() -> Plateaus.kerasPlateau(0.1, -1, 0, 0, 0, false), "patience must be >= 0, but was -1");
        refused(() -> Plateaus.kerasPlateau(0.1, 1, -1, 0, 0, false), "minDelta must be finite and >= 0, but was -1.0");
        refused(() -> Plateaus.kerasPlateau(0.1, 1, 0, -1, 0, false), "cooldown must be >= 0, but was -1");
        refused(() -> Plateaus.kerasPlateau(0.1, 1, 0, 0, -1, false), "minLr must be finite and >= 0, but was -1.0");
        refused(() -> Plateaus.optaxPlateau(0.1, 0, 0, 0, 0, 1, 0), "patience must be >= 1, but was 0");
        refused(() -> Plateaus.optaxPlateau(0.1, 1, -1, 0, 0, 1, 0), "rtol must be finite and >= 0, but was -1.0");
        refused(() -> Plateaus.optaxPlateau(0.1, 1, 0, -1, 0, 1, 0), "atol must be finite and >= 0, but was -1.0");
        refused(() -> Plateaus.optaxPlateau(0.1, 1, 0, 0, 0, 0, 0), "accumulationSize must be >= 1, but was 0");
        refused(() -> Plateaus.optaxPlateau(0.1, 1, 0, 0, 0, 1, 2), "minScale must be in [0, 1], but was 2.0");
    }

    @Test
    void ofGreedy() {
        refused(() -> greedy(1, 0, 0, 1, 1, 0), "factor must be in (0, 1), but was 1.0");
        refused(() -> greedy(0.5, -1, 0, 1, 1, 0), "patience must be >= 0, but was -1");
        refused(() -> greedy(0.5, 0, -1, 1, 1, 0), "floor must be finite and >= 0, but was -1.0");
        refused(() -> greedy(0.5, 0, 1, 0.5, 1, 0), "cap must be >= floor, but was 0.5");
        refused(() -> greedy(0.5, 0, 0, Double.NaN, 1, 0), "cap must be >= floor, but was NaN");
        refused(() -> greedy(0.5, 0, 0, 1, 0, 0), "window must be >= 1, but was 0");
        refused(() -> greedy(0.5, 0, 0, 1, 1, -1), "reset must be >= 0, but was -1");
        refused(() -> greedy(-1, 0, 0, 0, 0), "threshold must be finite and >= 0, but was -1.0");
        refused(() -> greedy(0, -1, 0, 0, 0), "amount must be finite and >= 0, but was -1.0");
        refused(() -> greedy(0, 0, -1, 0, 0), "cooldown must be >= 0, but was -1");
        refused(() -> greedy(0, 0, 0, -1, 0), "settle must be >= 0, but was -1");
        refused(() -> greedy(0, 0, 0, 0, -1), "eps must be finite and >= 0, but was -1.0");
    }

    @Test
    void ofStates() {
        Plateau rule = Plateau.standard();
        refused(
                () -> new PlateauState(rule, Double.NaN, 0, 0, 0, 0, 0, false, 0, 0),
                "best must be a number, but was NaN");
        refused(() -> new PlateauState(rule, 0, 11, 0, 0, 0, 0, false, 0, 0), "bad must be from 0 to 10, but was 11");
        refused(() -> new PlateauState(rule, 0, 0, 1, 0, 0, 0, false, 0, 0), "cooling must be from 0 to 0, but was 1");
        refused(() -> new PlateauState(rule, 0, 0, 0, 2, 1, 0, false, 0, 0), "cuts must be from 0 to 1, but was 2");
        refused(() -> new PlateauState(rule, 0, 0, 0, 0, -1, 0, false, 0, 0), "seen must be >= 0, but was -1");
        refused(() -> new PlateauState(rule, 0, 0, 0, 0, 0, 0, false, 0, 1), "gathered must be from 0 to 0, but was 1");
        refused(() -> new Listener(rule.start(), -1, 2, 0), "from must be >= 0, but was -1");
        refused(() -> new Listener(rule.start(), 3, 2, 0), "until must be >= from, but was 2 after 3");
        refused(() -> new Listener(rule.start(), 0, 2, -1), "last must be >= 0, but was -1");
        refused(() -> new Observation(-1, 0), "step must be >= 0, but was -1");
        GreedyState.Move none = GreedyState.Move.NONE;
        Greedy greedy = Greedy.standard();
        refused(
                () -> new GreedyState(greedy, Double.NaN, 0, 0, 0, 0, List.of(), 0, 0, 0, none, List.of()),
                "best must be a number, but was NaN");
        refused(
                () -> new GreedyState(greedy, 0, 11, 0, 0, 0, List.of(), 0, 0, 0, none, List.of()),
                "good must be from 0 to 10, but was 11");
        refused(
                () -> new GreedyState(greedy, 0, 0, 11, 0, 0, List.of(), 0, 0, 0, none, List.of()),
                "bad must be from 0 to 10, but was 11");
        refused(
                () -> new GreedyState(greedy, 0, 0, 0, 1, 0, List.of(), 0, 0, 0, none, List.of()),
                "cooling must be from 0 to 0, but was 1");
        refused(
                () -> new GreedyState(greedy, 0, 0, 0, 0, 1, List.of(), 0, 0, 0, none, List.of()),
                "settling must be from 0 to 0, but was 1");
        refused(
                () -> new GreedyState(greedy, 0, 0, 0, 0, 0, List.of(), -1, 0, 0, none, List.of()),
                "spent must be >= 0, but was -1");
        refused(
                () -> new GreedyState(greedy, 0, 0, 0, 0, 0, List.of(), 0, -1, 0, none, List.of()),
                "seen must be >= 0, but was -1");
        refused(
                () -> new GreedyState(greedy, 0, 0, 0, 0, 0, List.of(2L, 0L), 0, 0, 0, none, List.of()),
                "moves must not contain 0, but was [2, 0]");
        refused(
                () -> new GreedyState(greedy, 0, 0, 0, 0, 0, List.of(), 0, 0, 0, none, List.of(1.0)),
                "recent must fit the window of 1, but was [1.0]");
    }

    private static Greedy greedy(double factor, int patience, double floor, double cap, int window, int reset) {
        return new Greedy(factor, patience, 0, 0, 0, 0, floor, cap, 0, window, reset, false, Nan.BAD);
    }

    private static Greedy greedy(double threshold, double amount, int cooldown, int settle, double eps) {
        return new Greedy(0.5, 0, threshold, amount, cooldown, settle, 0, 1, eps, 1, 0, false, Nan.BAD);
    }

    private static void refused(Runnable making, String message) {
        assertThatIllegalArgumentException().isThrownBy(making::run).withMessage(message);
    }
}
