package anneal.djl;

import static anneal.schedule.Recipes.cosine;
import static anneal.schedule.Recipes.linear;

import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import anneal.data.Cifar10;
import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.notation.Controlled;
import anneal.schedule.Schedule;
import anneal.train.Training;
import java.nio.file.Path;

/** How do I train a DJL model under a schedule, in one call? The arguments: epochs, and a folder with CIFAR-10's files. */
final class TrainUnderASchedule {
    private TrainUnderASchedule() {}

    public static void main(String[] arguments) {
        int epochs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Split data = arguments.length > 1 ? Cifar10.read(Path.of(arguments[1])) : new Shapes(2_000, 500, 0).generate();
        Loader loader = Loader.shuffled(data.train(), 50, 0);
        long updates = (long) epochs * loader.batches();
        Schedule schedule = linear(0, 0.003, updates / 10).then(cosine(0.003, updates - updates / 10));

        try (Model model = Model.newInstance("example")) {
            model.setBlock(new SequentialBlock()
                    .add(Conv2d.builder()
                            .setKernelShape(new Shape(5, 5))
                            .optStride(new Shape(2, 2))
                            .setFilters(16)
                            .build())
                    .add(Activation.reluBlock())
                    .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                    .add(Blocks.batchFlattenBlock())
                    .add(Linear.builder().setUnits(10).build()));
            try (DjlLearner learner = new DjlLearner(
                    model,
                    Loss.softmaxCrossEntropyLoss(),
                    rate -> Optimizer.adam().optLearningRateTracker(rate).build(),
                    3,
                    32,
                    32)) {
                new Training(learner, loader, data.test(), Controlled.of(schedule), epochs)
                        .run()
                        .epochs()
                        .forEach(epoch -> System.out.printf(
                                "epoch %d: test accuracy %.3f%n",
                                epoch.epoch() + 1, epoch.test().accuracy()));
            }
        }
    }
}
