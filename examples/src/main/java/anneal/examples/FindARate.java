package anneal.examples;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;

import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.find.Findings;
import anneal.find.RangeTest;
import anneal.find.Suggestion;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.optim.SGD;

/** Which rate do I start from? */
final class FindARate {
    private FindARate() {}

    public static void main(String[] arguments) {
        Split data = Shapes.standard().generate();
        Loader loader = Loader.shuffled(data.train(), 128, 0);
        Sequential model = Sequential.of(linear(3072, 100), relu(), linear(100, 10));
        try (Network net = model.start(new SGD().withMomentum(0.9), Loss.CROSS_ENTROPY, 0)) {
            Findings findings = RangeTest.standard().run(net, loader, 3);
            for (Suggestion rule : Suggestion.values()) {
                Findings.Suggested found = findings.of(rule);
                System.out.printf(
                        "%s: %.2g, from %.2g to %.2g%n", rule.label(), found.rate(), found.low(), found.high());
            }
        }
    }
}
