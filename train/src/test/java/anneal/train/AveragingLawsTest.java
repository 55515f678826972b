package anneal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anneal.data.Loader;
import anneal.data.Shapes;
import anneal.data.Split;
import anneal.net.Layer;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.notation.Controlled;
import anneal.optim.Optimizer;
import anneal.schedule.Constant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an average of the weights is, and what it leaves alone. */
class AveragingLawsTest {
    private static final Split DATA = Shapes.standard().withTrain(60).generate();
    private static final Loader LOADER = Loader.shuffled(DATA.train(), 16, 5);

    private static Network network() {
        return Sequential.of(Layer.linear(3072, 4), Layer.tanh(), Layer.linear(4, 10))
                .start(Optimizer.parse("sgd(momentum=0.9)"), Loss.CROSS_ENTROPY, 3);
    }

    private static Training training(Network network, String average, Weights weights) {
        return new Training(network, LOADER, DATA.test(), Controlled.of(new Constant(0.02)), 4)
                .withOptions(Options.STANDARD.withAverage(Averaging.parse(average), weights));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ema(0.9)", "ema(0.5, every=3)", "swa(from=50%)", "swa(from=-1ep, every=1)"})
    void theAverageIsThatOfTheWeightsThatCount(String text) {
        Averaging averaging = Averaging.parse(text);
        try (Network network = network()) {
            Training training = training(network, text, Weights.AVERAGE);
            training.run();
            double[] expected = byHand(averaging, averaging.in(training.clock()));
            float[] found = network.weights(0);
            for (int i = 0; i < found.length; i++) {
                assertThat((double) found[i]).isCloseTo(expected[i], within(1e-6));
            }
        }
    }

    /** The average of the first layer's weights, in float64. */
    private static double[] byHand(Averaging averaging, Averaging.Times times) {
        try (Network network = network()) {
            double[] average = new double[network.weights(0).length];
            long taken = 0;
            long updates = 0;
            for (int epoch = 0; epoch < 4; epoch++) {
                for (var batch : LOADER.epoch(epoch)) {
                    network.update(batch, 0.02);
                    if (times.due(++updates)) {
                        double keep = averaging.keep(taken++);
                        float[] weights = network.weights(0);
                        for (int i = 0; i < average.length; i++) {
                            average[i] = keep * average[i] + (1 - keep) * weights[i];
                        }
                    }
                }
            }
            return average;
        }
    }

    @Test
    void trainingIsTheSameWithoutIt() {
        try (Network with = network();
                Network without = network()) {
            History averaged = training(with, "ema(0.9)", Weights.LAST).run();
            History plain = training(without, "ema(0.9)", Weights.LAST)
                    .withOptions(Options.STANDARD)
                    .run();
            assertThat(averaged.losses()).containsExactly(plain.losses());
            assertThat(averaged.result()).isEqualTo(plain.result());
            assertThat(with.weights(2)).containsExactly(without.weights(2));
            assertThat(plain.averaged()).isEqualTo(Score.NONE);
        }
    }

    @Test
    void theRunEndsWithTheWeightsThatWereAskedFor() {
        try (Network last = network();
                Network average = network()) {
            History raw = training(last, "swa(from=2ep)", Weights.LAST).run();
            History averaged =
                    training(average, "swa(from=2ep)", Weights.AVERAGE).run();
            assertThat(raw.result()).isEqualTo(last.evaluate(DATA.test()));
            assertThat(averaged.result()).isEqualTo(average.evaluate(DATA.test()));
            assertThat(averaged.result()).isEqualTo(raw.averaged()).isNotEqualTo(raw.result());
            assertThat(raw.epochs().get(1).averaged()).isEqualTo(Score.NONE);
            assertThat(raw.epochs().get(2).averaged())
                    .isEqualTo(raw.epochs().get(2).test());
        }
    }
}
