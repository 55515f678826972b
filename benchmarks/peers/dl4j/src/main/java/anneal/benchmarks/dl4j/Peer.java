package anneal.benchmarks.dl4j;

import anneal.benchmarks.peers.Trainer;
import anneal.benchmarks.peers.Turn;
import anneal.benchmarks.peers.Work;
import anneal.benchmarks.peers.WorkFiles;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Rows are gathered in Java through a table, as ND4J is slower at it. DL4J has momentum in Nesterov's form only, so that the
 * plain one is made of its gradients here.
 */
final class Peer {
    private static final float MOMENTUM = 0.9f;

    private final WorkFiles files;
    private final WorkFiles.Pictures pictures;
    private final int[][] rows;
    private final float[] table = new float[256];

    private Peer(WorkFiles files) throws IOException {
        this.files = files;
        pictures = files.pictures();
        rows = files.rows();
        for (int value = 0; value < table.length; value++) {
            table[value] = value * Work.SCALE + Work.SHIFT;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Peer peer = new Peer(WorkFiles.ofSgd(Path.of(arguments[0])));
        Path jar = Path.of(MultiLayerNetwork.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Turn.take(peer.files.work(), rate -> peer.new Run((float) rate), 1, String.valueOf(jar.getFileName()));
    }

    private final class Run implements Trainer {
        private final float rate;
        private final MultiLayerNetwork network;
        private final INDArray velocity;
        private final INDArray inputs = Nd4j.create(DataType.FLOAT, Work.BATCH, Work.INPUTS);
        private final INDArray answers = Nd4j.create(DataType.FLOAT, Work.BATCH, Work.CLASSES);
        private final float[] gathered = new float[Work.BATCH * Work.INPUTS];
        private final float[] classes = new float[Work.BATCH * Work.CLASSES];

        Run(float rate) throws IOException {
            this.rate = rate;
            List<WorkFiles.Layer> layers = files.layers();
            NeuralNetConfiguration.ListBuilder list =
                    new NeuralNetConfiguration.Builder().updater(new NoOp()).list();
            int inputWidth = Work.INPUTS;
            for (int i = 0; i < layers.size() - 1; i++) {
                int width = layers.get(i).biases().length;
                list.layer(new DenseLayer.Builder()
                        .nIn(inputWidth)
                        .nOut(width)
                        .activation(Activation.RELU)
                        .build());
                inputWidth = width;
            }
            list.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                    .nIn(inputWidth)
                    .nOut(Work.CLASSES)
                    .activation(Activation.SOFTMAX)
                    .build());
            network = new MultiLayerNetwork(list.build());
            network.init();
            for (int i = 0; i < layers.size(); i++) {
                set(i, layers.get(i));
            }
            velocity = Nd4j.zerosLike(network.params());
        }

        /** DL4J has weights as inputs x outputs. */
        private void set(int place, WorkFiles.Layer layer) {
            int outputs = layer.biases().length;
            INDArray weights = Nd4j.createFromArray(layer.weights()).reshape(outputs, -1);
            network.getLayer(place).getParam("W").assign(weights.transpose());
            network.getLayer(place)
                    .getParam("b")
                    .assign(Nd4j.createFromArray(layer.biases()).reshape(1, outputs));
        }

        @Override
        public double update(int step) {
            gather(rows[step]);
            network.setInput(inputs);
            network.setLabels(answers);
            network.computeGradientAndScore();
            INDArray gradient = network.getFlattenedGradients().reshape(velocity.shape());
            velocity.muli(MOMENTUM).addi(gradient.divi(Work.BATCH));
            Nd4j.getBlasWrapper().level1().axpy(velocity.length(), -rate, velocity, network.params());
            return network.score();
        }

        private void gather(int... batch) {
            Arrays.fill(classes, 0);
            for (int row = 0; row < batch.length; row++) {
                int from = batch[row] * Work.INPUTS;
                for (int i = 0; i < Work.INPUTS; i++) {
                    gathered[row * Work.INPUTS + i] = table[pictures.pixels()[from + i] & 255];
                }
                classes[row * Work.CLASSES + pictures.labels()[batch[row]]] = 1;
            }
            copy(gathered, inputs);
            copy(classes, answers);
        }

        private void copy(float[] numbers, INDArray into) {
            FloatBuffer memory = into.data().asNioFloat();
            memory.put(numbers);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
