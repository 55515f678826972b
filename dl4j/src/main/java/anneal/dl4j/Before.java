package anneal.dl4j;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/** What a network was before an update that may have to be left out: DL4J finds a gradient and goes by it in one call. */
final class Before implements AutoCloseable {
    private final Net net;
    private final INDArray weights;
    private final @Nullable INDArray memory;
    private final int iteration;
    private final long root;
    private final long node;

    Before(Net net) {
        this.net = net;
        this.weights = net.model().params().dup();
        INDArray state = net.network().updaterState();
        this.memory = state == null ? null : state.dup();
        this.iteration = net.iteration();
        Random random = Nd4j.getRandom();
        this.root = random.rootState();
        this.node = random.nodeState();
    }

    /** Whether loss and gradient were finite, and so all weights are that were before. */
    boolean wasFinite(double loss) {
        return Double.isFinite(loss)
                && Double.isFinite(net.model().params().sumNumber().doubleValue());
    }

    /** Makes the network what it was. */
    void restore() {
        net.model().params().assign(weights);
        if (memory != null) {
            net.network().updaterState().assign(memory);
        }
        net.setIteration(iteration);
        Nd4j.getRandom().setStates(root, node);
    }

    @Override
    public void close() {
        weights.close();
        if (memory != null) {
            memory.close();
        }
    }
}
