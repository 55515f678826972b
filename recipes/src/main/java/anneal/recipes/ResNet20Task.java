package anneal.recipes;

import anneal.data.DataSet;
import anneal.data.Split;
import anneal.lab.DataSource;
import anneal.notation.Parameters;
import anneal.torch.Libtorch;
import anneal.torch.TorchLearner;
import anneal.train.Learner;
import anneal.train.Start;
import anneal.train.Task;
import org.bytedeco.pytorch.global.torch;

/**
 * The recipe {@code recipes/resnet} for the commands: ResNet-20 on CIFAR-10, as {@code anneal data get cifar10} brings it, by SGD
 * with momentum 0.9 and weight decay 1e-4.
 *
 * <pre>{@code
 * anneal find --task anneal.recipes.ResNet20Task --classpath ...
 * }</pre>
 *
 * <p>It computes on one thread: on others, libtorch's last bits are others.
 */
public final class ResNet20Task implements Task {
    private final Parameters parameters;

    /** Loads libtorch. */
    public ResNet20Task() {
        Libtorch.load(1);
        try (ResNet net = net()) {
            parameters = TorchLearner.parameters(net);
        }
    }

    private static ResNet net() {
        return new ResNet(ResNetOnCifar10.BLOCKS, ResNetOnCifar10.WIDTH);
    }

    @Override
    public Split data(long seed) {
        return DataSource.of("cifar10").load(seed);
    }

    @Override
    public Learner start(DataSet train, Start start) {
        torch.manual_seed(start.seed());
        return ResNetOnCifar10.learner(net());
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public int batch() {
        return ResNetOnCifar10.BATCH;
    }

    @Override
    public int epochs() {
        return ResNetOnCifar10.EPOCHS;
    }
}
