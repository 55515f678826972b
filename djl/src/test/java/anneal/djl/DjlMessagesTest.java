package anneal.djl;

import static anneal.schedule.Recipes.cosine;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Model;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import anneal.data.Batch;
import anneal.data.Loader;
import anneal.laws.Sample;
import anneal.notation.Clock;
import anneal.notation.Controls;
import anneal.notation.Settings;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the tracker and the learner over DJL refuse. */
class DjlMessagesTest {
    private static final Batch BATCH =
            Loader.inOrder(Sample.classes(3072, 10), 20).epoch(0).get(0);

    @Test
    void tracker() {
        AnnealTracker tracker = AnnealTracker.of(cosine(0.1, 10));
        assertThatThrownBy(() -> tracker.getNewValue(0)).hasMessage("numUpdate must be >= 1, as DJL counts, but was 0");
        try (Model model = Block.model()) {
            assertThatThrownBy(() -> AnnealTracker.of(
                            settings("lr = 0.1; group head: lr = 1"), model.getBlock(), name -> "heads"))
                    .hasMessageStartingWith("unknown group \"heads\"");
            assertThatThrownBy(
                            () -> AnnealTracker.of(settings("lr = 0.1; momentum = 0.9"), model.getBlock(), name -> ""))
                    .hasMessage("a DJL optimizer can be told rates alone, but the settings are [lr, momentum]");
            assertThatThrownBy(() -> AnnealTracker.of(
                            settings("lr = 0.1; group head from 5: lr = 1"), model.getBlock(), name -> ""))
                    .hasMessage("a DJL optimizer updates all parameters always, but group head takes part in some"
                            + " updates only");
        }
    }

    private static Controls settings(String text) {
        return Settings.parse(text).resolve(Clock.UNKNOWN);
    }

    @Test
    void learner() {
        try (Model model = Block.model();
                DjlLearner sgd = learner(model);
                Model other = Block.model();
                DjlLearner adam = new DjlLearner(
                        other,
                        Loss.softmaxCrossEntropyLoss(),
                        rate -> Optimizer.adam().optLearningRateTracker(rate).build(),
                        3072)) {
            HyperParameters momentum = new HyperParameters(0.1, false, Map.of("momentum", 0.9), Map.of());
            assertThatThrownBy(() -> sgd.update(List.of(BATCH), momentum))
                    .hasMessage("a DJL optimizer can be told rates alone, but was told [momentum]");
            assertThatThrownBy(() -> sgd.evaluate(Sample.numbers(3072)))
                    .hasMessage("the model must have 1 output for numbers to predict, but has 10");
            assertThatThrownBy(() -> sgd.evaluate(Sample.classes(3, 10)))
                    .hasMessage("data must have 3072 features, as many as the row shape [3072] has, but has 3");
            Tensors state = adam.state();
            assertThatThrownBy(() -> sgd.restore(state))
                    .hasMessage("optimizer must be ai.djl.training.optimizer.Adam, as when the state was saved, but is"
                            + " ai.djl.training.optimizer.Sgd");
        }
    }

    private static DjlLearner learner(Model model) {
        return new DjlLearner(
                model,
                Loss.softmaxCrossEntropyLoss(),
                rate -> Optimizer.sgd().setLearningRateTracker(rate).build(),
                3072);
    }
}
