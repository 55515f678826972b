package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.notation.Clock;
import anneal.notation.Plan;
import anneal.optim.Clip;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which mini-batches make an update, on a learner that writes them down. */
class AccumulationClosedFormsTest {
    private static final Loader BY_FOUR = Loader.inOrder(ScriptedLearner.rows(18), 4);

    /** Writes down how many mini-batches each update was made of. */
    private static final class Counting implements Learner {
        final List<Integer> batches = new ArrayList<>();
        final List<Double> etas = new ArrayList<>();

        @Override
        public Update update(List<Batch> parts, HyperParameters now, Clip clip, boolean skip) {
            batches.add(parts.size());
            etas.add(now.eta());
            return Update.made(parts.get(0).size());
        }

        @Override
        public double update(Batch batch, double eta) {
            throw new AssertionError("there are other calls for runs");
        }

        @Override
        public Score evaluate(DataSet data) {
            return new Score(0, 0);
        }

        @Override
        public void close() {}
    }

    private static Training training(Learner learner) {
        return new Training(
                learner, BY_FOUR, BY_FOUR.data(), Plan.parse("linear(8, 8)").resolve(Clock.UNKNOWN), 2);
    }

    @Test
    void whatIsLeftOverAtTheEndOfAnEpochMakesAnUpdate() {
        Counting learner = new Counting();
        List<TrainEvent> events = new ArrayList<>();
        History history = training(learner)
                .withOptions(Options.STANDARD.withAccumulate(2))
                .run(events::add);
        assertThat(learner.batches).containsExactly(2, 2, 1, 2, 2, 1);
        assertThat(learner.etas).containsExactly(8.0, 7.0, 6.0, 5.0, 4.0, 3.0);
        assertThat(history.updates()).isEqualTo(6);
        assertThat(events.get(0)).isEqualTo(new TrainEvent.Started(2, 3, 18));
    }

    @Test
    void anEpochsLossIsTheMeanOverItsRows() {
        History history = training(new Counting())
                .withOptions(Options.STANDARD.withAccumulate(2))
                .run();
        assertThat(history.epochs().get(0).trainLoss()).isEqualTo((8 * 4.0 + 8 * 4.0 + 2 * 2.0) / 18);
    }

    @Test
    void refusesWhatTheLearnerCannotDo() {
        Learner learner = new ScriptedLearner(step -> 1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> training(learner)
                        .withOptions(Options.STANDARD.withAccumulate(2))
                        .run())
                .withMessage("ScriptedLearner cannot accumulate gradients");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Options.STANDARD.withAccumulate(0))
                .withMessage("accumulate must be >= 1, but was 0");
    }
}
