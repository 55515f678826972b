package anneal.examples;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static anneal.schedule.Recipes.cosine;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.optim.SGD;
import anneal.schedule.Schedule;
import anneal.train.Score;

/** How do I train a network under a schedule, with the loop in plain sight? */
final class TrainTheBlock {
    private TrainTheBlock() {}

    public static void main(String[] arguments) {
        int epochs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        Split data = Shapes.standard().generate();
        Loader loader = Loader.shuffled(data.train(), 128, 0);
        Sequential model = Sequential.of(linear(3072, 100), relu(), linear(100, 10));
        Schedule schedule = cosine(0.03, (long) epochs * loader.batches());

        try (Network net = model.start(new SGD().withMomentum(0.9), Loss.CROSS_ENTROPY, 0)) {
            long step = 0;
            for (int epoch = 0; epoch < epochs; epoch++) {
                double loss = 0;
                for (Batch batch : loader.epoch(epoch)) {
                    loss = net.forward(batch);
                    net.backward();
                    net.update(schedule.at(step++));
                }
                Score score = net.evaluate(data.test());
                System.out.printf("epoch %d: last loss %.3f, test accuracy %.3f%n", epoch + 1, loss, score.accuracy());
            }
        }
    }
}
