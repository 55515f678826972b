package anneal.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Updates that can be worked out in the head: from weight 1, gradient 4 and then 2, each at the rate 0.5. */
class OptimizersClosedFormsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    sgd;                                              -1;     -2
                    sgd(weightDecay=0.5);                             -1.25;  -1.9375
                    sgd(momentum=0.5);                                -1;     -3
                    sgd(momentum=0.5, dampening=0.5);                 -1;     -2.5
                    sgd(momentum=0.5, dampening=1);                   -1;     -2
                    sgd(momentum=0.5, nesterov=true);                 -2;     -4
                    adagrad(eps=0, initialAccumulator=9);             0.6;    0.4143047
                    adagrad(eps=0);                                   0.5;    0.2763932
                    adagrad(eps=0, lrDecay=1);                        0.5;    0.3881966
                    rmsprop(eps=0, alpha=0);                          0.5;    0
                    rmsprop(eps=0, alpha=0, momentum=0.5);            0.5;    -0.25
                    adam(eps=0);                                      0.5;    0.0339
                    adam(eps=0, beta1=0, beta2=0);                    0.5;    0
                    adam(eps=0, beta1=0, beta2=0, amsgrad=true);      0.5;    0.25
                    adam(eps=4, beta1=0, beta2=0);                    0.75;   0.5833333
                    adamw(eps=0, beta1=0, beta2=0, weightDecay=1);    0;      -0.5
                    """)
    void firstAndSecondWeight(String rule, double first, double second) {
        double[] weight = {1};
        Memory memory = Optimizer.parse(rule).start(new Doubles(weight));
        memory.update(new Known(4), 0.5);
        assertThat(weight[0]).isCloseTo(first, within(1e-7));
        memory.update(new Known(2), 0.5);
        assertThat(weight[0]).isCloseTo(second, within(1e-4));
    }

    @Test
    void velocityHoldsNoRate() {
        double[] weight = {0};
        Memory memory = new SGD().withMomentum(0.5).start(new Doubles(weight));
        memory.update(new Known(4), 0);
        memory.update(new Known(2), 1);
        assertThat(weight[0]).isEqualTo(-4);
    }
}
