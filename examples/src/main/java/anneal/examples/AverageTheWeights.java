package anneal.examples;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;

import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.notation.Clock;
import anneal.notation.Controlled;
import anneal.notation.Plan;
import anneal.optim.SGD;
import anneal.train.Averaging;
import anneal.train.History;
import anneal.train.Options;
import anneal.train.Training;
import anneal.train.Weights;

/** How do I end with an average of the weights: SWA, with its schedule, or an exponential one? */
final class AverageTheWeights {
    /** A high rate for three quarters of the run, then a short way down to the one that is kept while weights are averaged. */
    private static final String RATE = "hold(0.02, 75%) then cosine(0.02, 0.01, 1ep) per epoch";

    private AverageTheWeights() {}

    public static void main(String[] arguments) {
        int epochs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12;
        Split data = Shapes.standard().generate();
        Loader loader = Loader.shuffled(data.train(), 128, 0);
        Clock clock = Clock.ofEpochs(loader.batches()).withUpdates((long) epochs * loader.batches());
        Controlled rate = Plan.parse(RATE).resolve(clock);

        Sequential model = Sequential.of(linear(3072, 100), relu(), linear(100, 10));
        for (String average : new String[] {"swa(from=75%)", "ema(0.99)"}) {
            try (Network net = model.start(new SGD().withMomentum(0.9), Loss.CROSS_ENTROPY, 0)) {
                History history = new Training(net, loader, data.test(), rate, epochs)
                        .withOptions(Options.STANDARD.withAverage(Averaging.parse(average), Weights.AVERAGE))
                        .run();
                double last = history.epochs().get(epochs - 1).test().accuracy();
                System.out.printf(
                        "%s: test accuracy %.4f, of the last weights %.4f%n", average, history.finalAccuracy(), last);
            }
        }
    }
}
