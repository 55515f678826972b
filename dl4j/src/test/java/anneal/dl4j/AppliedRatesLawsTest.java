package anneal.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import anneal.laws.Families;
import anneal.notation.Controlled;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * The rate that DL4J applied at every update is the schedule's, read back from a weight in float64: its gradient is kept
 * at 1, so that from 0 it falls by the rate itself.
 */
class AppliedRatesLawsTest {
    private static final INDArray[] ONE = {Nd4j.createFromArray(new double[][] {{1}})};
    private static final INDArray ANSWER = Nd4j.createFromArray(new double[][] {{-0.5}});

    static Stream<Controlled> listening() {
        return Families.listening().stream();
    }

    @Test
    void byIteration() {
        List<Controlled> rates = Families.schedules();
        ComputationGraph graph = graph(rates, ScheduleType.ITERATION);
        for (int step = 0; step < Families.UPDATES; step++) {
            assertApplied(graph, rates, step);
        }
    }

    @Test
    void byEpoch() {
        List<Controlled> rates = Families.schedules();
        ComputationGraph graph = graph(rates, ScheduleType.EPOCH);
        for (int epoch = 0; epoch < Families.UPDATES; epoch += 13) {
            graph.getConfiguration().setEpochCount(epoch);
            assertApplied(graph, rates, epoch);
            assertApplied(graph, rates, epoch);
        }
    }

    private static void assertApplied(ComputationGraph graph, List<Controlled> rates, int step) {
        graph.setParams(Nd4j.zeros(DataType.DOUBLE, 1, graph.numParams()));
        graph.fit(ONE, Stream.generate(() -> ANSWER).limit(rates.size()).toArray(INDArray[]::new));
        for (int i = 0; i < rates.size(); i++) {
            assertThat(-graph.getParam(i + "_W").getDouble(0))
                    .as("%s at %s", rates.get(i).schedule(), step)
                    .isEqualTo(rates.get(i).at(step));
        }
    }

    @Test
    void throughALearner() {
        for (Controlled rate : Families.schedules().subList(0, 3)) {
            MultiLayerNetwork network = network(AnnealSchedule.of(ScheduleType.ITERATION, rate));
            try (Dl4jLearner learner = new Dl4jLearner(network)) {
                for (int step = 0; step < Families.UPDATES; step++) {
                    network.setParams(Nd4j.zeros(DataType.DOUBLE, 1, 2));
                    learner.update(One.BATCH, rate.at(step));
                    assertThat(-network.getParam("0_W").getDouble(0)).isEqualTo(rate.at(step));
                }
            }
        }
    }

    /** DL4J's doing: three of its updaters put their eps, 1e-8, in the place of a rate of 0. */
    @Test
    void aRateOfZeroIsNoneToAdamAndItsKin() {
        Map<IUpdater, Boolean> moves = Map.of(
                new Adam(), true, new AMSGrad(), true, new AdaMax(), true, new Nadam(), false, new RmsProp(), false);
        moves.forEach((updater, moved) -> {
            MultiLayerNetwork network = network(updater);
            try (Dl4jLearner learner = new Dl4jLearner(network)) {
                network.setParams(Nd4j.zeros(DataType.DOUBLE, 1, 2));
                learner.update(One.BATCH, 0);
                double step = Math.abs(network.getParam("0_W").getDouble(0));
                assertThat(step > 0).as("%s moved by %s", updater, step).isEqualTo(moved);
                assertThat(step).isLessThan(4e-8);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("listening")
    void underFeedback(Controlled rate) {
        underFeedback(rate, ScheduleType.ITERATION, Families.UPDATES_PER_EPOCH);
    }

    @ParameterizedTest
    @MethodSource("listening")
    void underFeedbackByEpoch(Controlled rate) {
        underFeedback(rate, ScheduleType.EPOCH, 2);
    }

    private static void underFeedback(Controlled rate, ScheduleType clock, int updatesPerEpoch) {
        AnnealSchedule schedule = AnnealSchedule.of(clock, rate);
        MultiLayerNetwork network = network(schedule);
        FeedbackListener listener = new FeedbackListener(schedule);
        int perEpoch = clock == ScheduleType.EPOCH ? 1 : updatesPerEpoch;
        Controlled expected = rate;
        for (int epoch = 0; epoch * updatesPerEpoch < Families.UPDATES; epoch++) {
            double loss = epoch < 9 ? 1 : 1.0 / (1 << Math.min(epoch, 30));
            for (int i = 0; i < updatesPerEpoch; i++) {
                int step = epoch * perEpoch + Math.min(i, perEpoch - 1);
                network.setParams(Nd4j.zeros(DataType.DOUBLE, 1, 2));
                network.fit(ONE[0], ANSWER);
                assertThat(-network.getParam("0_W").getDouble(0))
                        .as("step %s", step)
                        .isEqualTo(expected.at(step));
                network.setScore(loss);
                listener.iterationDone(network, epoch * updatesPerEpoch + i, epoch);
            }
            listener.onEpochEnd(network);
            network.incrementEpochCount();
            expected = expected.observe((epoch + 1L) * perEpoch, loss);
        }
        assertThat(listener.rate()).isEqualTo(AnnealSchedule.of(clock, expected));
    }

    /** A graph with a weight under each of the rates. */
    private static ComputationGraph graph(List<Controlled> rates, ScheduleType clock) {
        ComputationGraphConfiguration.GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .graphBuilder()
                .addInputs("in");
        for (int i = 0; i < rates.size(); i++) {
            graph.addLayer(Integer.toString(i), weight(new Sgd(AnnealSchedule.of(clock, rates.get(i)))), "in");
        }
        graph.setOutputs(Stream.iterate(0, i -> i + 1)
                .limit(rates.size())
                .map(i -> Integer.toString(i))
                .toArray(String[]::new));
        ComputationGraph network = new ComputationGraph(graph.build());
        network.init();
        return network;
    }

    private static MultiLayerNetwork network(AnnealSchedule schedule) {
        return network(new Sgd(schedule));
    }

    private static MultiLayerNetwork network(IUpdater updater) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .list()
                .layer(weight(updater))
                .build());
        network.init();
        return network;
    }

    /** A weight and a bias, in float64. */
    private static OutputLayer weight(IUpdater updater) {
        return new OutputLayer.Builder(LossFunction.MSE)
                .nIn(1)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .updater(updater)
                .build();
    }
}
