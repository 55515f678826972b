package anneal.benchmarks.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import anneal.benchmarks.peers.Trainer;
import anneal.benchmarks.peers.Turn;
import anneal.benchmarks.peers.Work;
import anneal.benchmarks.peers.WorkFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Rows are picked by an index array and normalised in place. */
final class Peer {
    private final WorkFiles files;
    private final NDManager manager = NDManager.newBaseManager();
    private final NDArray images;
    private final NDArray labels;
    private final NDArray[] rows;

    private Peer(WorkFiles files) throws IOException {
        this.files = files;
        WorkFiles.Pictures pictures = files.pictures();
        images = manager.create(
                ByteBuffer.wrap(pictures.pixels()), new Shape(files.work().images(), Work.INPUTS), DataType.UINT8);
        labels = manager.create(WorkFiles.longs(pictures.labels()));
        rows = Arrays.stream(files.rows())
                .map(batch -> manager.create(WorkFiles.longs(batch)))
                .toArray(NDArray[]::new);
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", arguments[1]);
        Peer peer = new Peer(WorkFiles.ofSgd(Path.of(arguments[0])));
        Turn.take(
                peer.files.work(),
                rate -> peer.new Run(rate),
                1,
                "DJL " + Engine.getDjlVersion() + ", PyTorch "
                        + Engine.getInstance().getVersion());
    }

    private final class Run implements Trainer {
        private final Model model = Model.newInstance("peer");
        private final ai.djl.training.Trainer trainer;

        Run(double rate) throws IOException {
            List<WorkFiles.Layer> layers = files.layers();
            SequentialBlock block = new SequentialBlock();
            for (int i = 0; i < layers.size(); i++) {
                if (i > 0) {
                    block.add(Activation.reluBlock());
                }
                block.add(
                        Linear.builder().setUnits(layers.get(i).biases().length).build());
            }
            model.setBlock(block);
            trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                    .optOptimizer(Optimizer.sgd()
                            .setLearningRateTracker(Tracker.fixed((float) rate))
                            .optMomentum(0.9f)
                            .build()));
            trainer.initialize(new Shape(Work.BATCH, Work.INPUTS));
            List<Parameter> parameters = block.getParameters().values();
            for (int i = 0; i < layers.size(); i++) {
                set(parameters.get(2 * i), layers.get(i).weights());
                set(parameters.get(2 * i + 1), layers.get(i).biases());
            }
        }

        private void set(Parameter parameter, float... numbers) {
            parameter.getArray().set(FloatBuffer.wrap(numbers));
        }

        @Override
        public double update(int step) {
            try (NDManager scope = manager.newSubManager()) {
                NDArray inputs =
                        images.get(scope, new NDIndex("{}", rows[step])).toType(DataType.FLOAT32, false);
                inputs.muli(Work.SCALE).addi(Work.SHIFT);
                NDArray answers = labels.get(scope, new NDIndex("{}", rows[step]));
                NDArray loss;
                try (GradientCollector collector = trainer.newGradientCollector()) {
                    NDList outputs = trainer.forward(new NDList(inputs));
                    loss = trainer.getLoss().evaluate(new NDList(answers), outputs);
                    collector.backward(loss);
                }
                trainer.step();
                return loss.getFloat();
            }
        }

        @Override
        public void close() {
            trainer.close();
            model.close();
        }
    }
}
