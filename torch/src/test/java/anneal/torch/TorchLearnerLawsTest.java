package anneal.torch;

import anneal.laws.LearnerLaws;
import anneal.net.Network;
import anneal.optim.Optimizer;
import anneal.train.Learner;
import java.util.List;
import java.util.Map;

/** PyTorch's modules hold what every learner must, under each of libtorch's optimizers. */
class TorchLearnerLawsTest extends LearnerLaws {
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
                "adagrad", Optimizer.parse("adagrad"),
                "adam", Optimizer.parse("adam"),
                "adamw", Optimizer.parse("adamw"),
                "rmsprop", Optimizer.parse("rmsprop"));
    }

    @Override
    protected Learner block(String optimizer, Network start) {
        Block block = new Block(start);
        return new TorchLearner(
                block, block::forward, () -> Optimizers.ALL.get(optimizer).apply(block.parameters()), 3072);
    }
}
