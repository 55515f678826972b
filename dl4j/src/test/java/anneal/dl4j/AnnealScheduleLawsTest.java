package anneal.dl4j;

import static anneal.schedule.Recipes.cosine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anneal.laws.Families;
import anneal.notation.Controlled;
import anneal.notation.NotationException;
import anneal.schedule.Custom;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ScheduleType;

/** A schedule comes back from every form in which DL4J keeps it. */
class AnnealScheduleLawsTest {
    private static final INDArray ROWS = Nd4j.createFromArray(new float[][] {{1, 2}, {3, -1}});
    private static final INDArray ANSWERS = Nd4j.createFromArray(new float[][] {{1}, {-1}});

    static Stream<Controlled> rates() {
        Controlled listened =
                Families.listening().get(0).observe(10, 1).observe(20, 2).observe(30, 3);
        return Stream.concat(Families.schedules().stream(), Stream.of(listened));
    }

    @ParameterizedTest
    @MethodSource("rates")
    void comesBackFromJsonAndSerialization(Controlled rate) throws IOException, ClassNotFoundException {
        AnnealSchedule schedule = AnnealSchedule.of(ScheduleType.EPOCH, rate);
        MultiLayerConfiguration network = network(schedule);
        String json = network.toJson();
        MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(json);
        assertThat(read).isEqualTo(network);
        assertThat(read.toJson()).isEqualTo(json);
        assertThat(serialized(schedule)).isEqualTo(schedule);
        assertThat(serialized(schedule).valueAt(0, 40)).isEqualTo(rate.at(40));
    }

    @Test
    void aNetworkSavedAndLoadedTrainsOnAsIfNothingHadHappened() throws IOException {
        MultiLayerNetwork one = new MultiLayerNetwork(network(AnnealSchedule.perIteration(cosine(0.1, 20))));
        one.init();
        fit(one, 7);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelSerializer.writeModel(one, file, true);
        MultiLayerNetwork other =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file.toByteArray()), true);
        fit(one, 7);
        fit(other, 7);
        assertThat(other.params().toFloatVector()).containsExactly(one.params().toFloatVector());
    }

    @Test
    void refusesWhatHasNoText() {
        assertThatThrownBy(() -> AnnealSchedule.perIteration(new Custom("mine", step -> 0.1)))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining("mine");
    }

    @Test
    void printsItsTextAndClock() {
        assertThat(AnnealSchedule.perIteration(cosine(0.1, 20))).hasToString("cosine(0.1, 20) by iteration");
        assertThat(AnnealSchedule.perEpoch(cosine(0.1, 20))).hasToString("cosine(0.1, 20) by epoch");
    }

    private static void fit(MultiLayerNetwork network, int updates) {
        for (int i = 0; i < updates; i++) {
            network.fit(ROWS, ANSWERS);
        }
    }

    private static MultiLayerConfiguration network(AnnealSchedule schedule) {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Nesterovs(schedule))
                .list()
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(2)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build();
    }

    private static AnnealSchedule serialized(AnnealSchedule schedule) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(schedule);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (AnnealSchedule) in.readObject();
        }
    }
}
