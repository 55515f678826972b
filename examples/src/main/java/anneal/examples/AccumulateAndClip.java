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
import anneal.notation.Clock;
import anneal.optim.Clip;
import anneal.optim.SGD;
import anneal.schedule.Schedule;
import java.util.List;

/** How do I make an update out of several mini-batches, and keep its gradient small? */
final class AccumulateAndClip {
    private AccumulateAndClip() {}

    public static void main(String[] arguments) {
        Split data = Shapes.standard().withTrain(2_000).generate();
        Loader loader = Loader.shuffled(data.train(), 32, 0);
        Clock clock = Clock.accumulating(loader.batches(), 32, 4);
        Schedule schedule = cosine(0.03, 5 * clock.updatesPerEpoch());
        Sequential model = Sequential.of(linear(3072, 100), relu(), linear(100, 10));

        try (Network net = model.start(new SGD().withMomentum(0.9), Loss.CROSS_ENTROPY, 0)) {
            long step = 0;
            for (int epoch = 0; epoch < 5; epoch++) {
                List<Batch> batches = loader.epoch(epoch);
                for (int i = 1; i <= batches.size(); i++) {
                    net.forward(batches.get(i - 1));
                    net.backward(); // the gradient is the mean over all rows since the last update
                    if (i % 4 == 0 || i == batches.size()) {
                        net.clip(Clip.norm(1));
                        net.update(schedule.at(step++)); // the schedule counts updates, not mini-batches
                    }
                }
            }
            System.out.printf("%d updates, %s%n", step, net.evaluate(data.test()));
        }
    }
}
