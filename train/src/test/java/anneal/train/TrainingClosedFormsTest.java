package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the loop does, on a learner whose losses are given. */
class TrainingClosedFormsTest {
    private static final DataSet TEN_ROWS = ScriptedLearner.rows(10);
    private static final Loader BY_FOUR = Loader.shuffled(TEN_ROWS, 4, 1);

    @Test
    void everyUpdateIsMadeAtItsOwnRate() {
        ScriptedLearner learner = new ScriptedLearner(step -> 1);
        History history = training(learner, "linear(6, 6)", 2).run();
        assertThat(learner.etas).containsExactly(6.0, 5.0, 4.0, 3.0, 2.0, 1.0);
        assertThat(history.updates()).isEqualTo(6);
        assertThat(history.rate(5)).isEqualTo(1);
        assertThat(history.ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void everyRowIsSeenOnceAnEpoch() {
        ScriptedLearner learner = new ScriptedLearner(step -> 1);
        training(learner, "1", 2).run();
        assertThat(learner.rows.subList(0, 10)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(learner.rows.subList(10, 20)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(learner.rows.subList(0, 10)).isNotEqualTo(learner.rows.subList(10, 20));
    }

    @Test
    void theEpochsLossCountsRowsNotBatches() {
        History history = training(new ScriptedLearner(step -> step), "1", 1).run();
        assertThat(history.finalTrainLoss()).isEqualTo((4 * 0 + 4 * 1 + 2 * 2) / 10.0);
        assertThat(history.loss(2)).isEqualTo(2);
    }

    @Test
    void aLossThatIsNotFiniteEndsTheRun() {
        ScriptedLearner learner = new ScriptedLearner(step -> step == 4 ? Double.NaN : 1);
        History history = training(learner, "1", 3).run();
        assertThat(history.ending()).isEqualTo(Ending.DIVERGED);
        assertThat(history.updates()).isEqualTo(5);
        assertThat(history.finalTrainLoss()).isNaN();
        assertThat(history.finalAccuracy()).isNaN();
        assertThat(history.bestTrainLoss()).isEqualTo(1);
        assertThat(learner.evaluations).isEqualTo(1);
    }

    @Test
    void thePlateauCutsAndThenEndsTheRun() {
        ScriptedLearner learner = new ScriptedLearner(step -> 1);
        List<TrainEvent> cuts = new ArrayList<>();
        History history = training(learner, "8 under plateau(factor=0.5, patience=0, floor=2)", 50)
                .run(event -> {
                    if (event instanceof TrainEvent.RateCut) {
                        cuts.add(event);
                    }
                });
        assertThat(learner.etas).containsExactly(8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 4.0, 4.0, 4.0, 2.0, 2.0, 2.0);
        assertThat(history.cuts()).containsExactly(6L, 9L);
        assertThat(history.ending()).isEqualTo(Ending.FLAT);
        assertThat(cuts.get(0))
                .isEqualTo(new TrainEvent.RateCut(6, "cut 1 at value 2: 1 in a row no better than 1.0, the last 1.0"));
    }

    @Test
    void anInterruptEndsTheRunAndStaysVisible() {
        ScriptedLearner learner = new ScriptedLearner(step -> {
            if (step == 3) {
                Thread.currentThread().interrupt();
            }
            return 1;
        });
        History history = training(learner, "1", 5).run();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(history.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(history.updates()).isEqualTo(4);
        assertThat(history.epochs()).hasSize(1);
    }

    @Test
    void theAccuracyIsReachedAtTheEndOfAnEpoch() {
        History history = training(new ScriptedLearner(step -> 1), "1", 5).run();
        assertThat(history.updatesToReach(0.1)).hasValue(3);
        assertThat(history.updatesToReach(0.35)).hasValue(12);
        assertThat(history.updatesToReach(0.9)).isEmpty();
        assertThat(history.finalAccuracy()).isEqualTo(0.5);
    }

    @Test
    void eventsComeInOrder() {
        List<String> names = new ArrayList<>();
        training(new ScriptedLearner(step -> 1), "1", 1)
                .run(event -> names.add(event.getClass().getSimpleName()));
        assertThat(names).containsExactly("Started", "Updated", "Updated", "Updated", "EpochEnded", "Ended");
    }

    @Test
    void noEpochsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training(new ScriptedLearner(step -> 1), "1", 0))
                .withMessage("epochs must be >= 1, but was 0");
    }

    private static Training training(Learner learner, String plan, int epochs) {
        Controlled rate = Plan.parse(plan).resolve(Clock.ofEpochs(BY_FOUR.batches()));
        return new Training(learner, BY_FOUR, TEN_ROWS, rate, epochs);
    }
}
