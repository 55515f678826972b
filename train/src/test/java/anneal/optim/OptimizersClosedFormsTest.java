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
                    nadam(eps=0, beta1=0, beta2=0);                   0.5;    0
                    radam(beta1=0);                                   -1;     -2
                    radam(beta1=0, weightDecay=0.5);                  -1.25;  -1.9375
                    radam(beta1=0, weightDecay=0.5, decoupledWeightDecay=true); -1.25; -1.9375
                    adamax(eps=0, beta1=0, beta2=0);                  0.5;    0
                    adamax(eps=0, beta1=0, beta2=0.75);               0.5;    0.1666667
                    adadelta(eps=1, rho=0);                           0.5149287; -0.1081582
                    rprop;                                            0.5;    -0.1
                    rprop(etaPlus=1.5, stepMax=0.6);                  0.5;    -0.1
                    asgd(lambd=0);                                    -1;     -2
                    asgd(lambd=1, alpha=1);                           -1.5;   -1.6666667
                    lion;                                             0.5;    0
                    lion(weightDecay=1);                              0;      -0.5
                    adafactor(beta2Decay=0);                          0.5;    0.25
                    lars(trustCoefficient=1, eps=0, momentum=0.5);    0.5;    0
                    lars(trustCoefficient=1, eps=0, momentum=0, weightDecay=1); 0.5; 0.25
                    lamb(eps=0, weightDecay=0);                       0.5;    0.25
                    schedulefreesgd(momentum=0.5);                    -1;     -1.75
                    schedulefreeadamw(beta1=0.5, beta2=0, eps=0);     0.5;    0.125
                    dadaptsgd(d0=0.5);                                0.75;   0.625
                    dadaptadam(eps=1e-9, beta1=0, beta2=0.75, d0=0.5); 0.5;   0.25
                    prodigy(beta1=0, beta2=0.75, d0=0.5, eps=1e-9);   0.5;    0.25
                    """)
    void firstAndSecondWeight(String rule, double first, double second) {
        double[] weight = {1};
        Memory memory = Optimizer.parse(rule).start(new Doubles(weight));
        memory.update(new Known(4), 0.5);
        assertThat(weight[0]).isCloseTo(first, within(1e-7));
        memory.update(new Known(2), 0.5);
        assertThat(weight[0]).isCloseTo(second, within(1e-4));
    }

    /** The gradient 4 becomes 1, and a step of the iteration makes that 3.4445 - 4.775 + 2.0315 = 0.701. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            muon(weightDecay=0, nsSteps=0);                                    0.5
            muon(weightDecay=1, nsSteps=0);                                    0
            muon(weightDecay=0, nsSteps=1);                                    0.6495
            muon(weightDecay=0, nsSteps=0, adjustLrFn=match_rms_adamw);        0.9
            """)
    void muonMovesAMatrixOfOneNumber(String rule, double expected) {
        double[] weight = {1};
        Optimizer.parse(rule).start(Tensor.matrix(new Doubles(weight), 1, 1)).update(new Known(4), 0.5);
        assertThat(weight[0]).isCloseTo(expected, within(1e-12));
    }

    /** Singular values 3, 2 and 1 come near 1, along the same directions: here the axes. */
    @ParameterizedTest
    @CsvSource({"3, 3", "3, 4", "4, 3"})
    void muonMovesAllDirectionsAlike(int rows, int columns) {
        double[] weights = new double[rows * columns];
        double[] gradient = new double[rows * columns];
        for (int i = 0; i < 3; i++) {
            gradient[i * rows + i] = 3 - i;
        }
        Tensor tensor = Tensor.matrix(new Doubles(weights), rows, columns);
        new Muon().start(tensor).update(new Known(gradient), 1);
        double factor = Math.sqrt(Math.max(1, (double) rows / columns));
        for (int i = 0; i < weights.length; i++) {
            boolean diagonal = i % rows == i / rows && i % rows < 3;
            assertThat(0 - weights[i] / factor).isBetween(diagonal ? 0.65 : 0, diagonal ? 1.25 : 0);
        }
    }

    @Test
    void muonLeavesVectorsToAdamW() {
        double[] byMuon = {1, 2};
        double[] byAdamW = {1, 2};
        new Muon().start(Tensor.vector(new Doubles(byMuon))).update(new Known(4, -3), 0.5);
        new AdamW().start(new Doubles(byAdamW)).update(new Known(4, -3), 0.5);
        assertThat(byMuon).containsExactly(byAdamW);
    }

    /** A gradient that is a product of a row and a column is divided by exactly its size: every step has the size 1. */
    @Test
    void adafactorKnowsAProductByItsRowsAndColumns() {
        double[] weights = {1, 1, 1, 1, 1, 1};
        Tensor tensor = Tensor.matrix(new Doubles(weights), 2, 3);
        new Adafactor().start(tensor).update(new Known(1, -2, 3, -6, -5, 10), 0.5);
        double[] expected = {0.5, 1.5, 0.5, 1.5, 1.5, 0.5};
        for (int i = 0; i < expected.length; i++) {
            assertThat(weights[i]).isCloseTo(expected[i], within(1e-12));
        }
    }

    /** After updates by 2 and 1 from weight 1 the points z are -1 and -2; their mean is what is evaluated. */
    @Test
    void scheduleFreeEvaluatesTheMean() {
        double[] weight = {1};
        Memory memory = new ScheduleFreeSGD().withMomentum(0.5).start(new Doubles(weight));
        memory.showEvaluated();
        assertThat(weight[0]).isEqualTo(1);
        memory.showTrained();
        memory.update(new Known(4), 0.5);
        memory.update(new Known(2), 0.5);
        memory.showEvaluated();
        assertThat(weight[0]).isCloseTo(-1.5, within(1e-12));
        memory.showTrained();
        assertThat(weight[0]).isEqualTo(-1.75);
    }

    /** With t0 = 0 the weights after updates 2 and 3, which are -2 and -3, are averaged; that after 1 is not. */
    @Test
    void averagedDescentEvaluatesItsAverage() {
        double[] weight = {1};
        Memory memory = new ASGD().withLambd(0).withT0(0).start(new Doubles(weight));
        memory.update(new Known(4), 0.5);
        memory.update(new Known(2), 0.5);
        memory.update(new Known(2), 0.5);
        memory.showEvaluated();
        assertThat(weight[0]).isEqualTo(-2.5);
        memory.showTrained();
        assertThat(weight[0]).isEqualTo(-3);
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
