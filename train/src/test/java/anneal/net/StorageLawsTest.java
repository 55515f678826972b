package anneal.net;

import static anneal.net.Layer.linear;
import static anneal.net.Layer.relu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anneal.data.Batch;
import anneal.optim.Adam;
import anneal.optim.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A closed network has given its memory back, and nobody can reach for it. */
class StorageLawsTest {
    private static final Path PROCESS = Path.of("/proc/self/statm");
    private static final long PAGE = 4096;
    private static final Sequential MODEL = Sequential.of(linear(2000, 200), relu(), linear(200, 10));
    private static final Batch BATCH = Examples.classes(64, 2000, 10, 1).batch(64);

    private static Network trained() {
        Network network = MODEL.start(new Adam(), Loss.CROSS_ENTROPY, 1, 2);
        network.update(BATCH, 0.001);
        return network;
    }

    /** Some seven megabytes each, and little on the heap that would call for its collector. */
    @Test
    void networksInARowTakeTheMemoryOfOne() throws IOException {
        assumeTrue(Files.isReadable(PROCESS) && Blas.inUse() != Blas.JAVA);
        long before = 0;
        for (int i = 0; i < 150; i++) {
            trained().close();
            if (i == 20) {
                before = bytes();
            }
        }
        assertThat(bytes() - before).isLessThan(200 << 20);
    }

    private static long bytes() throws IOException {
        return Long.parseLong(Files.readString(PROCESS).split(" ")[1]) * PAGE;
    }

    @Test
    void closedNetworksRefuse() {
        Network network = trained();
        Vector weights = network.weights().get(0);
        network.close();
        network.close();
        refuses(() -> network.update(BATCH, 0.1));
        refuses(() -> network.evaluate(BATCH.data()));
        refuses(() -> network.weights(0));
        refuses(() -> network.setBiases(2, new float[10]));
        refuses(network::state);
        refuses(() -> weights.read(0, new double[1], 1));
    }

    private static void refuses(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessage("the network is closed");
    }
}
