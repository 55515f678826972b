package anneal.benchmarks.peers;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;

import anneal.data.Batch;
import anneal.data.Cifar10;
import anneal.data.Images;
import anneal.data.Loader;
import anneal.data.Normalisation;
import anneal.net.Blas;
import anneal.net.Engine;
import anneal.net.Layer;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.optim.Optimizer;
import anneal.train.Precision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Anneal as a contender. The variant names the library of products and, after a dash, the precision. */
final class Ours {
    private static final long SEED = 1;

    private Ours() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        String[] variant = arguments[3].split("-", 2);
        Blas.use(Blas.valueOf(variant[0].toUpperCase(Locale.ROOT)));
        Precision precision = variant.length > 1 ? Precision.parse(variant[1]) : Precision.FLOAT32;
        Engine engine = new Engine(Integer.parseInt(arguments[1]), precision);
        Work work = Work.read(file);
        Images images = Cifar10.images(List.of(file.resolveSibling(WorkFiles.IMAGES)))
                .normalised(new Normalisation(Collections.nCopies(3, 0.5), Collections.nCopies(3, 0.25)));
        Turn.take(
                work,
                rate -> new Run(start(work, engine), loader(images), rate),
                Integer.parseInt(arguments[2]),
                "Anneal on " + Blas.inUse() + ", Java " + Runtime.version().feature());
    }

    static Sequential model(Work work) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < work.widths().size(); i++) {
            if (i > 1) {
                layers.add(relu());
            }
            layers.add(linear(work.widths().get(i - 1), work.widths().get(i)));
        }
        return new Sequential(layers);
    }

    static Network start(Work work, Engine engine) {
        return model(work).start(Optimizer.parse(work.rule().text()), Loss.CROSS_ENTROPY, SEED, engine);
    }

    static Loader loader(Images images) {
        return Loader.shuffled(images, Work.BATCH, SEED).dropLast();
    }

    private static final class Run implements Trainer {
        private final Network network;
        private final Loader loader;
        private final double rate;
        private List<Batch> batches = List.of();

        Run(Network network, Loader loader, double rate) {
            this.network = network;
            this.loader = loader;
            this.rate = rate;
        }

        @Override
        public double update(int step) {
            int place = step % loader.batches();
            if (place == 0) {
                batches = loader.epoch(step / loader.batches());
            }
            return network.update(batches.get(place), rate);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
