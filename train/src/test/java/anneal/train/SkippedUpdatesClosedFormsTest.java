package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.notation.Clock;
import anneal.notation.Plan;
import anneal.optim.Clip;
import anneal.tensors.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run makes of updates that its learner leaves out, on a learner whose losses are given. */
class SkippedUpdatesClosedFormsTest {
    private static final Loader BY_FOUR = Loader.inOrder(ScriptedLearner.rows(12), 4);

    /** Leaves an update out where the script says x, for its loss, or g, for its gradient; else its loss is 1, 2, ... */
    private static final class Choosy implements Learner {
        private final String script;
        private int at;

        Choosy(String script) {
            this.script = script;
        }

        @Override
        public double update(Batch batch, double eta) {
            throw new AssertionError("there are other calls for runs");
        }

        @Override
        public Update update(List<Batch> batches, HyperParameters now, Clip clip, boolean skip) {
            char what = script.charAt(at++);
            return switch (what) {
                case 'x' -> new Update(Double.NaN, Double.NaN, !skip);
                case 'g' -> new Update(1, Double.POSITIVE_INFINITY, !skip);
                default -> new Update(what - '0', 0.5, true);
            };
        }

        @Override
        public Score evaluate(DataSet data) {
            return new Score(0, 0);
        }

        @Override
        public Tensors state() {
            return new Tensors(Map.of(), Map.of());
        }

        @Override
        public void restore(Tensors state) {}

        @Override
        public void close() {}
    }

    private static Training training(Learner learner, Guard guard) {
        return new Training(
                        learner,
                        BY_FOUR,
                        BY_FOUR.data(),
                        Plan.parse("linear(9, 9)").resolve(Clock.UNKNOWN),
                        3)
                .withGuard(guard);
    }

    @Test
    void aSkippedUpdateUsesUpItsPlaceAndItsRowsDoNotCount() {
        List<TrainEvent> events = new ArrayList<>();
        History history = training(new Choosy("1x2" + "345" + "gg6"), Guard.STOP.withSkips(2))
                .run(events::add);
        assertThat(history.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(history.updates()).isEqualTo(9);
        assertThat(history.skips()).containsExactly(1L, 6L, 7L);
        assertThat(history.rates()).containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(history.losses()).containsExactly(1, Float.NaN, 2, 3, 4, 5, 1, 1, 6);
        assertThat(history.epochs()).extracting(EpochResult::trainLoss).containsExactly(1.5, 4.0, 6.0);
        assertThat(events)
                .contains(new TrainEvent.Updated(0, 0, 9, 1, 0.5))
                .contains(new TrainEvent.Skipped(1, 0, 8, Double.NaN, Double.NaN))
                .contains(new TrainEvent.Skipped(6, 2, 3, 1, Double.POSITIVE_INFINITY));
    }

    @Test
    void tooManyInARowAreADivergence() {
        History history = training(new Choosy("1x2" + "xx3" + "ggg"), Guard.STOP.withSkips(2))
                .run();
        assertThat(history.ending()).isEqualTo(Ending.DIVERGED);
        assertThat(history.updates()).isEqualTo(9);
        assertThat(history.skips()).containsExactly(1L, 3L, 4L, 6L, 7L, 8L);
    }

    @Test
    void theFirstUpdatesMayBeSkipped() {
        History history = training(new Choosy("xg1" + "234" + "567"), Guard.STOP.withSkips(2))
                .run();
        assertThat(history.skips()).containsExactly(0L, 1L);
        assertThat(history.ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void withoutTheChoiceNothingIsSkipped() {
        History history = training(new Choosy("12x"), Guard.STOP).run();
        assertThat(history.ending()).isEqualTo(Ending.DIVERGED);
        assertThat(history.skips()).isEmpty();
    }

    @Test
    void aRollbackForgetsTheSkipsAfterIt() {
        List<TrainEvent> events = new ArrayList<>();
        History history = training(
                        new Choosy("1x2" + "xx" + "345" + "678"),
                        Guard.rollback(1).withSkips(1))
                .run(events::add);
        assertThat(history.skips()).containsExactly(1L);
        assertThat(history.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(history.rollbacks())
                .containsExactly(new TrainEvent.RolledBack(
                        4, 3, 0.5, "2 updates in a row had a loss or a gradient that was not finite"));
        assertThat(history.losses()).containsExactly(1, Float.NaN, 2, 3, 4, 5, 6, 7, 8);
    }

    /** Its weights have shown nothing yet when the next update is skipped. */
    @Test
    void aSkippedUpdateProvesNoCheckpoint() {
        List<Long> steps = new ArrayList<>();
        training(new Choosy("1x2" + "345" + "678"), Guard.STOP.withSkips(2))
                .withSaving(Saving.everyUpdates(
                        1, checkpoint -> steps.add(checkpoint.position().step())))
                .run();
        assertThat(steps).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void aLearnerThatCannotSaysSo() {
        Learner learner = new ScriptedLearner(step -> 1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> training(learner, Guard.STOP.withSkips(1)).run())
                .withMessage("ScriptedLearner cannot skip updates");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> training(learner, Guard.STOP)
                        .withOptions(Options.STANDARD.withClip(Clip.norm(1)))
                        .run())
                .withMessage("ScriptedLearner cannot clip gradients");
    }
}
