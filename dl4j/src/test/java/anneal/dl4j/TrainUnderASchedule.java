package anneal.dl4j;

import static anneal.schedule.Recipes.cosine;
import static anneal.schedule.Recipes.linear;

import anneal.data.Batch;
import anneal.data.Cifar10;
import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.schedule.Schedule;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;

/** How do I train a DL4J network under a schedule? The arguments: epochs, and a folder with CIFAR-10's files. */
final class TrainUnderASchedule {
    private TrainUnderASchedule() {}

    public static void main(String[] arguments) {
        int epochs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Split data = arguments.length > 1 ? Cifar10.read(Path.of(arguments[1])) : new Shapes(2_000, 500, 0).generate();
        Loader loader = Loader.shuffled(data.train(), 50, 0);
        long updates = (long) epochs * loader.batches();
        Schedule schedule = linear(0, 0.003, updates / 10).then(cosine(0.003, updates - updates / 10));

        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(0)
                .updater(new Adam(AnnealSchedule.perIteration(schedule))) // the one line
                .list()
                .layer(new ConvolutionLayer.Builder(5, 5)
                        .stride(2, 2)
                        .nOut(16)
                        .activation(Activation.RELU)
                        .build())
                .layer(new SubsamplingLayer.Builder().build())
                .layer(new OutputLayer.Builder().nOut(10).build())
                .setInputType(InputType.convolutionalFlat(32, 32, 3))
                .build());
        network.init();
        Rows rows = new Rows();
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (Batch batch : loader.epoch(epoch)) {
                network.fit(rows.gather(List.of(batch)));
            }
            System.out.printf("epoch %d: last loss %.3f%n", epoch + 1, network.score());
        }
        try (Dl4jLearner learner = new Dl4jLearner(network)) {
            System.out.printf(
                    "test accuracy %.3f%n", learner.evaluate(data.test()).accuracy());
        }
    }
}
