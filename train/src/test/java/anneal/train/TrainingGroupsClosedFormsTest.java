package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.data.Batch;
import anneal.data.DataSet;
import anneal.data.Loader;
import anneal.notation.Clock;
import anneal.notation.Controls;
import anneal.notation.Settings;
import anneal.optim.Clip;
import anneal.tensors.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What a learner with groups of parameters is told, update by update. */
class TrainingGroupsClosedFormsTest {
    private static final Loader LOADER = Loader.inOrder(ScriptedLearner.rows(12), 4);
    private static final int EPOCHS = 3;

    /** A learner that takes anything and writes it down. */
    private static final class Listener implements Learner {
        private final LongToDoubleFunction loss;
        private final List<HyperParameters> expected = new ArrayList<>();
        private final List<HyperParameters> told = new ArrayList<>();

        Listener(LongToDoubleFunction loss) {
            this.loss = loss;
        }

        @Override
        public void expect(HyperParameters least, HyperParameters most) {
            expected.add(least);
            expected.add(most);
        }

        @Override
        public Update update(List<Batch> batches, HyperParameters now, Clip clip, boolean skip) {
            told.add(now);
            return Update.made(loss.applyAsDouble(told.size() - 1));
        }

        @Override
        public double update(Batch batch, double eta) {
            throw new AssertionError("one rate is not enough");
        }

        @Override
        public Score evaluate(DataSet data) {
            return new Score(1, 0.5);
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

    private static Training training(Learner learner, String settings) {
        Clock clock = Clock.ofEpochs(LOADER.batches()).withUpdates((long) EPOCHS * LOADER.batches());
        Controls controls = Settings.parse(settings).resolve(clock);
        return new Training(learner, LOADER, ScriptedLearner.rows(4), controls, EPOCHS);
    }

    @Test
    void everyUpdateIsMadeAtWhatIsSetForIt() {
        Listener listener = new Listener(step -> 1);
        History history = training(
                        listener,
                        "lr = linear(8, 8); momentum = linear(0.5, 0.9, 4); group a: lr *= 2; group b from 1ep until 2ep")
                .run();
        assertThat(listener.expected)
                .extracting(HyperParameters::others)
                .containsExactly(Map.of("momentum", 0.5), Map.of("momentum", 0.9));
        assertThat(listener.told).hasSize(9);
        assertThat(listener.told.get(2).named())
                .hasToString("{rate=6.0, rate/a=12.0, rate/b=0.0, momentum=0.7, momentum/a=0.7, momentum/b=0.7}");
        assertThat(listener.told)
                .extracting(now -> now.groups().get("b").frozen())
                .containsExactly(true, true, true, false, false, false, true, true, true);
        assertThat(history.groups()).containsExactly("a", "b");
        for (int step = 0; step < 9; step++) {
            assertThat(history.rate(step)).isEqualTo(8 - step);
            assertThat(history.rate("a", step)).isEqualTo(2 * (8 - step));
            assertThat(history.rate("b", step)).isEqualTo(step / 3 == 1 ? 8 - step : 0);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.rate("c", 0))
                .withMessage("group must be one of [a, b], but was c");
    }

    @Test
    void aRollbackLowersEveryRateAndNothingElse() {
        Listener listener = new Listener(step -> step == 4 ? Double.NaN : 1);
        training(listener, "lr = 8; momentum = 0.5; group a: lr = 4")
                .withGuard(Guard.rollback(1))
                .run();
        assertThat(listener.told.get(4).named()).hasToString("{rate=8.0, rate/a=4.0, momentum=0.5, momentum/a=0.5}");
        assertThat(listener.told.get(5).named()).hasToString("{rate=4.0, rate/a=2.0, momentum=0.5, momentum/a=0.5}");
    }

    @Test
    void theFeedbackOfEachGroupActsAndEachReasonIsToldOnce() {
        List<TrainEvent.RateCut> cuts = new ArrayList<>();
        History history = training(
                        new Listener(step -> 1),
                        "lr = 8 under plateau(factor=0.5, patience=0, floor=4); group a: lr *= 2; group b: lr = 1")
                .run(event -> {
                    if (event instanceof TrainEvent.RateCut cut) {
                        cuts.add(cut);
                    }
                });
        assertThat(history.cuts()).as("the second is of a alone").containsExactly(6L, 9L);
        assertThat(cuts).hasSize(2);
        assertThat(history.rate(6)).isEqualTo(4);
        assertThat(history.rate("a", 6)).isEqualTo(8);
        assertThat(history.rate("b", 6)).isEqualTo(1);
        assertThat(history.ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void aLearnerOfOneRateRefusesBeforeTheFirstUpdate() {
        ScriptedLearner learner = new ScriptedLearner(step -> 1);
        assertThatThrownBy(() -> training(learner, "lr = 1; group a until 0").run())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("ScriptedLearner takes one rate for all parameters, and nothing else");
        assertThat(learner.etas).isEmpty();
    }
}
