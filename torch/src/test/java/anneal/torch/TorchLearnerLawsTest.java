package anneal.torch;

import static anneal.net.Layer.linear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.laws.LearnerLaws;
import anneal.laws.Sample;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.optim.Clip;
import anneal.optim.Optimizer;
import anneal.train.HyperParameters;
import anneal.train.Learner;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.LinearImpl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PyTorch's modules hold what every learner must, under each of libtorch's optimizers. */
class TorchLearnerLawsTest extends LearnerLaws {
    private static final List<Batch> BATCH =
            Loader.inOrder(Sample.classes(3, 4), 20).epoch(0);

    static {
        Libtorch.load(1);
    }

    @Override
    protected List<String> optimizers() {
        return Optimizers.ALL.keySet().stream().sorted().toList();
    }

    @Override
    protected Map<String, Optimizer> twins() {
        return Map.of(
                "sgd", Optimizer.parse("sgd"),
                "momentum", Optimizer.parse("sgd(momentum=0.9)"),
                "nesterov", Optimizer.parse("sgd(momentum=0.9, nesterov=true)"),
                "adagrad", Optimizer.parse("adagrad"),
                "adam", Optimizer.parse("adam"),
                "amsgrad", Optimizer.parse("adam(amsgrad=true)"),
                "adamw", Optimizer.parse("adamw"),
                "rmsprop", Optimizer.parse("rmsprop"),
                "centered", Optimizer.parse("rmsprop(centered=true, momentum=0.9)"));
    }

    @Override
    protected List<String> groups(String optimizer) {
        return optimizer.equals("adagrad") ? List.of() : List.of("first", "bias", "2.*");
    }

    @Override
    protected Learner block(String optimizer, Network start) {
        Block block = new Block(start);
        return new TorchLearner(
                block, block::forward, () -> Optimizers.ALL.get(optimizer).apply(block.parameters()), 3072);
    }

    /** Settings that change from update to update, as PyTorch's {@code param_groups} may. */
    @ParameterizedTest
    @CsvSource({
        "momentum, momentum",
        "momentum, dampening",
        "momentum, weightDecay",
        "adam, beta1",
        "adam, beta2",
        "adam, eps",
        "adam, weightDecay",
        "adamw, beta1",
        "adamw, beta2",
        "adamw, weightDecay",
        "rmsprop, alpha",
        "rmsprop, eps",
        "adagrad, weightDecay"
    })
    void settingsActAsInTheBuiltInNetwork(String optimizer, String setting) {
        try (Network ours = Sequential.of(linear(3, 4)).start(twins().get(optimizer), Loss.CROSS_ENTROPY, 1);
                LinearImpl layer = new LinearImpl(3, 4);
                TorchLearner theirs = new TorchLearner(
                        Block.set(layer, ours.weights(0), ours.biases(0)),
                        layer::forward,
                        () -> Optimizers.ALL.get(optimizer).apply(layer.parameters()),
                        3)) {
            for (int step = 0; step < 6; step++) {
                HyperParameters now = new HyperParameters(0.1, false, Map.of(setting, 0.9 - 0.1 * step), Map.of());
                double expected = ours.update(BATCH, now, Clip.NONE, false).loss();
                assertThat(theirs.update(BATCH, now)).isCloseTo(expected, withinPercentage(0.001));
            }
        }
    }
}
