package anneal.torch;

import anneal.net.Network;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The block 3072-100-10 in PyTorch. */
final class Block extends Module {
    private final LinearImpl hidden = register_module("0", new LinearImpl(3072, 100));
    private final LinearImpl output = register_module("2", new LinearImpl(100, 10));

    /** With the weights that the network has. */
    Block(Network start) {
        set(hidden, start.weights(0), start.biases(0));
        set(output, start.weights(2), start.biases(2));
    }

    /** Gives a layer these weights. */
    static LinearImpl set(LinearImpl layer, float[] weights, float[] biases) {
        try (NoGradGuard guard = new NoGradGuard()) {
            layer.weight().copy_(Tensor.create(weights, biases.length, weights.length / biases.length));
            layer.bias().copy_(Tensor.create(biases));
        }
        return layer;
    }

    Tensor forward(Tensor rows) {
        return output.forward(torch.relu(hidden.forward(rows)));
    }
}
