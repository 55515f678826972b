package anneal.torch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.laws.Sample;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.TensorVector;
import org.junit.jupiter.api.Test;

/** What the adapter to PyTorch refuses. */
class TorchMessagesTest {
    private static final Batch BATCH =
            Loader.inOrder(Sample.classes(3, 4), 20).epoch(0).get(0);

    static {
        Libtorch.load(1);
    }

    @Test
    void rates() {
        try (LinearImpl layer = new LinearImpl(3, 4);
                SGD sgd = new SGD(layer.parameters(), new SGDOptions(1))) {
            assertThatThrownBy(() -> Rates.set(sgd, 0.1, 0.2))
                    .hasMessage("rates must be as many as the optimizer has groups, 1, but were [0.1, 0.2]");
        }
        assertThatThrownBy(() -> Libtorch.load(0)).hasMessage("threads must be >= 1, but was 0");
    }

    @Test
    void learner() {
        try (LinearImpl layer = new LinearImpl(3, 4);
                TorchLearner whole = learner(layer, layer.parameters());
                TorchLearner part = learner(layer, new TensorVector(layer.weight()))) {
            HyperParameters momentum = new HyperParameters(0.1, false, Map.of("momentum", 0.9), Map.of());
            assertThatThrownBy(() -> whole.update(List.of(BATCH), momentum))
                    .hasMessage("TorchLearner takes one rate for all parameters, and nothing else");
            assertThatThrownBy(() -> whole.evaluate(Sample.numbers(3)))
                    .hasMessage("the model must have 1 output for numbers to predict, but has 4");
            assertThatThrownBy(() -> whole.evaluate(Sample.classes(5, 4)))
                    .hasMessage("data must have 3 features, as many as the row shape [3] has, but has 5");
            Tensors state = whole.state();
            assertThatThrownBy(() -> part.restore(state))
                    .hasMessage("the optimizer must have 2 parameters, as when the state was saved, but has 1");
        }
    }

    private static TorchLearner learner(LinearImpl layer, TensorVector parameters) {
        return new TorchLearner(layer, layer::forward, () -> new SGD(parameters, new SGDOptions(1)), 3);
    }
}
