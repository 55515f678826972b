package anneal.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.schedule.ISchedule;

/** What DL4J's two kinds of network do alike and call differently. */
interface Net {

    /** A {@link MultiLayerNetwork} or a {@link ComputationGraph}. */
    static Net of(Model model) {
        if (model instanceof MultiLayerNetwork layers) {
            return new Layers(layers);
        }
        if (model instanceof ComputationGraph graph) {
            return new Graph(graph);
        }
        throw new IllegalArgumentException("the model must be a MultiLayerNetwork or a ComputationGraph, but is a "
                + model.getClass().getName());
    }

    /** The network for what both kinds call alike. */
    NeuralNetwork network();

    /** The network for what both kinds call alike. */
    Model model();

    boolean initialised();

    int iteration();

    void setIteration(int count);

    int epoch();

    /** Rows of the last batch. */
    int batchSize();

    /** Gives all layers one rate. */
    void setRate(ISchedule rate);

    /** Gives one layer its rate. */
    void setRate(String layer, ISchedule rate);

    /** The layers by their names, in their order. */
    Map<String, Layer> layers();

    /** The answers for some rows, as after training. */
    INDArray answer(INDArray rows);

    /** The mean loss over some rows, as after training. */
    double loss(DataSet rows);

    /** A network of layers. */
    record Layers(MultiLayerNetwork network) implements Net {
        @Override
        public Model model() {
            return network;
        }

        @Override
        public boolean initialised() {
            return network.isInitCalled();
        }

        @Override
        public int iteration() {
            return network.getIterationCount();
        }

        @Override
        public void setIteration(int count) {
            network.setIterationCount(count);
        }

        @Override
        public int epoch() {
            return network.getEpochCount();
        }

        @Override
        public int batchSize() {
            return network.getInputMiniBatchSize();
        }

        @Override
        public void setRate(ISchedule rate) {
            network.setLearningRate(rate);
        }

        @Override
        public void setRate(String layer, ISchedule rate) {
            network.setLearningRate(network.getLayerNames().indexOf(layer), rate);
        }

        @Override
        public Map<String, Layer> layers() {
            Map<String, Layer> layers = new LinkedHashMap<>();
            network.getLayerNames().forEach(name -> layers.put(name, network.getLayer(layers.size())));
            return layers;
        }

        @Override
        public INDArray answer(INDArray rows) {
            return network.output(rows, false);
        }

        @Override
        public double loss(DataSet rows) {
            return network.score(rows, false);
        }
    }

    /** A graph of layers with one input and one output. */
    record Graph(ComputationGraph network) implements Net {
        @Override
        public Model model() {
            return network;
        }

        @Override
        public boolean initialised() {
            return network.params() != null;
        }

        @Override
        public int iteration() {
            return network.getIterationCount();
        }

        @Override
        public void setIteration(int count) {
            network.getConfiguration().setIterationCount(count);
        }

        @Override
        public int epoch() {
            return network.getEpochCount();
        }

        @Override
        public int batchSize() {
            return network.batchSize();
        }

        @Override
        public void setRate(ISchedule rate) {
            network.setLearningRate(rate);
        }

        @Override
        public void setRate(String layer, ISchedule rate) {
            network.setLearningRate(layer, rate);
        }

        @Override
        public Map<String, Layer> layers() {
            Map<String, Layer> layers = new LinkedHashMap<>();
            for (Layer layer : network.getLayers()) {
                layers.put(layer.conf().getLayer().getLayerName(), layer);
            }
            return layers;
        }

        @Override
        public INDArray answer(INDArray rows) {
            return network.outputSingle(false, rows);
        }

        @Override
        public double loss(DataSet rows) {
            return network.score(rows, false);
        }
    }
}
