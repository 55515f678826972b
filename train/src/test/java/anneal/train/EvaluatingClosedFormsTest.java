package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.notation.Clock;
import anneal.notation.Length;
import anneal.notation.Plan;
import anneal.optim.Doubles;
import anneal.optim.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a run is evaluated, what listens, when it stops early and with which weights, on losses that are given. */
class EvaluatingClosedFormsTest {
    private static final DataSet TEN_ROWS = ScriptedLearner.rows(10);
    private static final DataSet TEST = ScriptedLearner.rows(3);
    private static final DataSet VALIDATION = ScriptedLearner.rows(2);

    /** Its one weight counts the updates; the loss on the validation set is given for each count, on the test set it is the count. */
    private static final class Counter implements Learner {
        private final double[] count = {0};
        private final double[] losses;
        private final List<DataSet> scored = new ArrayList<>();

        Counter(double... losses) {
            this.losses = losses;
        }

        @Override
        public double update(Batch batch, double eta) {
            count[0]++;
            return count[0];
        }

        @Override
        public Score evaluate(DataSet data) {
            scored.add(data);
            return new Score(data == TEST ? count[0] : losses[(int) count[0] - 1], 0.5);
        }

        @Override
        public List<Vector> weights() {
            return List.of(new Doubles(count));
        }

        @Override
        public void close() {}
    }

    private static Training training(Learner learner, String plan, int epochs, Evaluating evaluating) {
        return new Training(
                        learner,
                        Loader.shuffled(TEN_ROWS, 2, 1),
                        TEST,
                        Plan.parse(plan).resolve(Clock.ofEpochs(5)),
                        epochs)
                .withValidation(VALIDATION)
                .withOptions(Options.STANDARD.withEvaluating(evaluating));
    }

    private static Evaluating every(String length) {
        return Evaluating.STANDARD.withEvery(Length.parse(length)).withMonitor(Monitor.VALIDATION_LOSS);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1ep,   5 10
            2,     2 4 5 7 9 10
            0.5ep, 3 5 8 10
            1,     1 2 3 4 5 6 7 8 9 10
            5,     5 10
            """)
    void countsFromTheBeginningOfEachEpoch(String length, String expected) {
        List<String> names = new ArrayList<>();
        History history = training(new Counter(new double[10]), "1", 2, every(length))
                .run(event -> {
                    if (event instanceof TrainEvent.Evaluated || event instanceof TrainEvent.EpochEnded) {
                        names.add(event.getClass().getSimpleName());
                    }
                });
        assertThat(history.evaluations().stream().map(EpochResult::updates).map(String::valueOf))
                .containsExactly(expected.split(" "));
        assertThat(history.epochs()).hasSize(2).allMatch(EpochResult::whole);
        assertThat(names.stream().filter("EpochEnded"::equals)).hasSize(2);
        assertThat(names).hasSize(history.evaluations().size());
    }

    @Test
    void theTrainingLossIsThatOfTheEpochSoFar() {
        History history =
                training(new Counter(new double[10]), "1", 1, every("1")).run();
        assertThat(history.evaluations().get(1).trainLoss()).isEqualTo(1.5);
        assertThat(history.epochs().get(0).trainLoss()).isEqualTo(3);
    }

    @Test
    void theTestSetWaitsForTheEnd() {
        Counter learner = new Counter(9, 8, 7, 6, 5);
        List<TrainEvent> events = new ArrayList<>();
        History history = training(learner, "1", 1, every("1")).run(events::add);
        assertThat(learner.scored.subList(0, 5)).containsOnly(VALIDATION);
        assertThat(learner.scored.subList(5, learner.scored.size())).containsExactly(TEST);
        assertThat(history.epochs().get(0).test()).isEqualTo(Score.NONE);
        assertThat(history.epochs().get(0).heldOut()).isEqualTo(new Score(5, 0.5));
        assertThat(history.finalTestLoss()).isEqualTo(5);
        assertThat(events.get(events.size() - 2)).isEqualTo(new TrainEvent.Tested(5, new Score(5, 0.5)));
    }

    @Test
    void theFeedbackListensToWhatIsMonitored() {
        double[] rising = {1, 2, 3, 4, 5};
        String plan = "8 under plateau(factor=0.5, patience=0)";
        History validation = training(new Counter(rising), plan, 1, every("1")).run();
        assertThat(validation.rates()).containsExactly(8, 8, 4, 2, 1);
        double[] falling = {5, 4, 3, 2, 1};
        assertThat(training(new Counter(falling), plan, 1, every("1")).run().rates())
                .containsExactly(8, 8, 8, 8, 8);
        Evaluating train = every("1").withMonitor(Monitor.TRAIN_LOSS);
        assertThat(training(new Counter(falling), plan, 1, train).run().rates()).containsExactly(8, 8, 4, 2, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 4 3 2 1 1 1 1 1 1    | patience(2)               | 7  | STOPPED
            5 4 5 3 5 4 5 5 5 5    | patience(2)               | 6  | STOPPED
            5 4 5 3 5 2 5 1 5 5    | patience(2)               | 10 | STOPPED
            5 4 5 3 5 2 5 1 5 0    | patience(2)               | 10 | COMPLETE
            5 4.9 4.8 4.7 4 4 4 4 4 4 | patience(3, minDelta=0.25) | 8 | STOPPED
            NaN NaN 1 1 1 1 1 1 1 1 | patience(3)              | 6  | STOPPED
            NaN NaN NaN 1 1 1 1 1 1 1 | patience(3)            | 3  | STOPPED
            """)
    void stopsAfterSoManyWithoutABetterOne(String losses, String stop, int updates, Ending ending) {
        double[] given = Arrays.stream(losses.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        History history = training(new Counter(given), "1", 2, every("1").withStop(Stopping.parse(stop)))
                .run();
        assertThat(history.updates()).isEqualTo(updates);
        assertThat(history.ending()).isEqualTo(ending);
    }

    @Test
    void theRunEndsWithTheBestWeights() {
        Counter learner = new Counter(5, 4, 2, 3, 2);
        Options options = Options.STANDARD.withEvaluating(every("1")).withWeights(Weights.BEST);
        History history =
                training(learner, "1", 1, every("1")).withOptions(options).run();
        assertThat(learner.count[0]).isEqualTo(3);
        assertThat(history.finalTestLoss()).isEqualTo(3);
    }

    @Test
    void whatIsRefused() {
        Training training = training(new Counter(1), "1", 1, every("6"));
        assertThatIllegalArgumentException()
                .isThrownBy(training::run)
                .withMessage("evaluate must be from 1 to an epoch's 5 updates, but 6 is 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training(new Counter(1), "1", 1, every("1"))
                        .withValidation(null)
                        .run())
                .withMessage("monitor must be train loss where there is no validation set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stopping(0, 0))
                .withMessage("patience must be >= 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stopping.parse("patience(3, minDelta=-1)"))
                .withMessage("minDelta must be >= 0 and finite, but was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stopping.parse("patience(3, minDelta=little)"))
                .withMessage("minDelta must be a number, but was little");
        assertThat(Stopping.parse("patience( 3 , minDelta = 0.5)")).hasToString("patience(3, minDelta=0.5)");
        assertThat(Stopping.parse("patience(3)")).hasToString("patience(3)");
    }
}
