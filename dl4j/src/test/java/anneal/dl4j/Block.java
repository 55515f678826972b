package anneal.dl4j;

import anneal.net.Network;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** The block 3072-100-10 in DL4J, in both of its kinds of network. */
final class Block {
    private Block() {}

    static MultiLayerNetwork layers(IUpdater updater, Network start) {
        MultiLayerConfiguration shape = new NeuralNetConfiguration.Builder()
                .updater(updater)
                .list()
                .layer(hidden())
                .layer(output())
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(shape);
        network.init();
        network.setParam("0_W", weights(start, 0, 100));
        network.setParam("0_b", row(start.biases(0)));
        network.setParam("1_W", weights(start, 2, 10));
        network.setParam("1_b", row(start.biases(2)));
        return network;
    }

    static ComputationGraph graph(IUpdater updater, Network start) {
        ComputationGraphConfiguration shape = new NeuralNetConfiguration.Builder()
                .updater(updater)
                .graphBuilder()
                .addInputs("in")
                .addLayer("hidden", hidden(), "in")
                .addLayer("out", output(), "hidden")
                .setOutputs("out")
                .build();
        ComputationGraph network = new ComputationGraph(shape);
        network.init();
        network.setParam("hidden_W", weights(start, 0, 100));
        network.setParam("hidden_b", row(start.biases(0)));
        network.setParam("out_W", weights(start, 2, 10));
        network.setParam("out_b", row(start.biases(2)));
        return network;
    }

    private static DenseLayer hidden() {
        return new DenseLayer.Builder()
                .nIn(3072)
                .nOut(100)
                .activation(Activation.RELU)
                .build();
    }

    /** Its score has rows' losses up to 85: DL4J's usual one counts none for more than 23, by clipping probabilities at 1e-10. */
    private static OutputLayer output() {
        return new OutputLayer.Builder(new LossMCXENT(1e-37, null))
                .nIn(100)
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .build();
    }

    /** DL4J keeps inputs by outputs, PyTorch and Anneal outputs by inputs. */
    private static INDArray weights(Network start, int layer, int outputs) {
        float[] weights = start.weights(layer);
        return Nd4j.createFromArray(weights)
                .reshape('c', outputs, weights.length / outputs)
                .transpose();
    }

    private static INDArray row(float[] numbers) {
        return Nd4j.createFromArray(numbers).reshape(1, numbers.length);
    }
}
