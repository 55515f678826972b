package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import anneal.data.Loader;
import anneal.notation.Clock;
import anneal.notation.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a run has diverged, and what is done then, on a learner whose losses are given. */
class GuardClosedFormsTest {
    private static final Loader BY_FOUR = Loader.shuffled(ScriptedLearner.rows(12), 4, 1);

    private static Training training(Learner learner, int epochs) {
        return new Training(
                learner,
                BY_FOUR,
                ScriptedLearner.rows(4),
                Plan.parse("linear(8, 8)").resolve(Clock.ofEpochs(3)),
                epochs);
    }

    @Test
    void theSmoothedLossIsCorrectedForItsStart() {
        Watch watch = Watch.START.observe(4);
        assertThat(watch.smoothed()).isCloseTo(4, offset(1e-14));
        assertThat(watch.observe(23).smoothed()).isCloseTo((0.9 * 4 + 23) / 1.9, offset(1e-13));
        assertThat(watch.observe(23).first()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1 9,      'the smoothed loss was 5.2105265, above 3.0 times the first, 1.0'
            1 2 2 2,  ''
            -1 9 9 9, ''
            0 9 9 9,  ''
            1 NaN,    'the loss was NaN'
            """)
    void theLimitIsAMultipleOfTheFirstLossAboveZero(String losses, String alarm) {
        Watch watch = Watch.START;
        String last = "";
        for (String loss : losses.split(" ")) {
            watch = watch.observe(Double.parseDouble(loss));
            last = Guard.STOP.withLimit(3).alarm(Double.parseDouble(loss), watch);
        }
        assertThat(last).isEqualTo(alarm);
    }

    @Test
    void anExplodingLossStopsTheRun() {
        History history = training(new ScriptedLearner(step -> step < 4 ? 1 : 100), 4)
                .withGuard(Guard.STOP.withLimit(5))
                .run();
        assertThat(history.ending()).isEqualTo(Ending.DIVERGED);
        assertThat(history.updates()).isEqualTo(5);
        assertThat(training(new ScriptedLearner(step -> step < 4 ? 1 : 100), 4)
                        .run()
                        .ending())
                .isEqualTo(Ending.COMPLETE);
    }

    @Test
    void aRollbackGoesBackToTheLastGoodCheckpointAndHalvesTheRate() {
        ScriptedLearner learner = new ScriptedLearner(step -> step == 4 ? Double.NaN : 1);
        List<TrainEvent> told = new ArrayList<>();
        History history = training(learner, 3).withGuard(Guard.rollback(2)).run(event -> {
            if (event instanceof TrainEvent.RolledBack) {
                told.add(event);
            }
        });
        TrainEvent.RolledBack back = new TrainEvent.RolledBack(4, 3, 0.5, "the loss was NaN");
        assertThat(told).containsExactly(back);
        assertThat(history.rollbacks()).containsExactly(back);
        assertThat(history.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(learner.etas).containsExactly(8.0, 7.0, 6.0, 5.0, 4.0, 2.5, 2.0, 1.5, 1.0, 0.5, 0.0);
        assertThat(history.rates()).containsExactly(8.0, 7.0, 6.0, 2.5, 2.0, 1.5, 1.0, 0.5, 0.0);
        assertThat(learner.rows.subList(12, 16)).isEqualTo(learner.rows.subList(20, 24));
    }

    @Test
    void rollbacksAreBounded() {
        ScriptedLearner learner = new ScriptedLearner(step -> step >= 1 ? Double.POSITIVE_INFINITY : 1);
        History history = training(learner, 3).withGuard(Guard.rollback(2)).run();
        assertThat(history.ending()).isEqualTo(Ending.DIVERGED);
        assertThat(history.rollbacks())
                .containsExactly(
                        new TrainEvent.RolledBack(1, 0, 0.5, "the loss was Infinity"),
                        new TrainEvent.RolledBack(0, 0, 0.25, "the loss was Infinity"));
    }

    /** The weights at update 2 are bad, though the loss before it was fine: that checkpoint must not be handed on. */
    @Test
    void aCheckpointIsHandedOnOnceTheNextLossHasProvedIt() {
        List<Long> steps = new ArrayList<>();
        History history = training(new ScriptedLearner(step -> step == 2 ? Double.NaN : 1), 1)
                .withSaving(Saving.everyUpdates(
                        1, checkpoint -> steps.add(checkpoint.position().step())))
                .run();
        assertThat(history.ending()).isEqualTo(Ending.DIVERGED);
        assertThat(steps).containsExactly(1L);
    }

    @Test
    void theLastStateIsSavedWhenTheRunEnds() {
        List<Long> steps = new ArrayList<>();
        training(new ScriptedLearner(step -> 1), 2)
                .withSaving(Saving.everyUpdates(
                        4, checkpoint -> steps.add(checkpoint.position().step())))
                .run();
        assertThat(steps).containsExactly(4L, 6L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1   | 0  | 0.5 | 0 | limit must be > 1, but was 1.0
            NaN | 0  | 0.5 | 0 | limit must be > 1, but was NaN
            2   | -1 | 0.5 | 0 | rollbacks must be >= 0, but was -1
            2   | 0  | 1   | 0 | factor must be in (0, 1), but was 1.0
            2   | 0  | 0.5 | -1 | skips must be >= 0, but was -1
            """)
    void whatCannotBeIsRefused(double limit, int rollbacks, double factor, int skips, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Guard(limit, rollbacks, factor, skips))
                .withMessage(message);
    }
}
