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
import anneal.optim.Optimizer;
import anneal.train.History;
import anneal.train.TrainEvent;
import anneal.train.Training;

/** How do I train in one call, under a schedule written as text that lowers the rate when the loss is flat? */
final class TrainInOneCall {
    private TrainInOneCall() {}

    public static void main(String[] arguments) {
        int epochs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        Split data = Shapes.standard().generate();
        Loader loader = Loader.shuffled(data.train(), 128, 0);
        Controlled rate = Plan.parse("linear(0, 0.02, 1ep) then 0.02 under plateau(factor=0.3, patience=1, floor=1e-4)")
                .resolve(Clock.ofEpochs(loader.batches()));

        Sequential model = Sequential.of(linear(3072, 100), relu(), linear(100, 10));
        try (Network net = model.start(Optimizer.parse("sgd(momentum=0.9)"), Loss.CROSS_ENTROPY, 0)) {
            History history = new Training(net, loader, data.test(), rate, epochs).run(event -> {
                if (event instanceof TrainEvent.RateCut cut) {
                    System.out.println("update " + cut.step() + ": " + cut.why());
                }
            });
            System.out.printf("%s, test accuracy %.3f%n", history.ending(), history.finalAccuracy());
        }
    }
}
