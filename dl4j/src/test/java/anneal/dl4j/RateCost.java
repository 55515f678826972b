package anneal.dl4j;

import static anneal.schedule.Recipes.cosine;
import static anneal.schedule.Recipes.linear;

import anneal.laws.Cost;
import anneal.schedule.Schedule;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** Not run by default: what a schedule costs an update of a small network. */
class RateCost {
    private static final Schedule SCHEDULE = linear(0, 0.1, 500).then(cosine(0.1, 9_500));

    @Test
    void perUpdate() {
        INDArray rows = Nd4j.rand(8, 4);
        INDArray answers = Nd4j.eye(8).castTo(rows.dataType());
        MultiLayerNetwork constant = network(new Sgd(0.1));
        MultiLayerNetwork scheduled = network(new Sgd(AnnealSchedule.perIteration(SCHEDULE)));
        Cost.print("DL4J", i -> constant.fit(rows, answers), i -> scheduled.fit(rows, answers));
    }

    private static MultiLayerNetwork network(IUpdater updater) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(0)
                .updater(updater)
                .list()
                .layer(new DenseLayer.Builder().nIn(4).nOut(8).build())
                .layer(new OutputLayer.Builder().nIn(8).nOut(8).build())
                .build());
        network.init();
        return network;
    }
}
