package anneal.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizersLawsTest {

    static Stream<Optimizer> rules() {
        return Stream.of(
                new SGD(),
                new SGD().withMomentum(0.9),
                new SGD().withMomentum(0.9).withDampening(0.25).withWeightDecay(0.01),
                new SGD().withMomentum(0.9).withNesterov().withWeightDecay(0.01),
                new Adagrad(),
                new Adagrad()
                        .withLrDecay(0.1)
                        .withInitialAccumulator(2)
                        .withWeightDecay(0.01)
                        .withEps(1e-3),
                new RMSProp(),
                new RMSProp()
                        .withAlpha(0.9)
                        .withCentered()
                        .withMomentum(0.9)
                        .withWeightDecay(0.01)
                        .withEps(1e-3),
                new Adam(),
                new Adam()
                        .withBetas(0.8, 0.9)
                        .withAmsgrad()
                        .withWeightDecay(0.01)
                        .withEps(1e-3),
                new AdamW(),
                new AdamW().withBetas(0.8, 0.9).withAmsgrad().withWeightDecay(0).withEps(1e-3));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void textReadsBack(Optimizer rule) {
        assertThat(Optimizer.parse(rule.toString())).isEqualTo(rule);
    }

    @Test
    void textLeavesDefaultsOut() {
        assertThat(new SGD().withMomentum(0.9).withNesterov()).hasToString("sgd(momentum=0.9, nesterov=true)");
        assertThat(new AdamW()).hasToString("adamw");
        assertThat(Optimizer.parse(" AdamW( WEIGHTDECAY = 0.1 ) ")).isEqualTo(new AdamW().withWeightDecay(0.1));
    }

    /** Sizes around a chunk's, so that the last chunk is whole, short or missing. */
    @ParameterizedTest
    @MethodSource("rules")
    void rangesDoNotMatter(Optimizer rule) {
        for (int size : new int[] {1, 511, 512, 513, 1024, 1025}) {
            double[] whole = numbers(size, 1);
            double[] parted = whole.clone();
            walk(rule, whole);
            for (int i = 0; i < size; i++) {
                double[] single = {parted[i]};
                walk(rule, single, numbers(size, 2)[i], numbers(size, 3)[i], numbers(size, 4)[i]);
                assertThat(single[0]).as("%s, weight %d of %d", rule, i, size).isEqualTo(whole[i]);
            }
        }
    }

    private static void walk(Optimizer rule, double[] weights) {
        Memory memory = rule.start(new Doubles(weights));
        for (int step = 0; step < 3; step++) {
            memory.update(new Known(numbers(weights.length, 2 + step)), 0.1);
        }
    }

    private static void walk(Optimizer rule, double[] weight, double... gradients) {
        Memory memory = rule.start(new Doubles(weight));
        for (double gradient : gradients) {
            memory.update(new Known(gradient), 0.1);
        }
    }

    private static double[] numbers(int size, long seed) {
        return new SplittableRandom(seed).doubles(size, -1, 1).toArray();
    }
}
