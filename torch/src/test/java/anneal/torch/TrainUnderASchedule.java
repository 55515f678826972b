package anneal.torch;

import static anneal.schedule.Recipes.cosine;
import static anneal.schedule.Recipes.linear;

import anneal.data.Cifar10;
import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.notation.Controlled;
import anneal.schedule.Schedule;
import anneal.train.Training;
import java.nio.file.Path;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How do I train a PyTorch module under a schedule, in one call? The arguments: epochs, and a folder with CIFAR-10's files. */
final class TrainUnderASchedule {
    private TrainUnderASchedule() {}

    /** A small convolutional network. */
    private static final class Net extends Module {
        private final Conv2dImpl convolution = register_module("convolution", convolution());
        private final LinearImpl output = register_module("output", new LinearImpl(16 * 14 * 14, 10));

        private static Conv2dImpl convolution() {
            Conv2dOptions options = new Conv2dOptions(3, 16, new LongPointer(5, 5));
            options.stride().put(new LongPointer(2, 2));
            return new Conv2dImpl(options);
        }

        Tensor forward(Tensor rows) {
            return output.forward(torch.relu(convolution.forward(rows)).flatten(1, 3));
        }
    }

    public static void main(String[] arguments) {
        int epochs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Split data = arguments.length > 1 ? Cifar10.read(Path.of(arguments[1])) : new Shapes(2_000, 500, 0).generate();
        Loader loader = Loader.shuffled(data.train(), 50, 0);
        long updates = (long) epochs * loader.batches();
        Schedule schedule = linear(0, 0.003, updates / 10).then(cosine(0.003, updates - updates / 10));

        Libtorch.load();
        Net net = new Net();
        try (TorchLearner learner =
                new TorchLearner(net, net::forward, () -> new Adam(net.parameters(), new AdamOptions()), 3, 32, 32)) {
            new Training(learner, loader, data.test(), Controlled.of(schedule), epochs)
                    .run()
                    .epochs()
                    .forEach(epoch -> System.out.printf(
                            "epoch %d: test accuracy %.3f%n",
                            epoch.epoch() + 1, epoch.test().accuracy()));
        }
    }
}
