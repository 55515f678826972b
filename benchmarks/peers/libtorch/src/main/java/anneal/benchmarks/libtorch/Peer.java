package anneal.benchmarks.libtorch;

import anneal.benchmarks.peers.Trainer;
import anneal.benchmarks.peers.Turn;
import anneal.benchmarks.peers.Work;
import anneal.benchmarks.peers.WorkFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Rows are picked by {@code index_select} and normalised in place, as in the eager contender of Python.
 *
 * <p>Its products are OpenBLAS's, on the threads that {@code OMP_NUM_THREADS} says. libtorch's own loops are left on
 * one thread: two pools of threads on the same cores cost more than they save.
 */
final class Peer {
    private final WorkFiles files;
    private final Tensor images;
    private final Tensor labels;
    private final Tensor[] rows;

    private Peer(WorkFiles files) throws IOException {
        this.files = files;
        WorkFiles.Pictures pictures = files.pictures();
        images = Tensor.create(pictures.pixels(), false, files.work().images(), Work.INPUTS);
        labels = Tensor.create(WorkFiles.longs(pictures.labels()));
        rows = Arrays.stream(files.rows())
                .map(batch -> Tensor.create(WorkFiles.longs(batch)))
                .toArray(Tensor[]::new);
    }

    public static void main(String[] arguments) throws Exception {
        torch.set_num_threads(1);
        Peer peer = new Peer(WorkFiles.ofSgd(Path.of(arguments[0])));
        Turn.take(
                peer.files.work(),
                rate -> peer.new Run(rate),
                1,
                "libtorch, bytedeco " + Tensor.class.getPackage().getImplementationVersion());
    }

    private final class Run implements Trainer {
        private final List<Tensor> parameters = new ArrayList<>();
        private final SGD optimizer;
        private final Scalar scale = new Scalar(Work.SCALE);
        private final Scalar shift = new Scalar(Work.SHIFT);

        Run(double rate) throws IOException {
            int inputs = Work.INPUTS;
            for (WorkFiles.Layer layer : files.layers()) {
                int outputs = layer.biases().length;
                parameters.add(Tensor.create(layer.weights(), outputs, inputs).set_requires_grad(true));
                parameters.add(Tensor.create(layer.biases()).set_requires_grad(true));
                inputs = outputs;
            }
            SGDOptions options = new SGDOptions(rate);
            options.momentum().put(0.9);
            optimizer = new SGD(new TensorVector(parameters.toArray(Tensor[]::new)), options);
        }

        @Override
        @SuppressWarnings("try") // the scope frees the tensors made in it
        public double update(int step) {
            try (PointerScope scope = new PointerScope()) {
                Tensor passed = images.index_select(0, rows[step])
                        .to(ScalarType.Float)
                        .mul_(scale)
                        .add_(shift);
                for (int i = 0; i < parameters.size(); i += 2) {
                    Tensor inputs = i == 0 ? passed : torch.relu(passed);
                    passed = torch.linear(inputs, parameters.get(i), parameters.get(i + 1));
                }
                Tensor loss = torch.cross_entropy_loss(passed, labels.index_select(0, rows[step]));
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                return loss.item_float();
            }
        }

        @Override
        public void close() {
            optimizer.close();
        }
    }
}
