package anneal.recipes;

import anneal.data.Split;
import anneal.lab.DataSource;
import anneal.torch.TorchLearner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recipes/resnet}: a residual network on CIFAR-10 by SGD, its rate cut to a tenth after 50 % and 75 % of the run. */
@Command(
        name = "recipes/resnet",
        description = {
            "Trains ResNet-20 on CIFAR-10 as its authors did: SGD with momentum 0.9 and weight decay 1e-4, batches of 128,"
                    + " He's initialization, batch norm, pictures shifted by up to 4 pixels and mirrored, and a rate that is cut"
                    + " to a tenth twice. Other schedules can be named instead, and runs of several seeds compared.",
            "Examples:",
            "  recipes/resnet --out runs",
            "  recipes/resnet --out runs --seeds 3 'milestones(0.1, [50%%, 75%%])' 'cosine(0.1, 100%%)' 0.1 0.01"
        },
        mixinStandardHelpOptions = true)
final class ResNetOnCifar10 implements Callable<Integer> {
    /** Two cuts to a tenth, at the paper's 32,000 and 48,000 of 64,000 updates. */
    private static final String MILESTONES = "milestones(0.1, [50%, 75%])";

    /** ResNet-20's. */
    static final int BLOCKS = 3;

    /** ResNet-20's. */
    static final int WIDTH = 16;

    static final int BATCH = 128;
    static final int EPOCHS = 164;
    private static final double MOMENTUM = 0.9;
    private static final double WEIGHT_DECAY = 1e-4;

    @Mixin
    private TrialOptions trials = new TrialOptions();

    @Option(
            names = "--data",
            paramLabel = "DATA",
            defaultValue = "cifar10",
            description =
                    "cifar10 (get it by `anneal data get cifar10`), a folder with its binary files, or built-in (default: ${DEFAULT-VALUE})")
    private String data = "cifar10";

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description = "of each of the three stages; 6 N + 2 layers in all (default: ${DEFAULT-VALUE})")
    private int blocks = BLOCKS;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "channels of the first stage (default: ${DEFAULT-VALUE})")
    private int width = WIDTH;

    @Option(names = "--batch", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int batch = BATCH;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "164 are the paper's 64,000 updates (default: ${DEFAULT-VALUE})")
    private int epochs = EPOCHS;

    public static void main(String[] arguments) {
        TrialOptions.main(new ResNetOnCifar10(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        trials.load();
        Split split = DataSource.of(data).load(0);
        String name = String.format(
                Locale.ROOT,
                "ResNet-%d of width %d on %s, %d pictures, batch %d, %d epochs",
                6 * blocks + 2,
                width,
                Path.of(data).getFileName(),
                split.train().size(),
                batch,
                epochs);
        return trials.run(new Recipe(name, split, batch, epochs, () -> learner(new ResNet(blocks, width))), MILESTONES);
    }

    /** A network under SGD, whose rate the learner sets before every update. */
    static TorchLearner learner(ResNet net) {
        return new TorchLearner(net, net::forward, () -> sgd(net), 3, 32, 32);
    }

    private static Optimizer sgd(ResNet net) {
        SGDOptions options = new SGDOptions(0);
        options.momentum().put(MOMENTUM);
        options.weight_decay().put(WEIGHT_DECAY);
        return new SGD(net.parameters(), options);
    }
}
