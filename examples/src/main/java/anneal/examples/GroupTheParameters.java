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
import anneal.notation.Controls;
import anneal.notation.Settings;
import anneal.optim.AdamW;
import anneal.train.History;
import anneal.train.Training;

/** How do I give layers rates of their own, leave biases out of weight decay, and unfreeze a layer after the first epoch? */
final class GroupTheParameters {
    private GroupTheParameters() {}

    public static void main(String[] arguments) {
        int epochs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        Split data = Shapes.standard().generate();
        Loader loader = Loader.shuffled(data.train(), 128, 0);
        Sequential model = Sequential.of(linear(3072, 100), relu(), linear(100, 10));
        Controls controls = Settings.parse("cosine(0.001, 100%); beta1 = linear(0.85, 0.95, 100%);"
                        + " group 0.weight from 1ep: lr *= 0.5; noDecay = bias")
                .spelt(model.parameterNames())
                .resolve(Clock.ofEpochs(loader.batches()).withUpdates((long) epochs * loader.batches()));

        try (Network net = model.start(new AdamW(), Loss.CROSS_ENTROPY, 0)) {
            History history = new Training(net, loader, data.test(), controls, epochs).run();
            for (int step = 0; step < history.updates(); step += loader.batches()) {
                System.out.println("update " + step + ": rate " + history.rate(step) + ", of 0.weight "
                        + history.rate("0.weight", step) + ", of biases " + history.rate("bias", step));
            }
            System.out.printf("test accuracy %.3f%n", history.finalAccuracy());
        }
    }
}
