package anneal.benchmarks;

import anneal.data.Batch;
import anneal.data.Loader;
import anneal.net.Engine;
import anneal.net.Layer;
import anneal.net.Linear;
import anneal.net.Loss;
import anneal.net.Network;
import anneal.net.Sequential;
import anneal.optim.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * A training step beside its bare matrix products.
 *
 * <p>Both sides take turns, some steps each, in one process, so that whatever else the machine does hits both. The step
 * takes 128 of 10,000 byte images in a new random order each epoch; shuffling and gathering count.
 *
 * <p>After its last product OpenBLAS's own thread spins for 26 ms, on a core that the other side needs. The scripts set
 * {@code OPENBLAS_THREAD_TIMEOUT} so that it spins for half a millisecond: longer than any gap between the products of a
 * block, and short beside a block; and MKL's {@code KMP_BLOCKTIME} so that its thread spins for one.
 */
final class StepAgainstProducts implements AutoCloseable {
    private static final int BATCH = 128;
    private static final int IMAGES = 10_000;
    private static final double RATE = 0.001;

    /** The times of both sides, in milliseconds a step. */
    @SuppressWarnings("ArrayRecordComponent") // sorted once and read, never compared
    record Times(double[] steps, double[] floors) {
        Times {
            Arrays.sort(steps);
            Arrays.sort(floors);
        }

        double step(int percent) {
            return steps[(steps.length - 1) * percent / 100];
        }

        double floor(int percent) {
            return floors[(floors.length - 1) * percent / 100];
        }

        double ratio(int percent) {
            return step(percent) / floor(percent);
        }

        static Times joined(List<Times> parts) {
            return new Times(
                    parts.stream()
                            .flatMapToDouble(part -> Arrays.stream(part.steps))
                            .toArray(),
                    parts.stream()
                            .flatMapToDouble(part -> Arrays.stream(part.floors))
                            .toArray());
        }
    }

    private final Loader loader;
    private final Network network;
    private final BareProducts products;
    private int epoch;
    private Iterator<Batch> batches;

    /** A network on images, with hidden layers of these sizes. */
    StepAgainstProducts(List<Integer> hidden, Optimizer optimizer, Engine engine) {
        List<Integer> sizes = new ArrayList<>(hidden);
        sizes.add(0, ByteImages.FEATURES);
        sizes.add(10);
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < sizes.size(); i++) {
            layers.add(new Linear(sizes.get(i - 1), sizes.get(i)));
            if (i < sizes.size() - 1) {
                layers.add(Layer.relu());
            }
        }
        loader = Loader.shuffled(new ByteImages(IMAGES, 1), BATCH, 1).dropLast();
        network = new Sequential(layers).start(optimizer, Loss.CROSS_ENTROPY, 1, engine);
        products = new BareProducts(
                engine.threads(),
                BATCH,
                sizes.stream().mapToInt(Integer::intValue).toArray());
        batches = loader.epoch(0).iterator();
    }

    /** Lets both sides take turns, {@code steps} steps at a time. */
    Times measure(int blocks, int steps) {
        double[] step = new double[blocks];
        double[] floor = new double[blocks];
        for (int i = 0; i < blocks; i++) {
            step[i] = milliseconds(() -> train(steps)) / steps;
            floor[i] = milliseconds(() -> products.steps(steps)) / steps;
        }
        return new Times(step, floor);
    }

    private void train(int steps) {
        for (int i = 0; i < steps; i++) {
            if (!batches.hasNext()) {
                batches = loader.epoch(++epoch).iterator();
            }
            network.update(batches.next(), RATE);
        }
    }

    private static double milliseconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    @Override
    public void close() {
        network.close();
    }
}
