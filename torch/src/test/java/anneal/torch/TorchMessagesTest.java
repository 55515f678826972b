package anneal.torch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.laws.Sample;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Adagrad;
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
            assertThatThrownBy(() -> whole.update(List.of(BATCH), with("beta1", 0.9)))
                    .hasMessage("settings of libtorch's SGD must be among [dampening, momentum, weightDecay], but one"
                            + " was beta1");
            assertThatThrownBy(() -> whole.expect(with("momentum", 0), with("momentum", 0.9)))
                    .hasMessage("momentum must be 0 in all of a run or in none of it, but goes from"
                            + " {rate=0.1, momentum=0.0} to {rate=0.1, momentum=0.9}");
            HyperParameters bias = new HyperParameters(0.1, false, Map.of(), Map.of("bias", HyperParameters.rate(1)));
            TorchLearner adagrad = new TorchLearner(layer, layer::forward, () -> new Adagrad(layer.parameters()), 3);
            assertThatThrownBy(() -> adagrad.expect(bias, bias))
                    .hasMessage("libtorch's Adagrad cannot be divided into groups, but they were [bias]");
            assertThatThrownBy(() -> whole.evaluate(Sample.numbers(3)))
                    .hasMessage("the model must have 1 output for numbers to predict, but has 4");
            assertThatThrownBy(() -> whole.evaluate(Sample.classes(5, 4)))
                    .hasMessage("data must have 3 features, as many as the row shape [3] has, but has 5");
            Tensors state = whole.state();
            assertThatThrownBy(() -> part.restore(state))
                    .hasMessage("the optimizer must have 2 parameters, as when the state was saved, but has 1");
        }
    }

    private static HyperParameters with(String setting, double value) {
        return new HyperParameters(0.1, false, Map.of(setting, value), Map.of());
    }

    private static TorchLearner learner(LinearImpl layer, TensorVector parameters) {
        return new TorchLearner(layer, layer::forward, () -> new SGD(parameters, new SGDOptions(1)), 3);
    }
}
