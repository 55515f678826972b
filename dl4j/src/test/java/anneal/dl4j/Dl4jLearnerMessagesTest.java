package anneal.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.laws.Sample;
import anneal.optim.Clip;
import anneal.tensors.Tensors;
import anneal.train.HyperParameters;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/** What a learner over DL4J refuses, and how groups reach its layers. */
class Dl4jLearnerMessagesTest {
    private static final Batch BATCH =
            Loader.inOrder(Sample.classes(3, 4), 20).epoch(0).get(0);

    @Test
    void refusesANetworkThatIsNotInitialised() {
        MultiLayerNetwork network = network();
        assertThatThrownBy(() -> new Dl4jLearner(network))
                .hasMessage("the network must be initialised by init(), but is not");
    }

    @Test
    void refusesWhatItCannotTell() {
        try (Dl4jLearner learner = learner()) {
            assertThatThrownBy(() -> learner.update(List.of(BATCH), now(Map.of("momentum", 0.9), Map.of())))
                    .hasMessage("settings of DL4J's Adam must be among [beta1, beta2, eps], but one was momentum");
            HyperParameters beta = new HyperParameters(0.1, false, Map.of("beta1", 0.5), Map.of());
            assertThatThrownBy(() -> learner.update(List.of(BATCH), now(Map.of(), Map.of("head", beta))))
                    .hasMessage(
                            "a group of layers in DL4J can be told its rate alone, but was told {beta1=0.5} beside the"
                                    + " run's {}");
            assertThatThrownBy(() -> learner.update(List.of(BATCH), HyperParameters.rate(0.1), Clip.norm(1), false))
                    .hasMessage("DL4J clips gradients layer by layer, as the network's configuration says"
                            + " (gradientNormalization); clip must be none, but was norm(1)");
            HyperParameters frozen = new HyperParameters(0.1, true, Map.of(), Map.of());
            assertThatThrownBy(() -> learner.expect(frozen, frozen))
                    .hasMessage("DL4J cannot leave parameters out of an update");
            assertThatThrownBy(() ->
                            learner.update(List.of(BATCH), now(Map.of(), Map.of("bias", HyperParameters.rate(0.1)))))
                    .hasMessage("groups must hold whole layers in DL4J, but layer0 is divided by [bias]");
            assertThatThrownBy(() -> learner.evaluate(Sample.numbers(3)))
                    .hasMessage("the model must have 1 output for numbers to predict, but has 4");
        }
    }

    @Test
    void aGroupIsALayerWithARateOfItsOwn() {
        MultiLayerNetwork network = network();
        network.init();
        try (Dl4jLearner learner = new Dl4jLearner(network)) {
            INDArray first = network.getParam("0_W").dup();
            INDArray second = network.getParam("1_W").dup();
            learner.update(List.of(BATCH), now(Map.of(), Map.of("layer0.*", HyperParameters.rate(0))));
            assertThat(network.getParam("0_W")).isEqualTo(first);
            assertThat(network.getParam("1_W")).isNotEqualTo(second);
        }
    }

    @Test
    void aSettingIsThatOfANetworkBuiltWithIt() {
        MultiLayerNetwork built = network(new Adam(0.1, 0.5, 0.999, 1e-8));
        MultiLayerNetwork told = network(new Adam());
        built.init();
        told.init();
        try (Dl4jLearner one = new Dl4jLearner(built);
                Dl4jLearner other = new Dl4jLearner(told)) {
            HyperParameters now = now(Map.of("beta1", 0.5), Map.of());
            for (int step = 0; step < 3; step++) {
                long root = Nd4j.getRandom().rootState(); // of the dropout
                long node = Nd4j.getRandom().nodeState();
                double expected = one.update(BATCH, 0.1);
                Nd4j.getRandom().setStates(root, node);
                assertThat(other.update(List.of(BATCH), now)).isEqualTo(expected);
                assertThat(told.params()).isEqualTo(built.params());
            }
        }
    }

    /** With dropout: the random numbers are part of the state. */
    @Test
    void aStateKeepsTheGroupsAndTheRandomNumbers() {
        HyperParameters now = now(Map.of(), Map.of("head", HyperParameters.rate(0.2)));
        try (Dl4jLearner one = learner();
                Dl4jLearner other = learner()) {
            one.update(List.of(BATCH), now);
            Tensors state = one.state();
            double expected = one.update(List.of(BATCH), now);
            other.restore(state);
            assertThat(other.update(List.of(BATCH), now)).isEqualTo(expected);
            assertThat(other.state().tensors().get("updater").floats())
                    .containsExactly(one.state().tensors().get("updater").floats());
        }
    }

    private static HyperParameters now(Map<String, Double> others, Map<String, HyperParameters> groups) {
        return new HyperParameters(0.1, false, others, groups);
    }

    private static Dl4jLearner learner() {
        MultiLayerNetwork network = network();
        network.init();
        return new Dl4jLearner(network);
    }

    private static MultiLayerNetwork network() {
        return network(new Adam());
    }

    private static MultiLayerNetwork network(IUpdater updater) {
        return new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(updater)
                .list()
                .layer(new DenseLayer.Builder().nIn(3).nOut(5).dropOut(0.5).build())
                .layer(new OutputLayer.Builder().nIn(5).nOut(4).build())
                .build());
    }
}
