package anneal.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When a rule listens, when it acts, and what several make of one rate. */
class FeedbackClosedFormsTest {
    private static final Plateau HALVE = Plateau.standard().withFactor(0.5).withPatience(0);

    @Test
    void aPartHearsWhatWasMeasuredAfterItsOwnUpdates() {
        Feedback part = Feedback.of(HALVE).within(100, 300);
        Feedback heard = part.observe(50, 1).observe(100, 1).observe(101, 3);
        assertThat(heard.apply(150, 1)).isEqualTo(1);
        assertThat(heard.observe(300, 3).apply(299, 1)).isEqualTo(0.5);
        assertThat(heard.observe(301, 3).apply(299, 1)).isEqualTo(1);
    }

    @Test
    void aPartMovesTheRatesOfItsOwnUpdates() {
        Feedback cut = Feedback.of(HALVE).within(100, 300).observe(150, 1).observe(160, 1);
        assertThat(cut.apply(99, 1)).isEqualTo(1);
        assertThat(cut.apply(100, 1)).isEqualTo(0.5);
        assertThat(cut.apply(299, 1)).isEqualTo(0.5);
        assertThat(cut.apply(300, 1)).isEqualTo(1);
    }

    @Test
    void aValueSeenTwiceCountsOnce() {
        Feedback once = Feedback.of(HALVE).observe(10, 1).observe(20, 1);
        assertThat(once.observe(20, 1)).isEqualTo(once);
        assertThat(once.observe(10, 5)).isEqualTo(once);
        assertThat(once.observe(21, 1)).isNotEqualTo(once);
        assertThat(once.apply(20, 1)).isEqualTo(0.5);
    }

    @Test
    void severalRulesMultiply() {
        Feedback both = Feedback.of(HALVE).and(Feedback.of(HALVE.withPatience(1).withFloor(0.2)));
        assertThat(both.observe(1, 1).observe(2, 1).apply(2, 1)).isEqualTo(0.5);
        assertThat(both.observe(1, 1).observe(2, 1).observe(3, 1).apply(3, 1)).isEqualTo(0.2);
    }

    /** Alone the second rule would cut 0.5 to 0.25, twice its floor; the first one has brought it to the floor. */
    @Test
    void aRuleIsToldTheRateThatThoseBeforeItLeave() {
        Greedy greedy = new Greedy(0.5, 1, 0, 1e-6, 0, 0, 0.125, 8, 1e-8, 1, 1, false, Nan.BAD);
        Feedback both = Feedback.of(HALVE).and(Feedback.of(greedy));
        Feedback third = both.observe(1, 3, 0.5).observe(2, 3, 0.5).observe(3, 3, 0.5);
        assertThat(third.decision())
                .isEqualTo("cut 2 at value 3: 1 in a row no better than 3.0, the last 3.0;"
                        + " reset at value 3: cut 1 times at the floor");
    }

    @Test
    void aRuleOfTheWholeRunNeedsNoTime() {
        assertThat(Feedback.of(HALVE).observe(1).observe(1).apply(7, 1)).isEqualTo(0.5);
    }

    @Test
    void aPartThatSomethingFollowsDoesNotEndTheRun() {
        Plateau rule = HALVE.withFloor(0.5);
        Feedback part = Feedback.of(rule).within(0, 100);
        Feedback rest = Feedback.of(rule).within(100, Long.MAX_VALUE);
        Feedback both = part.and(rest);
        for (int step = 10; step <= 50; step += 10) {
            both = both.observe(step, 1);
            assertThat(both.finished(step, 1)).isFalse();
        }
        both = both.observe(110, 1).observe(120, 1);
        assertThat(both.finished(120, 1)).isFalse();
        both = both.observe(130, 1);
        assertThat(both.finished(130, 1)).isTrue();
        assertThat(both.finished(100, 1)).isTrue();
        assertThat(both.finished(99, 1)).isFalse();
        assertThat(Feedback.none().finished(0, 1)).isFalse();
    }

    @Test
    void aDecisionOfAnEarlierPartIsNotRepeated() {
        Feedback both = Feedback.of(HALVE).within(0, 20).and(Feedback.of(HALVE).within(20, Long.MAX_VALUE));
        Feedback cut = both.observe(10, 1).observe(20, 1);
        assertThat(cut.decision()).isEqualTo("cut 1 at value 2: 1 in a row no better than 1.0, the last 1.0");
        assertThat(cut.observe(30, 1).decision()).isEmpty();
        assertThat(cut.observe(30, 1).observe(40, 2).decision())
                .isEqualTo("cut 1 at value 2: 1 in a row no better than 1.0, the last 2.0");
    }

    @Test
    void partsWithinPartsAddUp() {
        Feedback inner = Feedback.of(HALVE).within(10, 20).within(100, 115);
        assertThat(inner.listeners().get(0).from()).isEqualTo(110);
        assertThat(inner.listeners().get(0).until()).isEqualTo(115);
        Feedback whole = Feedback.of(HALVE).within(10, 20).within(100, 1_000);
        assertThat(whole.listeners().get(0).until()).isEqualTo(120);
        Feedback endless = Feedback.of(HALVE).within(10, Long.MAX_VALUE).within(100, Long.MAX_VALUE);
        assertThat(endless.listeners().get(0).until()).isEqualTo(Long.MAX_VALUE);
        Listener aligned =
                Feedback.of(HALVE).within(11, 20).alignedTo(10).listeners().get(0);
        assertThat(aligned.from()).isEqualTo(20);
        assertThat(aligned.until()).isEqualTo(20);
        assertThat(new Feedback(List.of(aligned)).observe(20, 1).observe(21, 1).apply(20, 1))
                .isEqualTo(1);
        assertThat(Feedback.of(HALVE).alignedTo(10)).isEqualTo(Feedback.of(HALVE));
    }

    @Test
    void aPartMustBeToldTheTime() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Feedback.of(HALVE).within(100, 300).observe(1))
                .withMessage("a feedback that listens from update 100 to 300 must be told the step of every value");
        assertThatIllegalStateException()
                .isThrownBy(() -> Feedback.of(HALVE).within(0, 300).observe(1))
                .withMessage("a feedback that listens from update 0 to 300 must be told the step of every value");
        assertThatIllegalStateException()
                .isThrownBy(() -> Feedback.of(HALVE).within(100, Long.MAX_VALUE).observe(1))
                .withMessage("a feedback that listens from update 100 on must be told the step of every value");
    }
}
